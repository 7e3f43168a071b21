import { PictureFileError } from '../../src/media/errors.ts';
import type { Network } from '../../src/network/network.ts';
import { BestPatches } from '../../src/techniques/patches/best_patches.ts';
import { silenceOf } from '../../src/techniques/patches/strength_layer.ts';
import { SCANNED_AT_ONCE, strongestNeurons } from '../../src/techniques/patches/strongest_neurons.ts';
import type { Failure } from './answers.ts';
import { readAhead } from './files/read_ahead.ts';

/** Pictures that are decoded in advance. */
const AHEAD = 2 * SCANNED_AT_ONCE;

export interface ScannedFolder {
  /** How many pictures were looked at, whether they could be read or not. */
  readonly looked: number;
  /** Sources are indices of the images. */
  readonly best: BestPatches;
  /** Why a picture was left out; the others went on. */
  readonly errors: readonly Failure[];
}

/**
 * Streams through pictures and keeps the strongest patches of every channel of a layer.
 * @param isOver asked before each picture; those that are left are not looked at then
 * @throws {UnknownLayerError}
 */
export async function scanFolder(
  network: Network,
  images: readonly string[],
  layer: string,
  onProgress: (progress: number) => void,
  isOver: () => Promise<boolean> = async () => false,
): Promise<ScannedFolder> {
  const best = new BestPatches(network.shape(layer)[2], silenceOf(network, layer));
  const errors: Failure[] = [];
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
  // Collected pictures are no mirrored camera's.
  const read = readAhead(images, { ...network.description.input, mirrored: false }, AHEAD);
  let looked = 0;
  for (const [source, image] of images.entries()) {
    if (await isOver()) break;
    looked++;
    try {
      batch.push({ source, input: (await read(source)).input });
    } catch (error) {
      if (!(error instanceof PictureFileError)) throw error;
      errors.push({ image, error: error.message });
    }
    if (batch.length === SCANNED_AT_ONCE) await run();
    onProgress((source + 1) / images.length);
  }
  if (batch.length > 0) await run();
  return { best, errors, looked };
}
