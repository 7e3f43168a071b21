/**
 * A graphics card can hang while it is started: its device or its first kernels never answer, or hold up the whole worker. TensorFlow.js
 * waits for it whatever is started next, so the page ends the worker, and starts another that leaves that card alone.
 */
import type { BackendName } from '../contract/opening.ts';

/** A card that is started, or computes for the first time. */
export interface CardTrial {
  readonly backend: BackendName;
  /** How long the worker may say nothing meanwhile. Milliseconds. */
  readonly silenceMs: number;
}

interface Word {
  cardTrial: CardTrial | null;
}

/** Called in the worker. @param trial null where a silence would not be a card's: it has answered, or something is loaded */
export const tellTrial = (trial: CardTrial | null): void =>
  self.postMessage({ cardTrial: trial } satisfies Word);

/** Called on the page, before the worker can have said anything. */
export function onTrial(worker: Worker, tell: (trial: CardTrial | null) => void): void {
  worker.addEventListener('message', ({ data }: MessageEvent<Partial<Word> | null>) => {
    if (data?.cardTrial !== undefined) tell(data.cardTrial);
  });
}
