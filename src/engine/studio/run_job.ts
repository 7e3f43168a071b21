import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint, PaintOutcome, Pixels } from '../../contract/jobs.ts';
import type { FixedTarget } from '../../contract/target.ts';
import type {
  Followed,
  JobStep,
  RunInputs,
  SlowTechnique,
  StyleReference,
} from '../../techniques/common/slow_technique.ts';
import type { Parameters, Settings } from '../../techniques/common/technique.ts';
import type { NetworkSizes } from './network_sizes.ts';

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

/** A slow technique with all that it is to be run with. */
export interface JobRun {
  readonly technique: SlowTechnique;
  readonly settings: Settings<Parameters>;
  /** Borrowed. */
  readonly inputs: RunInputs;
}

/**
 * Runs a job step by step. Ended at any step, it leaves no tensor behind.
 * @param onStep awaited after each step, whose functions may be called meanwhile; answers whether to go on
 * @param onStep.stepMs milliseconds of the step
 * @throws what the technique and `onStep` throw
 */
export async function runJob(
  { technique, settings, inputs }: JobRun,
  onStep: (step: JobStep, stepMs: number) => Promise<boolean>,
): Promise<PaintOutcome> {
  const steps = technique.paint(inputs, settings);
  try {
    for (;;) {
      const start = performance.now();
      const { done, value } = await steps.next();
      if (done) return 'finished';
      const goesOn = await onStep(value, performance.now() - start);
      if (value.step >= value.steps) return 'finished';
      if (!goesOn) return 'stopped';
    }
  } finally {
    await steps.return();
  }
}

/** @param picture [height, width, 3], RGB, 0..1, or [height, width, 4] with its opacity; taken over */
export async function readPixels(picture: tf.Tensor3D): Promise<Pixels> {
  const [height, width, channels] = picture.shape;
  const values = await picture.data<'float32'>();
  picture.dispose();
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0, at = 0; pixel < rgba.length; pixel += 4)
    for (let channel = 0; channel < channels; channel++)
      rgba[pixel + channel] = (values[at++] as number) * 255;
  return { width, height, rgba };
}
