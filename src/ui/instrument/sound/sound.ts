/** The sound drives a setting of the live style. */
import { forgets, stillHere } from '../../kiosk/forgets.ts';
import * as live from '../../live_style/store.ts';
import { notifyError } from '../../notices_store.ts';
import { isEven } from '../controls.ts';
import { press, restore, turn } from '../play.ts';
import { BeatFinder, levelOf, Smoothed, shareOf } from './hearing.ts';
import { type Heard, listenTo } from './listen.ts';
import * as store from './sound_store.ts';

/** The meter moves this often, in seconds. */
const METER_EVERY = 0.1;
/** After so many seconds of nothing but zeros a sound is mute. */
const MUTE_SECONDS = 5;

let end: (() => void) | null = null;
/** Counts what was asked for: a microphone that is allowed after something else was asked for is let go. */
let asked = 0;

export function stopSound(): void {
  asked++;
  end?.();
  end = null;
  store.source.value = 'none';
  store.heard.value = null;
}
forgets(stopSound);

/** Listens to the microphone, which the browser asks for, or to a file, which is played aloud. */
export async function startSound(kind: 'microphone' | 'file', file: File | null = null): Promise<void> {
  stopSound();
  const mine = asked;
  const here = stillHere();
  try {
    const player = new SoundPlayer();
    const lost = (error: Error) => {
      if (mine !== asked) return;
      stopSound();
      notifyError(error);
    };
    const stop = await listenTo(kind, file, (heard) => player.hear(heard), lost);
    const endAll = () => {
      stop();
      player.end();
    };
    if (!here() || mine !== asked) return endAll();
    end = endAll;
    store.source.value = kind;
  } catch (error) {
    notifyError(error);
  }
}

/** Turns what is heard into moves. */
export class SoundPlayer {
  readonly #beats = new BeatFinder();
  readonly #smoothed = new Smoothed();
  #before: number | null = null;
  #zerosSince: number | null = null;
  #toldAt = Number.NEGATIVE_INFINITY;
  #beatSinceTold = false;
  #driven: ReturnType<typeof restore> | null = null;
  #drives: store.SoundSettings['drives'] | null = null;

  hear({ fresh, seconds }: Heard): void {
    const { listens, drives, gain, smoothing } = store.settings.value;
    const level = levelOf(fresh);
    const isBeat = this.#beats.look(fresh, seconds);
    this.#zerosSince = level === Number.NEGATIVE_INFINITY ? (this.#zerosSince ?? seconds) : null;
    const elapsed = this.#before === null ? 0 : seconds - this.#before;
    this.#before = seconds;
    if (drives !== this.#drives) {
      this.end();
      this.#drives = drives;
      this.#driven = isEven(drives) ? restore(drives) : null;
    }
    if (!isEven(drives)) {
      // Sound plays the live style, and brings nobody back to it.
      if (listens === 'beat' && isBeat && live.isOpen.value) press(drives);
    } else {
      // A beat comes at once, and goes slowly.
      const goal = listens === 'level' ? shareOf(level, gain) : isBeat ? 1 : 0;
      turn(drives, this.#smoothed.step(goal, elapsed, isBeat && listens === 'beat' ? 0 : smoothing));
    }
    this.#tell(level, isBeat, seconds);
  }

  /** The setting is again what it was before the sound drove it. */
  end(): void {
    this.#driven?.();
    this.#driven = null;
    this.#drives = null;
  }

  #tell(level: number, isBeat: boolean, seconds: number): void {
    this.#beatSinceTold ||= isBeat;
    if (seconds - this.#toldAt < METER_EVERY) return;
    this.#toldAt = seconds;
    const mute = this.#zerosSince !== null && seconds - this.#zerosSince >= MUTE_SECONDS;
    store.heard.value = { level, beat: this.#beatSinceTold, mute };
    this.#beatSinceTold = false;
  }
}
