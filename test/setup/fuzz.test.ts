/** A small form of `npm run prove -- fuzz`. */

import { expect, it, vi } from 'vitest';
import { asSaid } from '../../src/contract/told.ts';
import { ModelFileError } from '../../src/network/errors.ts';
import { Random } from '../../src/numeric/random.ts';
import { damaged, foreignError, proveFuzz } from '../../tools/prove/fuzz.ts';

it('files of every kind that are damaged at random are read, or refused by name', async () => {
  const told = vi.spyOn(console, 'log').mockImplementation(() => {});
  const held = await proveFuzz({ count: 200, seed: 7 });
  const words = told.mock.calls.flat().join('\n');
  told.mockRestore();
  expect(held, words).toBe(true);
});

it('what a runtime throws is no name that a person is told', () => {
  const errors = [new TypeError('x is undefined'), new RangeError('too deep'), new Error('no'), 'words'];
  expect(errors.map(foreignError).filter((one) => one === null)).toEqual([]);
  expect(foreignError(new ModelFileError(asSaid('a.pth is truncated.')))).toBeNull();
});

it('a damage is the same for the same state, and leaves the whole file as it was', () => {
  const whole = Uint8Array.from({ length: 100 }, (_, i) => i);
  const damages = Array.from({ length: 50 }, (_, state) => damaged(whole, new Random(state)));
  expect(damages).toEqual(Array.from({ length: 50 }, (_, state) => damaged(whole, new Random(state))));
  expect(damages.every((bytes) => Buffer.compare(bytes, whole) === 0)).toBe(false);
  expect([...whole]).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect(() => damaged(new Uint8Array(0), new Random(1))).not.toThrow();
});
