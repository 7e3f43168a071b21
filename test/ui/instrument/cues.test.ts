import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeCues } from '../../../src/ui/instrument/cue_file.ts';
import * as store from '../../../src/ui/instrument/cue_store.ts';
import {
  addCue,
  callCue,
  changeCue,
  moveCue,
  openCues,
  removeAllCues,
  removeCue,
  stepCue,
} from '../../../src/ui/instrument/cues.ts';
import { KEY_BINDINGS } from '../../../src/ui/keys/keys.ts';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import * as page from '../../../src/ui/store.ts';
import { openPlayable, set, settings } from './playable.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  openPlayable();
  removeAllCues();
  set({ style: 'frost', strength: 0.5, area: 'people' });
  addCue();
  set({ style: 'embers', strength: 1, area: 'all' });
  addCue();
  changeCue(0, { name: 'Cold', seconds: 0 });
  changeCue(1, { name: 'Warm', seconds: 4 });
});
afterEach(() => {
  removeAllCues();
  vi.useRealTimers();
});

const names = () => store.cues.value.map(({ name }) => name);

it('a cue holds all that the live style is set to, and brings it back at once where it has no time', () => {
  callCue(0);
  expect(settings()).toMatchObject({ style: 'frost', strength: 0.5, area: 'people', steady: true });
  expect(store.called.value).toBe(0);
  expect(store.fading.value).toBe(null);
});

it('a cue with a time comes up in it, and a hand takes what it moves', () => {
  callCue(0);
  callCue(1);
  vi.advanceTimersByTime(2000);
  expect(store.fading.value).toBeCloseTo(0.5, 1);
  expect(settings().strength).toBeCloseTo(0.75, 1);
  expect(String(settings().style)).toMatch(/^(frost|embers):0\.[45].*,/);
  set({ strength: 0.1 });
  vi.advanceTimersByTime(2100);
  expect(store.fading.value).toBe(null);
  expect(settings()).toMatchObject({ style: 'embers', strength: 0.1, area: 'all' });
});

it('another view that is chosen meanwhile ends the change', () => {
  callCue(0);
  callCue(1);
  vi.advanceTimersByTime(1000);
  page.opened.value = { live: 'maps', slow: null };
  vi.advanceTimersByTime(80);
  expect(store.fading.value).toBe(null);
  expect(page.openView.value).toBe('maps');
});

it('steps go round, from whichever was called last', () => {
  for (const [by, at] of [
    [1, 0],
    [1, 1],
    [-1, 0],
    [-1, 1],
  ] as const) {
    stepCue(by);
    expect(store.called.value).toBe(at);
  }
});

it('what is moved or removed takes the mark of the called one along', () => {
  callCue(0);
  moveCue(0, 1);
  expect([names(), store.called.value]).toEqual([['Warm', 'Cold'], 1]);
  moveCue(1, 1);
  expect(names()).toEqual(['Warm', 'Cold']);
  removeCue(0);
  expect([names(), store.called.value]).toEqual([['Cold'], 0]);
});

it('keys call cues where that is switched on, else views', () => {
  const press = (key: string) => KEY_BINDINGS.find(({ keys }) => keys.includes(key))?.run({} as never, key);
  press('1');
  expect(store.called.value).toBe(1);
  press('F8');
  expect(store.cueKeys.value).toBe(true);
  press('1');
  expect(store.called.value).toBe(0);
  press('n');
  expect(store.called.value).toBe(1);
  press('PageUp');
  expect(store.called.value).toBe(0);
  press('9');
  expect(store.called.value).toBe(0);
});

it('a file’s cues come behind those that there are; a broken one changes nothing', async () => {
  const [cue] = store.cues.value;
  if (!cue) throw new Error('There is no cue.');
  await openCues(new File([writeCues([{ ...cue, name: 'Third' }])], 'show.json'));
  expect(names()).toEqual(['Cold', 'Warm', 'Third']);
  await expect(openCues(new File(['{'], 'show.json'))).rejects.toThrow('show.json is no JSON');
  expect(names()).toEqual(['Cold', 'Warm', 'Third']);
});

it.each<[string, string | number, string]>([
  ['area', 'peple', 'show.json makes no sense at cues.1.look.settings.area: "peple"'],
  ['strength', 5, 'show.json makes no sense at cues.1.look.settings.strength: 5'],
  ['strenght', 1, 'show.json makes no sense at cues.1.look.settings.strenght: 1'],
])('a file that sets %s to %s is refused with its place', async (name, value, message) => {
  const [cue] = store.cues.value;
  if (!cue) throw new Error('There is no cue.');
  const wrong = { ...cue, look: { ...cue.look, settings: { ...cue.look.settings, [name]: value } } };
  const file = new File([writeCues([cue, wrong])], 'show.json');
  await expect(openCues(file)).rejects.toThrow(message);
  expect(names()).toEqual(['Cold', 'Warm']);
});

it.each([0, 1])('what a kept cue cannot set is as usual, also where it comes up in %s s', (seconds) => {
  const wrong = { style: 'embers', strength: 5, area: 'peple', gone: true };
  store.cues.value = [{ name: 'Old', seconds, look: { settings: wrong, split: 0 } }];
  callCue(0);
  vi.advanceTimersByTime(2000);
  expect(settings()).toEqual({ style: 'embers' });
});

it('a visitor’s cues are forgotten with the visitor', async () => {
  store.cueKeys.value = true;
  callCue(1);
  await forgetVisitor();
  expect([store.cues.value, store.called.value, store.cueKeys.value, store.fading.value]).toEqual([
    [],
    -1,
    false,
    null,
  ]);
});
