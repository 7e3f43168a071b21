import { fieldGeometry } from '../../src/network/field_geometry.ts';
import type { Network } from '../../src/network/network.ts';
import { type ReceptiveField, receptiveField } from '../../src/network/receptive_field.ts';
import { settingsFor } from '../../src/techniques/settings.ts';
import { ParameterError } from '../../src/techniques/technique.ts';
import { topPatches } from '../../src/techniques/top_patches.ts';
import { mineFolder } from './mine_folder.ts';

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
  readonly errors: readonly { readonly image: string; readonly error: string }[];
}

/** Channels from text such as "0,5,9" or "0-8"; all of them where nothing is given. @throws {ParameterError} */
export function readChannels(text: string | undefined, count: number): number[] {
  if (text === undefined) return Array.from({ length: count }, (_, channel) => channel);
  const channels = text.split(',').flatMap((part) => {
    const found = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part);
    if (!found) throw new ParameterError(`--channels takes numbers such as 0,5,9 or 0-8, not "${text}".`);
    const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  });
  const missing = channels.find((channel) => channel >= count);
  if (missing !== undefined)
    throw new ParameterError(`The layer has ${count} channels, counted from 0: no channel ${missing}.`);
  return channels;
}

/**
 * The strongest patches of some channels over a set of pictures.
 * @throws {ParameterError|UnknownLayerError|PictureFileError}
 */
export async function findTopPatches(
  network: Network,
  images: readonly string[],
  asked: { readonly layer?: string; readonly channels?: string },
  onProgress: (progress: number) => void,
): Promise<TopPatches> {
  const { layer } = settingsFor(topPatches, network, asked.layer === undefined ? {} : { layer: asked.layer });
  const [, width, count] = network.shape(layer);
  const channels = readChannels(asked.channels, count);
  const { best, errors } = await mineFolder(network, images, layer, onProgress);
  const patches = (channel: number) =>
    best.of(channel).map(({ value, position, source }): FoundPatch => {
      const [y, x] = [Math.floor(position / width), position % width];
      const field = receptiveField(network, { layer, channel, y, x });
      return { image: images[source] as string, value, y, x, field };
    });
  return {
    layer,
    geometry: fieldGeometry(network, layer),
    pictures: images.length - errors.length,
    channels: channels.map((channel) => ({ channel, patches: patches(channel) })),
    errors,
  };
}
