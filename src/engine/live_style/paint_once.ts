import type * as tf from '@tensorflow/tfjs-core';
import type { FastPainting } from '../../contract/live_style.ts';
import type { Painter } from '../../techniques/common/filter.ts';
import { settingsFor } from '../../techniques/common/settings.ts';
import { liveStyle } from '../../techniques/fast_style.ts';
import { encodeStylised } from '../encode/encode_stylised.ts';
import { sizeFor } from './adaptive_resolution.ts';
import type { PeopleFinder } from './people_finder.ts';
import type { StyleCatalogue } from './style_catalogue.ts';
import { StyleEngine } from './style_engine.ts';
import type { Frame } from './style_session.ts';
import { styliseFrame } from './stylise_frame.ts';

/**
 * Paints one frame in the style of pictures, by a network of its own that is gone afterwards.
 * @param squares as of StyleCatalogue.addPicture, each with its share. Borrowed.
 * @param side longer side of the painting, in pixels
 * @param keepColours whether only light and dark are painted
 * @throws {ModelFileError|NetworkError}
 */
export async function paintOnce(
  catalogue: Pick<StyleCatalogue, 'blendOfPictures'>,
  people: Pick<PeopleFinder, 'maskOf'>,
  frame: Frame,
  squares: readonly { readonly square: tf.Tensor3D; readonly share: number }[],
  side: number,
  keepColours: boolean,
): Promise<FastPainting> {
  const { blend, readMs } = await catalogue.blendOfPictures(squares);
  const settings = settingsFor(liveStyle, null, { keepColours });
  const engine = new StyleEngine();
  const paint = async () => {
    const painters = engine.use([blend], sizeFor(side, frame, blend.plan.description.multiple));
    const [{ network }] = painters as [Painter];
    const { input } = network.description;
    const { image } = frame.ingest(input);
    const scene = { painters, image, input, title: '' };
    return encodeStylised(await styliseFrame(liveStyle, settings, scene, people));
  };
  try {
    // Sets up: puts the weights on the backend, compiles.
    await paint();
    const start = performance.now();
    const { width, height, rgba } = await paint();
    return { picture: { width, height, rgba }, paintMs: performance.now() - start, readMs };
  } finally {
    engine.dispose();
  }
}
