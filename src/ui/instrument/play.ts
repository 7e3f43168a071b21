/** What a control that moves does with the live style. */
import { batch } from '@preact/signals';
import { blend, setMix } from '../live_style/actions.ts';
import { alone } from '../live_style/mix.ts';
import { LEAST_SHARE } from '../live_style/pad.ts';
import * as live from '../live_style/store.ts';
import * as page from '../store.ts';
import * as store from './control_store.ts';
import { ACTIONS, type Action, isEven, learned, type Move, Presses, sharesAlong } from './controls.ts';
import { stepCue } from './cues.ts';
import { presentLook } from './show_look.ts';

/** Knobs send hundreds of messages in a second; a frame sees the last of them. */
const EVERY_MS = 16;
/** A stick or a knob that was touched by chance is not meant. */
const LEAST_LEARNED = 0.3;

const presses = new Presses();
const due = new Map<Action, number>();
const sinceLearning = new Map<string, number>();

/** Learns a control, or does what it has learned. */
export function onMove(move: Move): void {
  const isPress = presses.isPress(move);
  const action = store.learning.value;
  if (action) {
    learn(action, move, isPress);
    return;
  }
  sinceLearning.clear();
  for (const one of ACTIONS) {
    if (store.mapping.value[one] !== move.control) continue;
    if (isEven(one) || (!move.isButton && isChoice(one))) later(one, move.value);
    else if (isPress) press(one);
  }
}

function learn(action: Action, { control, value, isButton }: Move, isPress: boolean): void {
  const from = sinceLearning.get(control) ?? value;
  sinceLearning.set(control, from);
  // A knob of MIDI may stand anywhere: its first message is a move.
  const isMeant = isButton ? isPress : control.startsWith('midi') || Math.abs(value - from) >= LEAST_LEARNED;
  if (!isMeant) return;
  sinceLearning.clear();
  batch(() => {
    store.mapping.value = learned(store.mapping.value, action, control);
    store.learning.value = null;
  });
}

const isChoice = (action: Action) => action === 'style' || action === 'area';

function later(action: Action, value: number): void {
  if (due.size === 0)
    setTimeout(() => {
      const all = [...due];
      due.clear();
      batch(() => {
        for (const [one, to] of all) turn(one, to);
      });
    }, EVERY_MS);
  due.set(action, value);
}

/** Sets strength, blend, style or area to a place of a knob, 0..1. */
export function turn(action: Action, value: number): void {
  if (!live.isOpen.value) return;
  if (action === 'strength') set('strength', Math.round(100 * value) / 100);
  else if (action === 'blend') {
    const { length } = live.mix.value;
    if (length < 2) return;
    const shares = sharesAlong(value, length).map((share) => Math.max(LEAST_SHARE, share));
    const sum = shares.reduce((a, b) => a + b);
    blend(shares.map((share) => share / sum));
  } else if (action === 'style') {
    const style = nthOf(live.styles.value, value);
    if (style) showStyle(style.id);
  } else if (action === 'area') {
    const area = nthOf(areas(), value);
    if (area) set('area', area);
  }
}

/** The next style or area, or a cue. */
export function press(action: Action): void {
  if (action === 'nextCue') stepCue(1);
  else if (action === 'cueBefore') stepCue(-1);
  else if (!live.isOpen.value) return;
  else if (action === 'style') {
    const all = live.styles.value;
    const at = all.findIndex(({ id }) => id === live.mix.value[0]?.id);
    const next = all[(at + 1) % all.length];
    if (next) showStyle(next.id);
  } else if (action === 'area') {
    const all = areas();
    const now = String(presentLook()?.settings.area);
    const next = all[(all.indexOf(now) + 1) % all.length];
    if (next) set('area', next);
  }
}

/** @returns puts strength or blend back to what it is now; a blend only where it is still one of the same styles */
export function restore(action: 'strength' | 'blend'): () => void {
  const name = action === 'blend' ? live.SETTING : action;
  const before = page.parameters.value[live.VIEW]?.[name];
  const styles = stylesOfMix();
  return () => {
    if (action === 'blend' && stylesOfMix() !== styles) return;
    const { [name]: _, ...others } = page.parameters.value[live.VIEW] ?? {};
    const settings = before === undefined ? others : { ...others, [name]: before };
    page.parameters.value = { ...page.parameters.value, [live.VIEW]: settings };
  };
}

const stylesOfMix = () => String(live.mix.value.map(({ id }) => id).sort());

function showStyle(id: string): void {
  live.wandering.value = false;
  if (live.mix.value.length !== 1 || live.mix.value[0]?.id !== id) setMix(alone(id));
}

function set(name: string, value: string | number): void {
  const all = page.parameters.value;
  if (all[live.VIEW]?.[name] === value) return;
  page.parameters.value = { ...all, [live.VIEW]: { ...all[live.VIEW], [name]: value } };
}

function areas(): readonly string[] {
  const card = page.catalogue.value?.techniques.find(({ id }) => id === live.VIEW);
  const area = card?.parameters.area;
  return area?.kind === 'choice' ? area.options.map(({ value }) => value) : [];
}

const nthOf = <T>(all: readonly T[], value: number): T | undefined =>
  all[Math.min(all.length - 1, Math.floor(value * all.length))];
