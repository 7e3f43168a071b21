import { afterEach, expect, it } from 'vitest';
import { isTaken, open } from '../../../src/ui/output/output_store.ts';
import { whipState } from '../../../src/ui/output/whip/whip_store.ts';
import { isOut, whoGets } from '../../../src/ui/output/who_gets.ts';

afterEach(() => {
  isTaken.value = false;
  whipState.value = { kind: 'off' };
  open.value = { window: false, pictureInPicture: false };
});

const STREAMED = 'The output is streamed to a server: see Output.';
const TAKEN = 'The page around this one gets the pictures.';

it.each([
  [false, 'off', 'Pictures stay on this device: nothing is sent anywhere.', false],
  [true, 'off', TAKEN, true],
  [false, 'live', STREAMED, true],
  [false, 'connecting', STREAMED, false],
  [true, 'live', `${STREAMED} ${TAKEN}`, true],
] as const)('with an embedding page (%j) and a stream (%s) it says: %s', (taken, kind, words, out) => {
  isTaken.value = taken;
  whipState.value = { kind };
  expect([whoGets(), isOut.value]).toEqual([words, out]);
});

it('a window of this device is out, and gets nothing elsewhere', () => {
  open.value = { window: true, pictureInPicture: false };
  expect([whoGets(), isOut.value]).toEqual(['Pictures stay on this device: nothing is sent anywhere.', true]);
});
