import * as tf from '@tensorflow/tfjs-core';
import type { Resume, Task } from '../../contract/jobs.ts';
import type { NetworkSizes } from '../../engine/studio/lent_networks.ts';
import type { RunInputs, StyleReference } from '../../techniques/painting.ts';
import { decodePicture } from './picture_files.ts';

/** Where a painting has no target, this stands in its place and is not looked at. */
const NO_TARGET = { kind: 'class', index: 0 } as const;

/**
 * Everything that a painting is made from.
 * @returns the inputs, and what frees its pictures
 * @throws {PictureFileError} where a picture cannot be read
 */
export async function prepareInputs(
  { order, materials }: Task,
  networks: NetworkSizes,
  resume: Resume | null,
): Promise<{ inputs: RunInputs; dispose: () => void }> {
  const pictures: tf.Tensor[] = [];
  const dispose = () => tf.dispose(pictures);
  const decode = async (file: Parameters<typeof decodePicture>[0]) => {
    const picture = await decodePicture(file);
    pictures.push(picture);
    return picture;
  };
  try {
    const content = materials.content && (await decode(materials.content));
    const models: StyleReference[] = [];
    for (const model of materials.models)
      models.push({ title: model.title, weight: model.weight, pixels: await decode(model) });
    const inputs: RunInputs = {
      networkFor: (height, width) => networks.at(height, width),
      ...{ content, models, seed: order.seed, target: order.target ?? NO_TARGET },
      resume: resume?.checkpoint ?? null,
    };
    return { inputs, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}
