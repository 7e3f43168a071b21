import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../contract/jobs.ts';
import type { JobStep } from '../common/slow_technique.ts';
import { arrayOf, IMAGE } from './optimise.ts';

/** One size of a job. */
export interface Octave {
  /** Of the full size: 1, 1/2, 1/4, ... */
  readonly share: number;
  readonly steps: number;
  /** The last octave's pixels, [1, height, width, 3], of its own size; null in the first. Borrowed. */
  readonly start: tf.Tensor4D | null;
  /** Where to go on in this octave; null to begin. */
  readonly resume: Checkpoint | null;
}

/**
 * Paints small first and then ever larger, each time from the last picture enlarged: forms larger than a layer can see
 * at full size come about while the picture is small. Gatys et al. 2017, "Controlling Perceptual Factors in Neural Style
 * Transfer", section 6. Each octave has its part of the steps that are left, so that of fewer steps than
 * octaves the largest have them; a checkpoint knows its octave, so that more steps can be asked for later.
 * @param paintOctave its checkpoints hold the pixels as the image's parameters
 */
export async function* coarseToFine(
  { octaves, steps, resume }: { octaves: number; steps: number; resume: Checkpoint | null },
  paintOctave: (octave: Octave) => AsyncGenerator<JobStep, void>,
): AsyncGenerator<JobStep, void> {
  const first = Math.min(resume?.numbers.octave ?? 0, octaves - 1);
  let start: tf.Tensor4D | null = null;
  let last: tf.Tensor4D | null = null;
  let done = resume?.numbers.octaveBegin ?? 0;
  try {
    for (let octave = first; octave < octaves; octave++) {
      const begin = done;
      const end = begin + Math.max(0, Math.floor((steps - begin) / (octaves - octave)));
      const own = resume && octave === first ? { ...resume, step: resume.step - begin } : null;
      const reached = begin + (own?.step ?? 0);
      if (reached >= end && octave < octaves - 1) {
        if (own) start = pixelsOf(own);
        done = reached;
        continue;
      }
      const share = 2 ** (octave - octaves + 1);
      for await (const jobStep of paintOctave({ share, steps: end - begin, start, resume: own })) {
        if (jobStep.step === end - begin && octave < octaves - 1) last = pixelsOf(await jobStep.checkpoint());
        yield {
          ...jobStep,
          ...{ step: begin + jobStep.step, steps },
          async checkpoint() {
            const { step, arrays, numbers } = await jobStep.checkpoint();
            return { step: begin + step, arrays, numbers: { ...numbers, octave, octaveBegin: begin } };
          },
        };
      }
      start?.dispose();
      [start, last] = [last, null];
      done = end;
    }
  } finally {
    tf.dispose([start ?? [], last ?? []]);
  }
}

/** The pixels where a checkpoint was made, [1, height, width, 3], clipped to the colours there are. */
function pixelsOf(checkpoint: Checkpoint): tf.Tensor4D {
  return tf.tidy(() => tf.clipByValue(arrayOf(checkpoint, IMAGE) as tf.Tensor4D, 0, 1));
}
