import sharp from 'sharp';
import { escapeHtml } from '../../src/media/escape_html.ts';

/** A picture of a contact sheet, as it was painted. */
export interface Print {
  readonly png: Uint8Array;
  /** One line each. */
  readonly caption: readonly string[];
}

const [MARGIN, GAP, HEAD, LINE] = [28, 20, 96, 18];
const COLOURS = { paper: '#14161a', ink: '#f2efe9', faint: '#a9a59c' };

/**
 * Prints pictures in rows, with their captions, under a title.
 * @param columns pictures in a row
 * @param width of a picture on the sheet in pixels; rows are as high as their highest picture
 */
export async function contactSheet(
  title: string,
  subtitle: string,
  prints: readonly Print[],
  columns: number,
  width: number,
): Promise<Buffer> {
  const images = await Promise.all(
    prints.map(({ png }) =>
      sharp(png).resize({ width, kernel: 'cubic' }).png().toBuffer({ resolveWithObject: true }),
    ),
  );
  const lines = Math.max(...prints.map(({ caption }) => caption.length));
  const below = 8 + lines * LINE + GAP;
  const rows = Math.ceil(prints.length / columns);
  const heights = Array.from({ length: rows }, (_, row) =>
    Math.max(...images.slice(row * columns, (row + 1) * columns).map(({ info }) => info.height)),
  );
  const under = linesOf(subtitle, columns * (width + GAP) - GAP);
  const head = HEAD + (under.length - 1) * LINE;
  const topOf = (row: number) =>
    head + heights.slice(0, row).reduce((sum, height) => sum + height + below, 0);
  const leftOf = (column: number) => MARGIN + column * (width + GAP);
  const size = { width: leftOf(columns) - GAP + MARGIN, height: topOf(rows) + MARGIN - GAP };

  const captions = prints.flatMap(({ caption }, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const y = topOf(row) + (heights[row] as number) + 8;
    return caption.map((words, line) =>
      text(words, leftOf(column), y + (line + 0.75) * LINE, 13, line === 0 ? COLOURS.ink : COLOURS.faint),
    );
  });
  const words = [
    text(title, MARGIN, 46, 26, COLOURS.ink),
    ...under.map((line, i) => text(line, MARGIN, 72 + i * LINE, 13, COLOURS.faint)),
    ...captions,
  ].join('');
  const overlay = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${words}</svg>`;
  return sharp({ create: { ...size, channels: 3, background: COLOURS.paper } })
    .composite([
      ...images.map(({ data }, i) => ({
        ...{ input: data, left: leftOf(i % columns), top: topOf(Math.floor(i / columns)) },
      })),
      { input: Buffer.from(overlay), left: 0, top: 0 },
    ])
    .png({ palette: true, quality: 90, effort: 10 })
    .toBuffer();
}

/** Words in lines of at most so many pixels, where a letter of 13 pixels is 8 wide at most on average. */
function linesOf(words: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of words.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length * 8 <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const text = (words: string, x: number, y: number, size: number, fill: string): string =>
  `<text x="${x}" y="${y}" font-family="DejaVu Sans, sans-serif" font-size="${size}" fill="${fill}">${escapeHtml(words)}</text>`;
