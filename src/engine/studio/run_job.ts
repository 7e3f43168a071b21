import type * as tf from '@tensorflow/tfjs-core';
import type { PaintOutcome, Pixels } from '../../contract/jobs.ts';
import type { JobStep, RunInputs, SlowTechnique } from '../../techniques/common/slow_technique.ts';
import type { Parameters, Settings } from '../../techniques/common/technique.ts';

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
