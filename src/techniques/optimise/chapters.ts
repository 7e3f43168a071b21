import type { Checkpoint } from '../../contract/jobs.ts';
import type { Random } from '../../numeric/random.ts';
import type { JobStep } from '../common/slow_technique.ts';

export interface Chapters {
  readonly count: number;
  /** Steps of every chapter. */
  readonly steps: number;
  /** Draws for all chapters. */
  readonly random?: Random;
  /**
   * Paints a chapter of `steps` steps.
   * @param chapter from 0
   * @param before how the chapter before ended; null for the first, and where this one is `resumed`
   * @param resumed the state in the middle of this chapter, from which it goes on
   */
  open(chapter: number, before: Checkpoint | null, resumed: Checkpoint | null): AsyncGenerator<JobStep, void>;
}

/** Paints one chapter after another, each from what the one before left; counts the steps of all. */
export async function* inChapters(
  { count, steps, random, open }: Chapters,
  resume: Checkpoint | null,
): AsyncGenerator<JobStep, void> {
  const done = resume?.step ?? 0;
  const into = done % steps;
  let resumed = resume && into > 0 ? { ...resume, step: into } : null;
  let before = resumed ? null : resume;
  if (random && resume) random.state = resume.numbers.random ?? random.state;
  for (let chapter = Math.floor(done / steps); chapter < count; chapter++) {
    for await (const jobStep of open(chapter, before, resumed)) {
      const step = chapter * steps + jobStep.step;
      const checkpoint = async () => ({ ...(await jobStep.checkpoint()), step });
      yield { ...jobStep, step, steps: count * steps, checkpoint };
      if (jobStep.step === steps) before = await checkpoint();
    }
    resumed = null;
  }
}

/** The same steps, with copies of more arrays in their checkpoints: whoever takes one may send it away with its memory. */
export async function* carrying(
  jobSteps: AsyncGenerator<JobStep, void>,
  arrays: Checkpoint['arrays'],
): AsyncGenerator<JobStep, void> {
  for await (const jobStep of jobSteps) {
    const checkpoint = async () => {
      const state = await jobStep.checkpoint();
      return { ...state, arrays: { ...copiesOf(arrays), ...state.arrays } };
    };
    yield { ...jobStep, checkpoint };
  }
}

const copiesOf = (arrays: Checkpoint['arrays']): Checkpoint['arrays'] =>
  Object.fromEntries(
    Object.entries(arrays).map(([name, { shape, values }]) => [name, { shape, values: values.slice() }]),
  );
