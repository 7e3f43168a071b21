import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../../src/contract/jobs.ts';
import { asSaid } from '../../../src/contract/told.ts';
import {
  DivergedError,
  type JobStep,
  ModelPictureError,
  type RunInputs,
  slowTechnique,
} from '../../../src/techniques/common/slow_technique.ts';

const number = (label: string, max: number, normal: number) =>
  ({ kind: 'number', label, min: 0, max, step: 1, default: normal }) as const;

/**
 * Fades a picture of 8 x 8 pixels from black to a grey that the seed chooses, a part of the way at each step. It takes
 * as long as it is told to, and can be told to fail.
 */
export const fade = slowTechnique({
  makes: 'A fading picture.',
  id: 'fade',
  title: 'Fade',
  caption: { shows: '', read: '', paper: '' },
  parameters: {
    steps: number('Steps', 10_000, 10),
    /** Unless it goes on from a checkpoint: a test that interrupts it has time to, and need not wait afterwards. */
    stepMs: number('Step', 10_000, 0),
    /** 0: never. */
    divergesAt: number('Diverges at', 10_000, 0),
    crashesAt: number('Crashes at', 10_000, 0),
    /** Unless it goes on from a checkpoint. It says so before: { hangs: step }. */
    hangsAt: number('Hangs at', 10_000, 0),
    /** Unless it goes on from a checkpoint. */
    losesCardAt: number('Loses the graphics card at', 10_000, 0),
  },
  presets: [{ id: 'plain', title: 'Plain', settings: {} }],
  needs: { content: false, references: 'many' },
  targets: [],
  paint: fadeSteps,
});

/** The grey of the picture after a step, 0..1. */
export const greyAfter = (step: number, steps: number, seed: number) => ((step / steps) * (seed % 256)) / 255;

/** Holds this thread up as work would, but leaves the core to others. @param ms without it for ever */
const block = (ms?: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

async function* fadeSteps(
  { resume, seed, references }: RunInputs,
  settings: Record<'steps' | 'stepMs' | 'divergesAt' | 'crashesAt' | 'hangsAt' | 'losesCardAt', number>,
): AsyncGenerator<JobStep, void> {
  const { steps, stepMs, divergesAt, crashesAt, hangsAt, losesCardAt } = settings;
  if (references.some(({ pixels }) => pixels.size === 3))
    throw new ModelPictureError(asSaid('A picture of one pixel has no style.'));
  let grey = resume ? tf.tensor((resume as Checkpoint).arrays.grey?.values ?? []) : tf.zeros([1]);
  try {
    for (let step = (resume?.step ?? 0) + 1; step <= steps; step++) {
      if (stepMs > 0 && !resume) block(stepMs);
      if (step === hangsAt && !resume) {
        self.postMessage({ hangs: step });
        block();
      }
      if (step === crashesAt) {
        setTimeout(() => {
          throw new Error('out of memory');
        });
        await new Promise(() => {});
      }
      if (step === losesCardAt && !resume) {
        self.postMessage({ backendLost: { backend: 'webgpu', reason: 'unplugged' } });
        await new Promise(() => {});
      }
      if (step === divergesAt) throw new DivergedError(asSaid('The loss is NaN. Lower the step size.'));
      const before = grey;
      grey = tf.tidy(() => tf.add(before, (seed % 256) / 255 / steps));
      before.dispose();
      yield {
        ...{ step, steps, losses: { distance: (steps - step) / steps } },
        picture: () => tf.tidy(() => tf.tile(tf.reshape(grey, [1, 1, 1]), [8, 8, 3]) as tf.Tensor3D),
        checkpoint: async () => ({
          ...{ step, numbers: {} },
          arrays: { grey: { shape: [1], values: await grey.data<'float32'>() } },
        }),
      };
    }
  } finally {
    grey.dispose();
  }
}
