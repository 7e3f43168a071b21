import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Look } from './looks.ts';

/** How long it is looked. */
export interface Effort {
  /** Before anything is timed: shaders are compiled, passes recorded. At least 4. */
  readonly warmUps: number;
  /** Looks whose answer is read, each by itself. */
  readonly reads: number;
  /** Rounds of looks that are issued without waiting for the card. */
  readonly rounds: number;
  readonly looksPerRound: number;
}

/** Milliseconds of one look, each a median. */
export interface Times {
  /** From the call to the answer's numbers in JavaScript; null where nothing is computed. */
  readonly read: number | null;
  /** Between two answers where looks follow each other without a pause; null where nothing is computed. */
  readonly throughput: number | null;
  /** Of JavaScript alone, to the call that hands the work to the card. */
  readonly script: number;
}

export const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number;

/** Hands over what was issued: TensorFlow.js waits for more. */
function submit(): void {
  const backend = tf.backend() as unknown as {
    commandEncoder: unknown;
    endComputePassEncoder(): void;
    submitQueue(): void;
  };
  backend.endComputePassEncoder();
  if (backend.commandEncoder) backend.submitQueue();
}

const done = () => (tf.backend() as WebGPUBackend).device.queue.onSubmittedWorkDone();

/** @param computes whether the card does what it is told */
export async function measure(look: Look, effort: Effort, computes: boolean): Promise<Times> {
  const once = async () => {
    const answer = look.run();
    if (computes) await answer.data();
    else submit();
    answer.dispose();
  };
  for (let i = 0; i < effort.warmUps; i++) await once();
  await done();
  const reads: number[] = [];
  for (let i = 0; computes && i < effort.reads; i++) {
    const start = performance.now();
    await once();
    reads.push(performance.now() - start);
  }
  const throughputs: number[] = [];
  const scripts: number[] = [];
  for (let round = 0; round < effort.rounds; round++) {
    const start = performance.now();
    for (let i = 0; i < effort.looksPerRound; i++) {
      const before = performance.now();
      look.run().dispose();
      submit();
      scripts.push(performance.now() - before);
    }
    await done();
    throughputs.push((performance.now() - start) / effort.looksPerRound);
  }
  return {
    read: computes ? median(reads) : null,
    throughput: computes ? median(throughputs) : null,
    script: median(scripts),
  };
}
