import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenToGamepads } from '../../../src/ui/kiosk/gamepads.ts';

const used = vi.fn();
let connected = () => {};
let pad: { index: number; axes: number[]; buttons: { pressed: boolean }[] } | null;

beforeEach(() => {
  vi.useFakeTimers();
  used.mockClear();
  pad = { index: 0, axes: [0, 1], buttons: [{ pressed: false }, { pressed: true }] };
  vi.stubGlobal('navigator', { getGamepads: () => [null, pad] });
  vi.stubGlobal('addEventListener', (_: string, listener: () => void) => {
    connected = listener;
  });
  listenToGamepads(used);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** @returns how often it was used within the next second */
function uses(): number {
  used.mockClear();
  vi.advanceTimersByTime(1000);
  return used.mock.calls.length;
}
const change = (axes: number[], pressed: boolean[]) =>
  Object.assign(pad as object, { axes, buttons: pressed.map((one) => ({ pressed: one })) });

it('a gamepad that is shown to the page is used, one that lies there is not, whatever it rests at', () => {
  connected();
  expect(used).toHaveBeenCalledOnce();
  expect(uses()).toBe(0);
});

it('a button that is pressed or let go is a hand; one that is held is none', () => {
  connected();
  uses();
  change([0, 1], [true, true]);
  expect(uses()).toBe(1);
  expect(uses()).toBe(0);
  change([0, 1], [true, false]);
  expect(uses()).toBe(1);
});

it('a stick that is moved is a hand, also slowly; one that trembles is none', () => {
  connected();
  uses();
  for (const at of [0.1, -0.1, 0.1]) {
    change([at, 1], [false, true]);
    expect(uses()).toBe(0);
  }
  change([0.2, 1], [false, true]);
  expect(uses()).toBe(0);
  change([0.3, 1], [false, true]);
  expect(uses()).toBe(1);
});

it('one that is pulled out is none', () => {
  connected();
  uses();
  pad = null;
  expect(uses()).toBe(0);
});
