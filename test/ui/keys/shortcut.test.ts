import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, expect, it } from 'vitest';
import { Shortcut, shortcut, withShortcut } from '../../../src/ui/keys/shortcut.tsx';
import { signKeys } from '../../../src/ui/store.ts';

afterEach(() => {
  signKeys.value = true;
});

it('a button names its key', () => {
  expect(shortcut('W')).toBe('W');
  expect(withShortcut('Compare', 'W')).toBe('Compare  W');
  expect(renderToString(h(Shortcut, { shown: ';' }))).toBe('<kbd>;</kbd>');
});

it.each(['W', ';', '*', '0', '−', 'Space'])('%s is not named where signs are switched off', (shown) => {
  signKeys.value = false;
  expect(shortcut(shown)).toBeUndefined();
  expect(withShortcut('Compare', shown)).toBe('Compare');
  expect(renderToString(h(Shortcut, { shown }))).toBe('');
});

it.each(['Esc', 'Home', '←', 'Page up', 'F9'])('%s is named then too', (shown) => {
  signKeys.value = false;
  expect(withShortcut('Close', shown)).toBe(`Close  ${shown}`);
});
