import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beforeEach, expect, it, vi } from 'vitest';
import { Help } from '../../../src/ui/components/help.tsx';
import { NO_EXHIBIT } from '../../../src/ui/exhibit/exhibit.ts';
import { keyOf } from '../../../src/ui/keys/key_of.ts';
import { activeKeys, KEY_BINDINGS } from '../../../src/ui/keys/keys.ts';
import * as store from '../../../src/ui/store.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';

beforeEach(() => {
  vi.stubGlobal('document', { fullscreenEnabled: true });
});

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

/** What a browser tells of a key: what it writes, where it is, and whether Shift is down. */
const pressed = (key: string, code: string, shiftKey = false) => keyOf({ key, code, shiftKey });

type Press = [key: string, code: string, shift?: boolean];
it.each<[string, string, ...Press[]]>([
  ['a Latin letter as it is written, in either case', 'g', ['g', 'KeyG'], ['G', 'KeyG', true]],
  ['the letter on an AZERTY key, not its place', 'a', ['a', 'KeyQ'], ['A', 'KeyQ', true]],
  ['a Korean letter by its place', 'g', ['ㅎ', 'KeyG'], ['ㄲ', 'KeyG', true]],
  ['a Cyrillic letter by its place', 'n', ['т', 'KeyN'], ['Т', 'KeyN', true]],
  ['a Hebrew letter by its place, and what stands where Q and W are', 'w', ["'", 'KeyW'], ["'", 'KeyW']],
  ['a Hebrew slash where Q is', 'q', ['/', 'KeyQ'], ['/', 'KeyQ']],
  ['a digit by its place on AZERTY, with Shift as written', '6', ['-', 'Digit6'], ['6', 'Digit6', true]],
  ['a digit by its place on a Thai keyboard and a numeric pad', '2', ['/', 'Digit2'], ['2', 'Numpad2']],
  ['a star as it is written', '*', ['*', 'Digit8', true], ['*', 'NumpadMultiply'], ['*', 'Backslash']],
  ['a question mark as it is written', '?', ['?', 'Slash', true], ['?', 'KeyM', true], ['?', 'Digit7', true]],
  ['a slash as it is written, else by its place', '/', ['/', 'Digit7', true], ['ظ', 'Slash']],
  ['a question mark by its place', '?', ['؟', 'Slash', true], ['?', 'Minus', true]],
  ['comma and point as they are written, else by their place', ',', [',', 'KeyM'], ['و', 'Comma']],
  [
    'a semicolon as it is written, else by its place',
    ';',
    [';', 'Comma', true],
    ['ж', 'Semicolon'],
    [';', 'Semicolon'],
  ],
  ['a colon as it is written', ':', [':', 'Semicolon', true], [':', 'Period', true]],
  ['plus and minus of the numeric pad', '+', ['+', 'NumpadAdd'], ['+', 'Equal', true]],
  ['minus', '-', ['-', 'Minus'], ['-', 'NumpadSubtract']],
  ['a space of any width', ' ', [' ', 'Space'], ['\u3000', 'Space']],
  ['other keys by their name', 'ArrowLeft', ['ArrowLeft', 'ArrowLeft'], ['ArrowLeft', 'Numpad4']],
])('takes %s', (_, meant, ...presses) => {
  for (const [key, code, shift] of presses) expect(pressed(key, code, shift === true)).toBe(meant);
});

const shownHelp = () => renderToString(h(Help, {}));
const named = ({ keys: [key = ''], shown = key.toUpperCase() }: (typeof KEY_BINDINGS)[number]) =>
  `<kbd>${shown}</kbd>`;

it('names every key in the help', () => {
  for (const binding of KEY_BINDINGS) expect(shownHelp()).toContain(named(binding));
});

it('a browser without full screen has no key for it', () => {
  vi.stubGlobal('document', { fullscreenEnabled: false });
  // What can be pressed is worked out anew where a setting differs.
  store.configured.value = { ...DEFAULT_SETTINGS, kiosk: true };
  const active = activeKeys.value.map(({ does }) => does);
  const help = shownHelp();
  store.configured.value = DEFAULT_SETTINGS;
  expect(active).toContain('keys.performance');
  expect(active).not.toContain('keys.fullScreen');
  expect(help).toContain('<kbd>P</kbd>');
  expect(help).not.toContain('<kbd>F</kbd>');
});

it('leaves arrows, Page and Esc where letters, digits and signs are switched off', () => {
  store.signKeys.value = false;
  expect(activeKeys.value.map(({ shown }) => shown)).toEqual([
    '← → ↑ ↓',
    'Page ↑ ↓',
    'F8',
    'Home',
    'End',
    'F9',
    'Esc',
  ]);
  expect(shownHelp()).toContain('role="switch"');
  store.signKeys.value = true;
});

it.each([
  { settings: {}, on: ['s', 'q', 'a', 'ArrowUp', 'Escape'], off: [] },
  { settings: { kiosk: true }, on: ['a', 'n', 'ArrowUp', 'Escape'], off: ['s', 'q', 'F9'] },
  {
    settings: { keys: false },
    on: ['ArrowUp', 'PageDown', 'Escape'],
    off: ['s', 'a', 'n', '1', '?', '+', ' '],
  },
])('with the settings $settings the keys $off do nothing', ({ settings, on, off }) => {
  store.configured.value = { ...DEFAULT_SETTINGS, ...settings };
  const active = activeKeys.value.flatMap((binding) => [...binding.keys]);
  store.configured.value = DEFAULT_SETTINGS;
  expect(active).toEqual(expect.arrayContaining(on));
  expect(off.filter((key) => active.includes(key))).toEqual([]);
});

it('a kiosk that hands pictures over has the key for pictures, and none for videos', () => {
  store.configured.value = { ...DEFAULT_SETTINGS, kiosk: true };
  store.exhibit.value = { ...NO_EXHIBIT, handOver: { address: 'http://hall.example/', minutes: 10 } };
  const active = activeKeys.value.flatMap((binding) => [...binding.keys]);
  store.configured.value = DEFAULT_SETTINGS;
  store.exhibit.value = NO_EXHIBIT;
  expect([active.includes('s'), active.includes('q')]).toEqual([true, false]);
});

it('a house that takes a tool off the screen takes its keys too', () => {
  const tools = { ...NO_EXHIBIT.tools, networks: false, comparison: false, help: false };
  store.exhibit.value = { ...NO_EXHIBIT, tools };
  const active = activeKeys.value.flatMap((binding) => [...binding.keys]);
  store.exhibit.value = NO_EXHIBIT;
  expect(active).toEqual(expect.arrayContaining(['s', 'q', ' ', 'n']));
  expect(['h', 'w', '?'].filter((key) => active.includes(key))).toEqual([]);
});
