import * as Comlink from 'comlink';
import type { CardWorker } from '../../contract/networks.ts';
import { told } from '../../contract/told.ts';
import { WorkerError } from '../../contract/worker_state.ts';
import { startLife } from '../worker_life.ts';

/** Half a gigabyte is read and checked without a word. */
const SILENCE_MS = 120_000;

/** The files of one network, in a worker of their own. Every call settles; each throws a WorkerError where the worker dies. */
export interface CardLink extends CardWorker {
  /** Ends the worker, and gives its memory back. */
  end(): void;
}

export function openCard(create: () => Worker): CardLink {
  const life = startLife<CardWorker>(create);
  return {
    recognise: (options, files) => life.call((remote) => remote.recognise(options, files), SILENCE_MS),
    answer: (picture, corrections) =>
      life.call(
        (remote) =>
          remote.answer(Comlink.transfer(picture, [picture]), corrections) as ReturnType<
            CardWorker['answer']
          >,
        SILENCE_MS,
      ),
    keep: (corrections) => life.call((remote) => remote.keep(corrections), SILENCE_MS),
    end: () => life.end(new WorkerError(told('workerErrors.cardClosed'))),
  };
}
