import { beforeEach, expect, it } from 'vitest';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import { drag, pointedBox, setSide, tap, tapped, togglePointing } from '../../../src/ui/pointing/pointing.ts';

beforeEach(async () => {
  await forgetVisitor();
  togglePointing();
});

const close = (want: object) => expect(pointedBox.value).toEqual(want);

it('begins with a box in the middle, and goes', () => {
  close({ x: 0.25, y: 0.25, width: 0.5, height: 0.5 });
  togglePointing();
  expect(pointedBox.value).toBeNull();
});

it('a drag in any direction makes a box that stays in the picture', () => {
  drag({ x: 0.75, y: 0.5 }, { x: -0.25, y: 0.25 });
  close({ x: 0, y: 0.25, width: 0.75, height: 0.25 });
});

it('two taps are opposite corners; one leaves the box as it is', () => {
  tap({ x: 0.5, y: 0.75 });
  close({ x: 0.25, y: 0.25, width: 0.5, height: 0.5 });
  expect(tapped.value).toEqual({ x: 0.5, y: 0.75 });
  tap({ x: 0.75, y: 0.5 });
  close({ x: 0.5, y: 0.5, width: 0.25, height: 0.25 });
  expect(tapped.value).toBeNull();
});

it('two taps at one place are the first corner again', () => {
  tap({ x: 0.5, y: 0.5 });
  tap({ x: 0.505, y: 0.5 });
  expect(tapped.value).toEqual({ x: 0.505, y: 0.5 });
});

it('numbers move a side, and the box stays in the picture', () => {
  setSide('x', 0.75);
  close({ x: 0.75, y: 0.25, width: 0.25, height: 0.5 });
  setSide('width', 0);
  expect(pointedBox.value?.width).toBe(0.02);
  setSide('y', Number.NaN);
  expect(pointedBox.value?.y).toBe(0.25);
});

it('a kiosk forgets it', async () => {
  tap({ x: 0.5, y: 0.5 });
  await forgetVisitor();
  expect([pointedBox.value, tapped.value]).toEqual([null, null]);
});
