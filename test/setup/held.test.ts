import { beforeEach, expect, it, vi } from 'vitest';
import { leftNothing } from '../../tools/prove/held.ts';

/** What the page holds with two networks behind it. */
const BEFORE = { tensors: 177, bytes: 445e6 };
const CHANGES = 100;

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

it.each([
  ['nothing', {}, true],
  ['garbage that is not collected yet', { bytes: BEFORE.bytes + 20e6 }, true],
  ['less than before', { bytes: BEFORE.bytes - 20e6 }, true],
  ['a tensor in all', { tensors: BEFORE.tensors + 1 }, false],
  ['a tensor a change', { tensors: BEFORE.tensors + CHANGES }, false],
  ['1 MB a change', { bytes: BEFORE.bytes + CHANGES * 1e6 }, false],
])('%s left behind: %o', (_what, after, holds) => {
  expect(leftNothing('100 changes', BEFORE, { ...BEFORE, ...after })).toBe(holds);
});
