/** A picture that a visitor takes home: the exhibit's server keeps it in memory for some minutes, a QR code says where. */
import { ofVisitor } from '../kiosk/forgets.ts';

/** What went wrong, as messages call it. */
type Fault = 'tooLarge' | 'takesNone' | 'noAnswer';

interface Ready {
  readonly state: 'ready';
  /** What the QR code holds. */
  readonly link: string;
  /** When the picture is deleted, on the clock of `performance.now`. */
  readonly until: number;
}

export type HandOver =
  | { readonly state: 'sending' }
  | Ready
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
    const ready: Ready = { state: 'ready', link: outcome.link, until };
    handedOver.value = ready;
    keepThere(picture, outcome.id, ready);
  } else handedOver.value = { state: 'failed', why: outcome.why };
}

/** So often the server is asked whether it has the picture still. */
const ASK_MS = 5_000;

/** A server that was started anew has no pictures: while the code is on screen it is given this one again, by another code. */
function keepThere(picture: Blob, id: string, shown: Ready): void {
  const isShown = () => handedOver.peek() === shown;
  setTimeout(async () => {
    // At the end of its minutes it is deleted.
    if (!isShown() || shown.until - performance.now() < ASK_MS) return;
    const isThere = await isKept(id);
    if (!isShown()) return;
    if (isThere) keepThere(picture, id, shown);
    else void handOver(picture);
  }, ASK_MS);
}

/** One that does not answer may have it. */
const isKept = (id: string): Promise<boolean> =>
  fetch(addressOf(`take/${id}`), { method: 'HEAD', cache: 'no-store' }).then(
    ({ status }) => status !== 404,
    () => true,
  );

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
