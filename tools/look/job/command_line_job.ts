import { setImmediate } from 'node:timers/promises';
import type * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { type Checkpoint, countsTarget } from '../../../src/contract/jobs.ts';
import { type JobRun, readPixels, runJob } from '../../../src/engine/studio/run_job.ts';
import { type JobRecord, withRecord } from '../../../src/media/png/job_record.ts';
import type { JobStep } from '../../../src/techniques/common/slow_technique.ts';

export interface CommandLineJob extends JobRun {
  /** Its id, and the SHA-256 of its file of weights, empty where they came from none. */
  readonly network: { readonly id: string; readonly weightsSha256: string };
}

export interface Painted {
  readonly record: JobRecord;
  readonly losses: Readonly<Record<string, number>>;
  readonly steps: number;
  readonly elapsedMs: number;
  /** The last picture as a PNG file with the record in it. */
  readonly png: Uint8Array;
  /** From where it can go on; null where it was painted to its end. */
  readonly checkpoint: Checkpoint | null;
}

export interface Watcher {
  /** Called after every step; may ask for its picture. Answers whether to go on. */
  onStep?(jobStep: JobStep, picture: () => Promise<Uint8Array>): Promise<boolean>;
}

/** Paints to the end, or until the watcher has seen enough. */
export async function runJobToFiles(run: CommandLineJob, { onStep }: Watcher = {}): Promise<Painted> {
  const start = performance.now();
  let painted: Painted | undefined;
  await runJob(run, async (jobStep) => {
    // Steps await nothing of the outside world: without a turn of the loop no signal would arrive.
    await setImmediate();
    const { step, steps, losses } = jobStep;
    const record = recordAt(run, step);
    const picture = async () => withRecord(await pngOf(jobStep.picture()), record);
    const goesOn = (await onStep?.(jobStep, picture)) ?? true;
    if (goesOn && step < steps) return true;
    const checkpoint = step < steps ? await jobStep.checkpoint() : null;
    const elapsedMs = performance.now() - start;
    painted = { record, losses, steps, elapsedMs, png: await picture(), checkpoint };
    return false;
  });
  if (!painted) throw new Error(`${run.technique.id} ended without having painted all its steps.`);
  return painted;
}

function recordAt({ technique, settings, inputs, network }: CommandLineJob, step: number): JobRecord {
  const target = countsTarget(technique, settings) ? inputs.target : null;
  const { id, weightsSha256 } = network;
  return {
    ...{ painting: technique.id, settings, target, seed: inputs.seed, network: id, step },
    ...(weightsSha256 && { weightsSha256 }),
  };
}

/** Encodes a picture, [height, width, 3 or 4], 0..1, and disposes it. */
async function pngOf(picture: tf.Tensor3D): Promise<Uint8Array> {
  const hasOpacity = picture.shape[2] === 4;
  const { width, height, rgba } = await readPixels(picture);
  const image = sharp(rgba, { raw: { width, height, channels: 4 } });
  return (hasOpacity ? image : image.removeAlpha()).png().toBuffer();
}
