import type { Network } from '../../src/network/network.ts';
import { BestPatches } from '../../src/techniques/best_patches.ts';
import { MINED_AT_ONCE, strongestNeurons } from '../../src/techniques/mining.ts';
import { isRectified } from '../../src/techniques/strongest.ts';
import { type Photograph, PictureFileError, readPhotograph } from './photograph.ts';

/** Pictures that are decoded while the network is at work. */
const AHEAD = 2 * MINED_AT_ONCE;

export interface Mined {
  /** Sources are indices of the images. */
  readonly best: BestPatches;
  /** Why a picture was left out; the others went on. */
  readonly errors: readonly { readonly image: string; readonly error: string }[];
}

/**
 * Streams through pictures and keeps the strongest patches of every channel of a layer.
 * @throws {UnknownLayerError}
 * @throws {PictureFileError} if not one of them is a picture
 */
export async function mineFolder(
  network: Network,
  images: readonly string[],
  layer: string,
  onProgress: (progress: number) => void,
): Promise<Mined> {
  const floor = isRectified(network, layer) ? 0 : Number.NEGATIVE_INFINITY;
  const best = new BestPatches(network.shape(layer)[2], floor);
  const errors: { image: string; error: string }[] = [];
  let batch: { source: number; input: Float32Array }[] = [];
  const run = async () => {
    const found = await strongestNeurons(
      network,
      layer,
      batch.map(({ input }) => input),
    );
    found.forEach(({ values, positions }, i) => {
      best.offer(values, positions, batch[i]?.source ?? -1);
    });
    batch = [];
  };
  for await (const [source, decoded] of decodedAhead(images, network)) {
    if (decoded instanceof Error) errors.push({ image: images[source] as string, error: decoded.message });
    else batch.push({ source, input: decoded.input });
    if (batch.length === MINED_AT_ONCE) await run();
    onProgress((source + 1) / images.length);
  }
  if (batch.length > 0) await run();
  if (errors.length === images.length)
    throw new PictureFileError(`None of ${images.length} files can be read. The first: ${errors[0]?.error}`);
  return { best, errors };
}

async function* decodedAhead(images: readonly string[], network: Network) {
  const decode = (image: string): Promise<Photograph | PictureFileError> =>
    readPhotograph(image, network.description.input).catch((error: unknown) => {
      if (error instanceof PictureFileError) return error;
      throw error;
    });
  const ahead = images.slice(0, AHEAD).map(decode);
  for (let source = 0; source < images.length; source++) {
    const decoded = await (ahead.shift() as (typeof ahead)[number]);
    const next = images[source + AHEAD];
    if (next !== undefined) ahead.push(decode(next));
    yield [source, decoded] as const;
  }
}
