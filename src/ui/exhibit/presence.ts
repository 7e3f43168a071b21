/** A person who comes wakes the screen: looked for about once a second while nobody is there, and forgotten at once. */
import * as store from '../store.ts';

/** Looks in a row that have to show a person. */
const IN_A_ROW = 2;
const LOOK_MS = 1_000;

/**
 * Somebody has come where people take so much more of the picture than they took at the least: what the network takes for a
 * person, a statue or a coat, and whoever was there already, is none who comes.
 */
export class Presence {
  readonly #more: number;
  #least = 1;
  #seen = 0;

  /** @param more share of the picture that a person who comes has to take, 0..1 */
  constructor(more: number) {
    this.#more = more;
  }

  /** The screen begins to invite. */
  begin(): void {
    this.#least = 1;
    this.#seen = 0;
  }

  /** @param share of people in the picture of now, 0..1 @returns whether somebody has come */
  look(share: number): boolean {
    this.#least = Math.min(this.#least, share);
    this.#seen = share - this.#least >= this.#more ? this.#seen + 1 : 0;
    return this.#seen >= IN_A_ROW;
  }
}

export interface PresenceParts {
  grab(): Promise<ImageBitmap> | null;
  /** @param picture taken over */
  shareOfPeople(picture: ImageBitmap): Promise<number>;
  wake(): void;
}

/** Looks for people while the views are shown one after another, where the configuration does not forbid it. */
export function wakeByPeople({ grab, shareOfPeople, wake }: PresenceParts): void {
  const { people, share } = store.exhibit.value.wake;
  if (!people) return;
  const presence = new Presence(share);
  const canLook = () =>
    store.live.value?.kind === 'camera' && store.workerState.value === 'ready' && !store.stalled.value;
  const look = async () => {
    if (!store.showsRound.value) return presence.begin();
    const picture = canLook() && !document.hidden ? await grab() : null;
    if (!picture) return;
    const seen = await shareOfPeople(picture);
    if (store.showsRound.value && presence.look(seen)) wake();
  };
  // What goes wrong with the camera or the worker is told of by them; a look that was missed is none.
  const again = () =>
    void look()
      .catch(() => {})
      .then(() => setTimeout(again, LOOK_MS));
  again();
}
