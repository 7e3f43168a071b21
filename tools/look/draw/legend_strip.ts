import sharp from 'sharp';
import type { Legend, RankedClass } from '../../../src/contract/picture.ts';
import { escapeHtml } from '../../../src/media/escape_html.ts';
import { lookup } from '../../../src/render/heat/colour_maps.ts';
import { coloursOf } from '../../../src/render/heat/picture_colours.ts';
import { formatValue, percent } from '../../../src/ui/format.ts';
import type { Paint, Paintable } from './paint.ts';

const [MARGIN, LINE, BAR_HEIGHT] = [16, 22, 12];
/** Of text of 14 pixels; DejaVu Sans, the widest of the fonts that may be there, has 8.6. */
const LETTER_PX = 8.6;
const [GROUND, INK, QUIET] = ['#0b0c0e', '#f2efe8', '#a9a59c'];
const FONT = `font-family="Inter, 'DejaVu Sans', sans-serif" font-size="14"`;

/** What a picture's legend says, line by line: what it is of, how sure the network is, how little there is, the unit. */
export function legendLines(picture: Paintable, seen: RankedClass | undefined): string[] {
  const { title, legend, faint } = picture;
  const share = picture.kind === 'cut-out' ? `${percent(picture.share)} of the picture` : '';
  const unit = legend ? `${legend.unit}${legend.note ? `, ${legend.note}` : ''}` : share;
  // A sentence on how little there is may have said it.
  const told = [faint, legend?.note].some(
    (words) => seen && words?.includes(seen.label) && words.includes('%'),
  );
  const classed = seen && !told ? `The network gives ${seen.label} ${percent(seen.probability)}.` : '';
  return [title, classed, faint ?? '', unit].filter(Boolean);
}

/**
 * A picture with its legend below: its words, and the colour scale with the numbers that its ends stand for.
 * @param png opaque. Borrowed.
 * @returns PNG
 */
export async function withLegendStrip(
  png: Buffer,
  picture: Paintable,
  seen: RankedClass | undefined,
  paint: Paint,
): Promise<Buffer> {
  const { width = 0, height = 0 } = await sharp(png).metadata();
  const room = Math.max(20, Math.floor((width - 2 * MARGIN) / LETTER_PX));
  const lines = legendLines(picture, seen).flatMap((line, at) =>
    wrapped(line, room).map((text) => ({ text, fill: at === 0 ? INK : QUIET })),
  );
  const { legend } = picture;
  const scale = legend ? await scaleOf(legend, picture, paint, width) : null;
  const scaleTop = MARGIN + lines.length * LINE;
  const stripHeight = scaleTop + (scale ? BAR_HEIGHT + LINE + 6 : 0) + MARGIN / 2;
  const words = lines.map(
    ({ text, fill }, at) =>
      `<text x="${MARGIN}" y="${MARGIN + at * LINE + 12}" fill="${fill}">${escapeHtml(text)}</text>`,
  );
  const ends = scale ? endsOf(scale, scaleTop + BAR_HEIGHT + LINE, width) : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${stripHeight}"><g ${FONT}>${words.join('')}${ends}</g></svg>`;
  const layers = [
    { input: Buffer.from(svg), left: 0, top: height },
    ...(scale ? [{ input: scale.bar, left: MARGIN, top: height + scaleTop }] : []),
  ];
  return sharp(png)
    .extend({ bottom: stripHeight, background: GROUND })
    .composite(layers)
    .removeAlpha()
    .png()
    .toBuffer();
}

interface ColourScale {
  readonly bar: Buffer;
  readonly low: string;
  readonly high: string;
}

/** The colour bar and the words at its ends. */
async function scaleOf(
  { range: [low, high], low: lowWord, high: highWord }: Legend,
  picture: Paintable,
  { colours, signedColours }: Paint,
  width: number,
): Promise<ColourScale> {
  const map = lookup(coloursOf(picture, { sequential: colours, diverging: signedColours }));
  const bar = await sharp(map, { raw: { width: 256, height: 1, channels: 4 } })
    .resize(width - 2 * MARGIN, BAR_HEIGHT, { fit: 'fill' })
    .png()
    .toBuffer();
  return { bar, low: `${formatValue(low)} ${lowWord}`, high: `${formatValue(high)} ${highWord}` };
}

const endsOf = ({ low, high }: ColourScale, y: number, width: number): string =>
  `<text x="${MARGIN}" y="${y}" fill="${QUIET}">${escapeHtml(low)}</text><text x="${width - MARGIN}" y="${y}" fill="${QUIET}" text-anchor="end">${escapeHtml(high)}</text>`;

/** A text in lines of at most so many letters, broken between words. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
