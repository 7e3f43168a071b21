/** A picture that a visitor takes home: the exhibit's server keeps it in memory for some minutes, a QR code says where. */
import { ofVisitor } from '../kiosk/forgets.ts';

/** What went wrong, as messages call it. */
type Fault = 'tooLarge' | 'takesNone' | 'noAnswer';

export type HandOver =
  | { readonly state: 'sending' }
  | {
      readonly state: 'ready';
      /** What the QR code holds. */
      readonly link: string;
      /** When the picture is deleted, on the clock of `performance.now`. */
      readonly until: number;
    }
  | { readonly state: 'failed'; readonly why: Fault };

/** Pictures that this visitor has put there. */
const mine: string[] = [];

/** Deletes all of this visitor's that nobody has fetched: a page that is opened anew knows nothing of them. */
export const withdrawAll = () => {
  for (const id of mine.splice(0)) void withdraw(id);
};

/** What is on screen of it; null where nothing is. */
export const handedOver = ofVisitor<HandOver | null>(null, withdrawAll);

const addressOf = (path: string) => new URL(path, document.baseURI);

/** Deletes what nobody has fetched. What cannot be told now, the server deletes by itself after its minutes. */
const withdraw = (id: string) =>
  fetch(addressOf(`take/${id}`), { method: 'DELETE', keepalive: true }).catch(() => {});

/** Gives a picture to the server, and shows the way to it. What goes wrong is said in the same place. */
export async function handOver(picture: Blob): Promise<void> {
  const sending: HandOver = { state: 'sending' };
  handedOver.value = sending;
  const outcome = await send(picture);
  // The visitor is gone, has closed it, or has handed over another one since.
  if (handedOver.peek() !== sending) {
    if ('id' in outcome) void withdraw(outcome.id);
    return;
  }
  if ('id' in outcome) {
    mine.push(outcome.id);
    const until = performance.now() + 1000 * outcome.seconds;
    handedOver.value = { state: 'ready', link: outcome.link, until };
  } else handedOver.value = { state: 'failed', why: outcome.why };
}

interface Kept {
  readonly id: string;
  readonly link: string;
  readonly seconds: number;
}

async function send(picture: Blob): Promise<Kept | { readonly why: Fault }> {
  try {
    const answer = await fetch(addressOf('take'), { method: 'POST', body: picture });
    if (answer.status === 413) return { why: 'tooLarge' };
    if (answer.status !== 201) return { why: 'takesNone' };
    return (await answer.json()) as Kept;
  } catch {
    return { why: 'noAnswer' };
  }
}
