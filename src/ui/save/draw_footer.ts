/** The words below a saved picture: what is shown, and what its colours mean. */

import type { Rect } from '../../contract/geometry.ts';
import type { Legend } from '../../contract/picture.ts';
import { type ColourMapName, lookup } from '../../render/heat/colour_maps.ts';
import { formatValue } from '../format.ts';
import { phrase } from '../language/language.ts';

export interface FooterWords {
  readonly title: string;
  readonly seen: string;
  readonly scale: { readonly legend: Legend; readonly map: ColourMapName } | null;
}

export interface PlacedText extends Rect {
  readonly text: string;
  readonly style: 'title' | 'quiet';
}

/** A footer laid out, in units of its letters: their size is 1 pixel per CSS pixel. */
export interface Footer {
  readonly texts: readonly PlacedText[];
  /** Where the colours lie; null where there are none. */
  readonly bar: Rect | null;
  readonly height: number;
}

type Measure = (text: string, style: PlacedText['style']) => number;

const MARGIN = 16;
const LINE = 22;
const BAR = 10;
const GAP = 24;
const WIDEST_BAR = 320;

const FONTS = {
  title: { px: 14, weight: 500, colour: '#f2efe8' },
  quiet: { px: 12, weight: 400, colour: '#a9a59c' },
} as const;

/** Lays out the words so that none lies over another, however narrow the picture is. */
export function layoutFooter({ title, seen, scale }: FooterWords, width: number, measure: Measure): Footer {
  const inner = width - 2 * MARGIN;
  const texts: PlacedText[] = [];
  let y = MARGIN / 2;
  const put = (text: string, style: PlacedText['style'], x: number, widest: number) => {
    texts.push({ text, style, x, y, width: Math.min(widest, measure(text, style)), height: LINE });
  };
  for (const [text, style] of [
    [title, 'title'],
    [seen, 'quiet'],
  ] as const) {
    for (const line of linesOf(text, inner, (part) => measure(part, style))) {
      put(line, style, MARGIN, inner);
      y += LINE;
    }
  }
  if (!scale) return { texts, bar: null, height: y + MARGIN / 2 };
  const [low, high] = endsOf(scale.legend);
  const together = measure(low, 'quiet') + GAP + measure(high, 'quiet');
  const barWidth = Math.min(inner, Math.max(WIDEST_BAR, together));
  const bar = { x: MARGIN, y: y + 4, width: barWidth, height: BAR };
  y += BAR + 8;
  put(low, 'quiet', MARGIN, barWidth);
  if (together > barWidth) y += LINE;
  put(high, 'quiet', MARGIN + barWidth - Math.min(barWidth, measure(high, 'quiet')), barWidth);
  return { texts, bar, height: y + LINE + MARGIN / 2 };
}

const endsOf = ({ range, low, high }: Legend) =>
  [`${formatValue(range[0])} ${phrase(low)}`, `${formatValue(range[1])} ${phrase(high)}`] as const;

/** A text in lines that fit, broken between words. */
function linesOf(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** @param letters pixels of the canvas per unit of the footer */
export function drawFooter(
  context: CanvasRenderingContext2D,
  { texts, bar }: Footer,
  map: ColourMapName | null,
  top: number,
  letters: number,
): void {
  context.textBaseline = 'middle';
  for (const { text, style, x, y, width, height } of texts) {
    context.font = fontOf(style, letters);
    context.fillStyle = FONTS[style].colour;
    context.fillText(text, x * letters, top + (y + height / 2) * letters, width * letters + 1);
  }
  if (!bar || !map) return;
  const strip = Object.assign(document.createElement('canvas'), { width: 256, height: 1 });
  strip.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(lookup(map)), 256, 1), 0, 0);
  const { x, y, width, height } = bar;
  context.drawImage(strip, x * letters, top + y * letters, width * letters, height * letters);
}

export const fontOf = (style: PlacedText['style'], letters: number) =>
  `${FONTS[style].weight} ${FONTS[style].px * letters}px "Inter Variable", "Noto Sans KR Variable", sans-serif`;

/** How wide words are, in units of a footer. */
export const measureOn =
  (context: CanvasRenderingContext2D): Measure =>
  (text, style) => {
    context.font = fontOf(style, 1);
    return context.measureText(text).width;
  };
