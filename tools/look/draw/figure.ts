import type { RankedClass } from '../../../src/contract/picture.ts';
import { withJson } from '../../../src/media/png/json_chunk.ts';
import type { Photograph } from '../files/photograph.ts';
import { withLegendStrip } from './legend_strip.ts';
import { type Paint, type Paintable, paint } from './paint.ts';

/** The keyword of the text chunk in which a figure's PNG says what its colours mean. */
export const LEGEND_KEYWORD = 'convoscope-legend';

/**
 * A picture as PNG with its legend: on a strip below it, and as JSON in a text chunk. A cut-out keeps its transparent
 * background and says it in the chunk alone; a chart has its words in it.
 * @param seen the class that it is of, or that leads; absent where the network looked at no picture
 */
export async function paintFigure(
  picture: Paintable,
  photograph: Photograph,
  options: Paint,
  seen: RankedClass | undefined,
): Promise<Uint8Array> {
  const png = await paint(picture, photograph, options);
  const hasStrip = picture.kind !== 'cut-out' && picture.kind !== 'curves' && picture.kind !== 'fooled';
  const figure = hasStrip ? await withLegendStrip(png, picture, seen, options) : png;
  const { title, legend, faint } = picture;
  return withJson(figure, LEGEND_KEYWORD, {
    title,
    ...(seen && { class: { index: seen.index, label: seen.label, probability: seen.probability } }),
    ...(legend && { legend }),
    ...(faint && { faint }),
  });
}
