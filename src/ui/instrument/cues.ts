/** What a person does with cues. */
import { batch } from '@preact/signals';
import { forgets, stillHere } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import * as live from '../live_style/store.ts';
import { notify } from '../notices_store.ts';
import { download, stamp } from '../save/download.ts';
import { type Cue, MOST_CUES, readCues, writeCues } from './cue_file.ts';
import * as store from './cue_store.ts';
import { Fade, type Look } from './look.ts';
import { declared, presentLook, readLook, showLook } from './show_look.ts';

/** More often than most machines paint. */
const STEP_MS = 40;
/** Of a new cue. */
const USUAL_SECONDS = 2;

let timer: ReturnType<typeof setInterval> | undefined;

function endFade(): void {
  clearInterval(timer);
  store.fading.value = null;
}
forgets(endFade);

/** Shows the look of a cue, over its time. A number that there is not does nothing. */
export function callCue(at: number): void {
  const cue = store.cues.value[at];
  const from = presentLook();
  if (!cue || !from) return;
  endFade();
  store.called.value = at;
  // What the browser kept may be of another version of this program.
  const look = readLook(cue.look);
  if (cue.seconds === 0 || !live.isOpen.value) showLook(look);
  else fadeTo(look, from, 1000 * cue.seconds);
}

function fadeTo(to: Look, from: Look, ms: number): void {
  const fade = new Fade(from, to, ms, declared());
  const begunAt = performance.now();
  store.fading.value = 0;
  // Whoever walks through the styles stops here.
  live.wandering.value = false;
  timer = setInterval(() => {
    const now = presentLook();
    // Another view was chosen, or the worker is gone.
    if (!now || !live.isOpen.value) return endFade();
    const { look, part } = fade.step(now, performance.now() - begunAt);
    batch(() => {
      showLook(look);
      store.fading.value = part;
    });
    if (part === 1) endFade();
  }, STEP_MS);
}

/** The cue after the one that was called last, or before it; behind the last comes the first. */
export function stepCue(by: 1 | -1): void {
  const count = store.cues.value.length;
  if (count === 0) return;
  const at = store.called.value;
  callCue(at < 0 ? (by > 0 ? 0 : count - 1) : (at + by + count) % count);
}

/** Keeps what the live style is set to as a cue behind the others. */
export function addCue(): void {
  const look = presentLook();
  const all = store.cues.value;
  if (!look) return;
  if (all.length >= MOST_CUES) {
    tellFull();
    return;
  }
  const cue: Cue = {
    name: t('instrument.cueNumber', { number: all.length + 1 }),
    seconds: USUAL_SECONDS,
    look,
  };
  batch(() => {
    store.cues.value = [...all, cue];
    store.called.value = all.length;
  });
}

export function changeCue(at: number, change: Partial<Cue>): void {
  store.cues.value = store.cues.value.map((cue, i) => (i === at ? { ...cue, ...change } : cue));
}

/** The cue has the look of now. */
export function retakeCue(at: number): void {
  const look = presentLook();
  if (look) changeCue(at, { look });
}

export function moveCue(at: number, by: 1 | -1): void {
  const all = [...store.cues.value];
  const to = at + by;
  const [moved] = all.splice(at, 1);
  if (!moved || to < 0 || to > all.length) return;
  all.splice(to, 0, moved);
  const follow = (one: number) => (one === at ? to : one === to ? at : one);
  batch(() => {
    store.cues.value = all;
    store.called.value = follow(store.called.value);
    store.edited.value = store.edited.value === null ? null : follow(store.edited.value);
  });
}

export function removeCue(at: number): void {
  const called = store.called.value;
  batch(() => {
    store.cues.value = store.cues.value.filter((_, i) => i !== at);
    store.called.value = called === at ? -1 : called > at ? called - 1 : called;
    store.edited.value = null;
  });
}

export function removeAllCues(): void {
  endFade();
  batch(() => {
    store.cues.value = [];
    store.called.value = -1;
    store.edited.value = null;
  });
}

export function saveCues(): void {
  download(
    new Blob([writeCues(store.cues.value)], { type: 'application/json' }),
    `convoscope-cues-${stamp()}.json`,
  );
}

/** Takes the cues of a file behind those that there are. @throws {CueFileError} */
export async function openCues(file: File): Promise<void> {
  const here = stillHere();
  const read = readCues(file.name, await file.text(), readLook);
  if (!here()) return;
  const all = [...store.cues.value, ...read];
  store.cues.value = all.slice(0, MOST_CUES);
  if (all.length > MOST_CUES) tellFull();
}

const tellFull = () =>
  notify('hint', t('instrument.enough'), t('instrument.enoughCues', { most: MOST_CUES }));
