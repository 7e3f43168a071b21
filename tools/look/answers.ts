import type { Interrupt } from './interrupt.ts';

/** A picture without an answer, and why. */
export interface Failure {
  readonly image: string;
  readonly error: string;
}

export const isFailure = (answer: object): answer is Failure => 'error' in answer;

/** Says on stderr, beside whatever stdout holds, why a picture has no answer. */
export function sayFailure({ image, error }: Failure): void {
  console.error(error.startsWith(image) ? error : `${image}: ${error}`);
}

/**
 * Answers for one picture after another. One that fails is named on stderr, and the others go on; after Ctrl-C those
 * that were not looked at are missing.
 */
export async function answerEach<Answer extends object>(
  images: readonly string[],
  answer: (image: string, interrupt: Interrupt) => Promise<Answer>,
  interrupt: Interrupt,
): Promise<(Answer | Failure)[]> {
  const answers: (Answer | Failure)[] = [];
  for (const image of images) {
    if (await interrupt.heard()) break;
    try {
      answers.push(await answer(image, interrupt));
    } catch (error) {
      if (interrupt.signal) break;
      const failure = { image, error: (error as Error).message };
      sayFailure(failure);
      answers.push(failure);
    }
  }
  return answers;
}
