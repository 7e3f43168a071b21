import { expect, it } from 'vitest';
import { KEY_BINDINGS } from '../../src/ui/keys.ts';

const keys = KEY_BINDINGS.flatMap((binding) => [...binding.keys]);

it('gives every key one meaning', () => {
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

it('writes letters in lower case, as the handler compares them', () => {
  expect(keys.filter((key) => key.length === 1 && key !== key.toLowerCase())).toEqual([]);
});

it('leaves to the browser the keys that move the focus', () => {
  expect(keys).not.toContain('Tab');
  expect(keys).not.toContain('Enter');
});

it('says of every key what it does, in words that differ', () => {
  const meanings = KEY_BINDINGS.map(({ does }) => does);
  expect(new Set(meanings).size).toBe(meanings.length);
});
