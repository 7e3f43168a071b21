import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../contract/jobs.ts';
import type { FixedTarget } from '../../contract/target.ts';
import type { Followed, RunInputs, StyleReference } from '../../techniques/common/slow_technique.ts';
import type { NetworkSizes } from './lent_networks.ts';

/** What a job is made from, with its pictures as files of any kind. */
export interface RunSources<File> extends Followed {
  readonly content: File | null;
  readonly styles: readonly { readonly title: string; readonly weight: number; readonly file: File }[];
  readonly seed: number;
  /** Where to go on; null to begin. */
  readonly resume: Checkpoint | null;
  /** @param content the decoded picture, borrowed */
  target(content: tf.Tensor4D | null): FixedTarget;
}

/** Inputs whose pictures `dispose` frees; the networks stay. */
export interface PreparedInputs {
  readonly inputs: RunInputs;
  dispose(): void;
}

/**
 * Everything that a job is made from.
 * @param decode [1, height, width, 3], RGB, 0..1, which is taken over
 * @throws what `decode` and `target` throw; no tensor is left behind then
 */
export async function prepareInputs<File>(
  { content, styles, seed, resume, target, tuning, onStage }: RunSources<File>,
  networks: NetworkSizes,
  decode: (file: File) => Promise<tf.Tensor4D>,
): Promise<PreparedInputs> {
  const pictures: tf.Tensor[] = [];
  const dispose = () => tf.dispose(pictures);
  const read = async (file: File) => {
    const picture = await decode(file);
    pictures.push(picture);
    return picture;
  };
  try {
    const pixels = content === null ? null : await read(content);
    const references: StyleReference[] = [];
    for (const { title, weight, file } of styles)
      references.push({ title, weight, pixels: await read(file) });
    const inputs: RunInputs = {
      networkFor: (height, width) => networks.at(height, width),
      usualNetwork: () => networks.usual,
      ...{ content: pixels, references, seed, target: target(pixels), resume },
      ...(tuning && { tuning }),
      onStage,
    };
    return { inputs, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}
