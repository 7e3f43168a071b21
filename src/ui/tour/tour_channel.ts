/** Between the page and its presenter's window, which may be on another screen of the same browser. */
import type { Language } from '../language/languages.ts';
import type { Place } from './place.ts';

const NAME = 'convoscope-tour';

/** From the presenter: a step on or back, a stop (`begins` the tour where no page is on it), or the question where the page stands. */
export type Told =
  | { readonly by: -1 | 1 }
  | { readonly to: string; readonly begins: boolean }
  | { readonly ask: 'place' };
/** From the page: where it stands, and what it speaks. */
export interface Standing {
  readonly place: Place | null;
  readonly language: Language;
}

/** @returns tells the other side */
export function openChannel<Sent, Heard>(hear: (message: Heard) => void): (message: Sent) => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<Heard>) => hear(data);
  return (message) => channel.postMessage(message);
}
