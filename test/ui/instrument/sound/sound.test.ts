import { beforeEach, expect, it } from 'vitest';
import * as cues from '../../../../src/ui/instrument/cue_store.ts';
import { addCue, removeAllCues } from '../../../../src/ui/instrument/cues.ts';
import { SoundPlayer } from '../../../../src/ui/instrument/sound/sound.ts';
import * as store from '../../../../src/ui/instrument/sound/sound_store.ts';
import { forgetVisitor } from '../../../../src/ui/kiosk/forgets.ts';
import * as live from '../../../../src/ui/live_style/store.ts';
import * as page from '../../../../src/ui/store.ts';
import { openPlayable, set, settings } from '../playable.ts';

const RATE = 48_000;
const tone = (amplitude: number) =>
  Float32Array.from({ length: 960 }, (_, i) => amplitude * Math.sin((2 * Math.PI * 1000 * i) / RATE));

beforeEach(() => {
  openPlayable();
  store.settings.value = { listens: 'level', drives: 'strength', gain: 0, smoothing: 0 };
});

it('the level drives the strength, which is as before once nobody listens', () => {
  set({ strength: 0.9 });
  const player = new SoundPlayer();
  player.hear({ fresh: tone(1), seconds: 0 });
  player.hear({ fresh: tone(10 ** (-30 / 20)), seconds: 0.02 });
  expect(settings().strength).toBe(0.5);
  expect(store.heard.value?.level).toBeCloseTo(0, 3);
  store.settings.value = { ...store.settings.value, gain: 15 };
  player.hear({ fresh: tone(10 ** (-30 / 20)), seconds: 0.04 });
  expect(settings().strength).toBe(0.75);
  player.end();
  expect(settings().strength).toBe(0.9);
});

it('zeros alone for five seconds are mute, until there is a sound', () => {
  const player = new SoundPlayer();
  const mutes = [
    [0, 0],
    [4.8, 0],
    [5, 0],
    [5.2, 1e-5],
    [5.4, 0],
  ].map(([seconds = 0, amplitude = 0]) => {
    player.hear({ fresh: tone(amplitude), seconds });
    return store.heard.value?.mute;
  });
  expect(mutes).toEqual([false, false, true, false, false]);
});

it('a beat takes the next style, or comes at once and goes slowly', () => {
  set({ style: 'frost' });
  store.settings.value = { ...store.settings.value, listens: 'beat', drives: 'style' };
  const player = new SoundPlayer();
  const beat = (seconds: number) => {
    player.hear({ fresh: tone(0), seconds });
    player.hear({ fresh: tone(0.5), seconds: seconds + 0.02 });
  };
  beat(0);
  expect(settings().style).toBe('embers');
  beat(0.5);
  expect(settings().style).toBe('starry-night');
  store.settings.value = { ...store.settings.value, drives: 'strength', smoothing: 0.5 };
  beat(1);
  expect(settings().strength).toBe(1);
  player.hear({ fresh: tone(0), seconds: 1.52 });
  expect(settings().strength).toBeCloseTo(Math.exp(-1), 2);
});

it('a beat calls the next cue while the live style is open, and leaves other views alone', () => {
  addCue();
  cues.called.value = -1;
  store.settings.value = { ...store.settings.value, listens: 'beat', drives: 'nextCue' };
  const player = new SoundPlayer();
  const beat = (seconds: number) => {
    player.hear({ fresh: tone(0), seconds });
    player.hear({ fresh: tone(0.5), seconds: seconds + 0.02 });
  };
  page.opened.value = { live: 'maps', slow: null };
  beat(0);
  expect([page.opened.value.live, cues.called.value]).toEqual(['maps', -1]);
  page.opened.value = { live: live.VIEW, slow: null };
  beat(0.5);
  expect(cues.called.value).toBe(0);
  removeAllCues();
});

it('a blend that the sound drove is as before, unless other styles were chosen meanwhile', () => {
  store.settings.value = { ...store.settings.value, drives: 'blend' };
  const hear = (player: SoundPlayer) => player.hear({ fresh: tone(1), seconds: 0 });
  set({ style: 'frost:0.3,embers:0.7' });
  const first = new SoundPlayer();
  hear(first);
  expect(settings().style).not.toBe('frost:0.3,embers:0.7');
  first.end();
  expect(settings().style).toBe('frost:0.3,embers:0.7');
  const second = new SoundPlayer();
  hear(second);
  set({ style: 'starry-night' });
  second.end();
  expect(settings().style).toBe('starry-night');
});

it('of what the browser kept, what makes no sense is as usual; a visitor’s is forgotten', async () => {
  const usual = store.keptSound(null);
  expect(store.keptSound({ listens: 'beat', drives: 'cueBefore', gain: 100, smoothing: 0.5 })).toEqual({
    ...usual,
    listens: 'beat',
    smoothing: 0.5,
  });
  await forgetVisitor();
  expect(store.settings.value).toEqual(usual);
});
