import { answerEach, type Failure, isFailure, sayFailure } from './answers.ts';
import { type Found, inWords, picturesAt } from './files/found_pictures.ts';
import { Interrupt } from './interrupt.ts';
import type { Flags } from './request.ts';

/** Answers about one picture. */
export type AnswerOne<Answer> = (image: string, interrupt: Interrupt) => Promise<Answer>;

/**
 * One answer a picture: good ones are answered and bad ones named, here and on stderr.
 * @param open loads what is needed; not called where there is nothing to look at
 */
export async function answerAll<Answer extends object>(
  found: Found,
  open: () => Promise<AnswerOne<Answer>>,
): Promise<(Answer | Failure)[]> {
  const interrupt = new Interrupt();
  try {
    for (const failure of found.failures) sayFailure(failure);
    const looked = found.images.length > 0 ? await answerEach(found.images, await open(), interrupt) : [];
    const answers = [...found.failures, ...looked];
    summarise(found, answers.filter(isFailure), looked.length);
    return answers;
  } finally {
    interrupt.end();
  }
}

export const found = (paths: readonly string[], flags: Flags): Promise<Found> =>
  picturesAt(paths, Boolean(flags.recursive));

/**
 * Says on stderr what has no answer, and fails the program for it.
 * @param looked how many of the pictures were looked at, whether they could be read or not
 */
export function summarise(
  { images, passedOver }: Found,
  failures: readonly Failure[],
  looked = images.length,
): void {
  const lines = [
    ...(looked < images.length
      ? [`Interrupted: ${looked} of ${images.length} pictures were looked at.`]
      : []),
    ...(failures.length > 0 ? [`${failures.length} could not be answered: see above.`] : []),
    ...(passedOver.size > 0 ? [`Passed over: ${inWords(passedOver)}.`] : []),
  ];
  for (const line of lines) console.error(line);
  if (failures.length > 0) process.exitCode = 1;
}
