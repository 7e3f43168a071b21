/** A key that is held: the browser sends it again and again. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { Commands } from '../../../src/ui/keys/commands.ts';
import { listenToKeys } from '../../../src/ui/keys/keys.ts';

let press: (event: object) => void = () => {};
const commands = { studio: { paint: vi.fn() }, toggleFreeze: vi.fn(), stepTile: vi.fn() };

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal('document', { activeElement: null, querySelectorAll: () => [] });
  vi.stubGlobal('addEventListener', (type: string, listener: (event: object) => void) => {
    if (type === 'keydown') press = listener;
  });
  listenToKeys(commands as unknown as Commands);
});

const hold = (key: string, code: string) => {
  const preventDefault = vi.fn();
  for (const repeat of [false, true, true]) press({ key, code, repeat, preventDefault });
  return preventDefault;
};

it('what is done and undone, or queued, happens once', () => {
  hold('g', 'KeyG');
  expect(commands.studio.paint).toHaveBeenCalledTimes(1);
  const kept = hold(' ', 'Space');
  expect(commands.toggleFreeze).toHaveBeenCalledTimes(1);
  // Nor does the page scroll meanwhile.
  expect(kept).toHaveBeenCalledTimes(3);
});

it('a way goes on', () => {
  hold('ArrowRight', 'ArrowRight');
  expect(commands.stepTile).toHaveBeenCalledTimes(3);
});
