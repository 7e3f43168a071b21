import sharp, { type OverlayOptions } from 'sharp';
import type { InputDescription } from '../../../src/network/description.ts';
import { KEPT } from '../../../src/techniques/patches/best_patches.ts';
import { readPhotograph } from '../files/photograph.ts';
import type { FoundPatch, TopPatches } from '../top_patches.ts';

const CELL_PX = 128;
const GAP_PX = 8;
const CAPTION_PX = 22;
const NAME_PX = 40;
const PITCH = CELL_PX + GAP_PX;
const ROW = NAME_PX + CELL_PX + CAPTION_PX + GAP_PX;
const INK = '#f2efe8';
const QUIET = '#a9a59c';
const ACCENT = '#e3b86b';

/** A row a channel: its patches with their values, then the whole picture of the strongest with its patch framed. */
export async function paintPatches({ channels }: TopPatches, input: InputDescription): Promise<Buffer> {
  const width = GAP_PX + (KEPT + 1) * PITCH + GAP_PX;
  const height = GAP_PX + channels.length * ROW;
  const rows: OverlayOptions[] = [];
  for (const [row, { channel, patches }] of channels.entries()) {
    const top = GAP_PX + row * ROW;
    rows.push({ input: words(width, `channel ${channel}`, patches), top, left: 0 });
    for (const [i, patch] of patches.entries()) {
      const { cut, whole } = await pictures(patch, input, i === 0);
      rows.push({ input: cut, top: top + NAME_PX, left: GAP_PX + i * PITCH });
      if (whole) rows.push({ input: whole, top: top + NAME_PX, left: 2 * GAP_PX + KEPT * PITCH });
    }
  }
  return sharp({ create: { width, height, channels: 3, background: '#0b0c0e' } })
    .composite(rows)
    .png()
    .toBuffer();
}

async function pictures({ image, field }: FoundPatch, input: InputDescription, withWhole: boolean) {
  const side = input.width;
  const { y, x, width, height } = field ?? { y: 0, x: 0, width: side, height: side };
  const photograph = await readPhotograph(image, input);
  const seen = sharp(await photograph.crop(side), { raw: { width: side, height: side, channels: 3 } });
  const kernel = Math.max(width, height) < CELL_PX / 4 ? 'nearest' : 'cubic';
  const cut = await seen
    .clone()
    .extract({ left: x, top: y, width, height })
    .resize(CELL_PX, CELL_PX, { fit: 'contain', background: '#181b1f', kernel })
    .png()
    .toBuffer();
  if (!withWhole) return { cut, whole: null };
  const scale = CELL_PX / side;
  const rectangle = (stroke: string, thickness: number) =>
    `<rect x="${x * scale}" y="${y * scale}" width="${width * scale}" height="${height * scale}" fill="none" stroke="${stroke}" stroke-width="${thickness}"/>`;
  const frame = `<svg width="${CELL_PX}" height="${CELL_PX}">${rectangle('#000', 4)}${rectangle(ACCENT, 2)}</svg>`;
  const small = await seen.resize(CELL_PX, CELL_PX).png().toBuffer();
  return {
    cut,
    whole: await sharp(small)
      .composite([{ input: Buffer.from(frame) }])
      .png()
      .toBuffer(),
  };
}

function words(width: number, name: string, patches: readonly FoundPatch[]): Buffer {
  const font = 'font-family="Inter, Helvetica, Arial, sans-serif"';
  const values = patches.map(
    ({ value }, i) =>
      `<text x="${GAP_PX + i * PITCH}" y="${NAME_PX + CELL_PX + 16}" ${font} font-size="13" fill="${QUIET}">${value.toFixed(2)}</text>`,
  );
  return Buffer.from(
    `<svg width="${width}" height="${ROW}"><text x="${GAP_PX}" y="26" ${font} font-size="17" fill="${INK}">${name}</text>${values.join('')}</svg>`,
  );
}
