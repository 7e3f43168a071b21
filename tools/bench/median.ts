import type * as tf from '@tensorflow/tfjs-core';

export const RUNS = 15;
export const WARM_UPS = 3;

/** Median milliseconds of a run, its result read to the end. */
export function medianMs(run: () => tf.Tensor, runs = RUNS): number {
  const times = Array.from({ length: WARM_UPS + runs }, () => {
    const start = performance.now();
    const result = run();
    result.dataSync();
    const elapsedMs = performance.now() - start;
    result.dispose();
    return elapsedMs;
  });
  return middle(times.slice(WARM_UPS));
}

/** What this process took of all processors, in milliseconds: other programs do not lengthen it. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Takes a step and answers when it is done. */
export type Step = () => Promise<unknown>;

/**
 * Median milliseconds of a step of each, taken in turn, so that all meet the same machine.
 * @param restMs before each step: threads that helped with the step before go on looking for work for a while
 */
export async function mediansInTurn(
  steps: readonly Step[],
  runs = RUNS,
  warmUps = WARM_UPS,
  restMs = 0,
): Promise<number[]> {
  const times = steps.map((): number[] => []);
  for (let run = 0; run < warmUps + runs; run++) {
    for (const [which, step] of steps.entries()) {
      if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
      const start = performance.now();
      await step();
      if (run >= warmUps) times[which]?.push(performance.now() - start);
    }
  }
  return times.map(middle);
}

/** Steps of a row that are not counted: threads that helped with another step go on looking for work for a while. */
const FIRST_OF_A_ROW = 4;

/** The same, each step `row` times in a row before the next one's turn: threads are awake, and those of one step leave the other alone. */
export async function mediansInRows(steps: readonly Step[], rows: number, row: number): Promise<number[]> {
  const times = steps.map((): number[] => []);
  for (let turn = 0; turn < rows; turn++) {
    for (const [which, step] of steps.entries()) {
      for (let at = 0; at < FIRST_OF_A_ROW + row; at++) {
        const start = performance.now();
        await step();
        if (at >= FIRST_OF_A_ROW) times[which]?.push(performance.now() - start);
      }
    }
  }
  return times.map(middle);
}

const middle = (times: number[]): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;

export const line = (name: string, value: number, unit: string, note = '') =>
  console.log(`${name.padEnd(44)} ${value.toFixed(1).padStart(7)} ${unit.padEnd(3)}  ${note}`);

export const ratio = (a: number, b: number) => (a / b).toFixed(2);
