import type { Patch } from '../../contract/patches.ts';
import { formatValue } from '../format.ts';
import { t } from '../language/language.ts';
import { fontOf } from '../save/draw_footer.ts';
import * as patches from './patch_store.ts';

/** Of a patch, in units of the sheet. */
const SIDE = 64;
const GAP = 2;
const BETWEEN = 16;
const NAME = 22;
const CARD = { width: 3 * SIDE + 2 * GAP, height: 3 * SIDE + 2 * GAP + NAME };
/** So many channels beside each other read well. */
export const SHEET_WIDTH = BETWEEN + 6 * (CARD.width + BETWEEN);
const INK = '#f2efe8';
const SHADE = '#1b1d21';

/** The channels on the screen with their patches, laid out for a file that is so wide. */
export interface PatchSheet {
  readonly height: number;
  /** @param letters pixels of the canvas per unit of the sheet */
  draw(context: CanvasRenderingContext2D, top: number, letters: number): Promise<void>;
}

/**
 * @param width in units
 * @returns null where the view shows no patches
 */
export function patchSheet(width: number): PatchSheet | null {
  const channels = patches.isOpen.value ? patches.channels.value : [];
  if (channels.length === 0) return null;
  const columns = Math.max(
    1,
    Math.min(channels.length, Math.floor((width - BETWEEN) / (CARD.width + BETWEEN))),
  );
  const rows = Math.ceil(channels.length / columns);
  return {
    height: BETWEEN + rows * (CARD.height + BETWEEN),
    async draw(context, top, letters) {
      for (const [at, channel] of channels.entries()) {
        const x = BETWEEN + (at % columns) * (CARD.width + BETWEEN);
        const y = BETWEEN + Math.floor(at / columns) * (CARD.height + BETWEEN);
        await drawChannel(context, channel, x * letters, top + y * letters, letters);
      }
    },
  };
}

async function drawChannel(
  context: CanvasRenderingContext2D,
  channel: number,
  x: number,
  y: number,
  letters: number,
): Promise<void> {
  const found = patches.patchesOf(channel);
  const best = found[0]?.value;
  context.textBaseline = 'middle';
  context.font = fontOf('quiet', letters);
  context.fillStyle = INK;
  const words =
    best === undefined
      ? t('patches.channelSilent', { channel })
      : t('patches.channelStrongest', { channel, best: formatValue(best) });
  context.fillText(words, x, y + (NAME / 2 - 2) * letters, CARD.width * letters);
  for (let place = 0; place < 9; place++) {
    const side = SIDE * letters;
    const left = x + (place % 3) * (SIDE + GAP) * letters;
    const topOf = y + (NAME + Math.floor(place / 3) * (SIDE + GAP)) * letters;
    context.fillStyle = SHADE;
    context.fillRect(left, topOf, side, side);
    const patch = found[place];
    if (patch) await drawPatch(context, patch, left, topOf, side);
  }
}

async function drawPatch(
  context: CanvasRenderingContext2D,
  { source, field }: Patch,
  left: number,
  top: number,
  side: number,
): Promise<void> {
  const picture = patches.sourceOf(source)?.picture;
  if (!picture) return;
  const cut = await createImageBitmap(picture, field.x, field.y, field.width, field.height);
  const scale = side / Math.max(cut.width, cut.height);
  const [width, height] = [cut.width * scale, cut.height * scale];
  context.drawImage(cut, left + (side - width) / 2, top + (side - height) / 2, width, height);
  cut.close();
}
