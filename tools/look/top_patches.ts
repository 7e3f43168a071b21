import { fieldGeometry } from '../../src/network/field/field_geometry.ts';
import { type ReceptiveField, receptiveField } from '../../src/network/field/receptive_field.ts';
import type { Network } from '../../src/network/network.ts';
import type { Failure } from './answers.ts';
import { scanFolder } from './scan_folder.ts';

/** What the patches are asked for of: `channels` of a layer that the network has. */
export interface PatchesAsked {
  readonly layer: string;
  readonly channels: readonly number[];
}

/** A patch as the command line tells of it. */
export interface FoundPatch {
  readonly image: string;
  /** Activation; behind a ReLU6 before its ceiling. */
  readonly value: number;
  /** The neuron's place in its layer. */
  readonly y: number;
  readonly x: number;
  /** The part of the network's input that the neuron sees, in its pixels. */
  readonly field: ReceptiveField | null;
}

export interface TopPatches {
  readonly layer: string;
  /** Size, stride and offset of the layer's receptive fields in pixels, before they are cut at the image's edges. */
  readonly geometry: ReturnType<typeof fieldGeometry>;
  readonly pictures: number;
  readonly channels: readonly { readonly channel: number; readonly patches: readonly FoundPatch[] }[];
  readonly errors: readonly Failure[];
}

/**
 * The strongest patches of some channels over a set of pictures.
 * @param isOver as `scanFolder` asks it
 */
export async function findTopPatches(
  network: Network,
  images: readonly string[],
  asked: PatchesAsked,
  onProgress: (progress: number) => void,
  isOver?: () => Promise<boolean>,
): Promise<TopPatches> {
  const { layer, channels } = asked;
  const [, width] = network.shape(layer);
  const { best, errors, looked } = await scanFolder(network, images, layer, onProgress, isOver);
  const patches = (channel: number) =>
    best.of(channel).map(({ value, position, source }): FoundPatch => {
      const [y, x] = [Math.floor(position / width), position % width];
      const field = receptiveField(network, { layer, channel, y, x });
      return { image: images[source] as string, value, y, x, field };
    });
  return {
    layer,
    geometry: fieldGeometry(network, layer),
    pictures: looked - errors.length,
    channels: channels.map((channel) => ({ channel, patches: patches(channel) })),
    errors,
  };
}
