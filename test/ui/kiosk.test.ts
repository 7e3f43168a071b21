import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runKiosk } from '../../src/ui/kiosk.ts';
import * as store from '../../src/ui/store.ts';
import { catalogue } from './small_catalogue.ts';

const toggleFreeze = vi.fn();
const forgetPatches = vi.fn();
let hand = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    if (type === 'pointerdown') hand = listener;
  });
  store.catalogue.value = catalogue;
  store.technique.value = 'scores';
  runKiosk({ toggleFreeze, forgetPatches });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('shows one view after another once nobody was there for a minute, and forgets what a visitor chose', () => {
  store.picked.value = { layer: 'stem', channel: 1 };
  store.target.value = { kind: 'class', index: 2 };
  vi.advanceTimersByTime(59_000);
  expect(store.attracting.value).toBe(false);
  vi.advanceTimersByTime(2_000);
  expect(store.attracting.value).toBe(true);
  expect(store.picked.value).toBeNull();
  expect(forgetPatches).toHaveBeenCalled();
  expect(store.target.value).toEqual({ kind: 'top' });
  vi.advanceTimersByTime(12_000);
  expect(store.technique.value).toBe('maps');
  vi.advanceTimersByTime(12_000);
  expect(store.technique.value).toBe('scores');
});

it('leaves the view to a visitor from the first touch on', () => {
  vi.advanceTimersByTime(61_000);
  forgetPatches.mockClear();
  hand();
  expect(forgetPatches).toHaveBeenCalledOnce();
  const chosen = store.technique.value;
  vi.advanceTimersByTime(50_000);
  expect(store.attracting.value).toBe(false);
  expect(store.technique.value).toBe(chosen);
});
