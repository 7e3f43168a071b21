import { expect, it } from 'vitest';
import { keepBrowserAway } from '../../../src/ui/kiosk/browsers_own.ts';

keepBrowserAway();

const isPrevented = (event: Event): boolean => {
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
};
const bubbling = { bubbles: true, cancelable: true };
const key = (name: string, init: KeyboardEventInit = {}) =>
  isPrevented(new KeyboardEvent('keydown', { key: name, ...bubbling, ...init }));

it('menus, drags, magnifying by a wheel and by keys, and the keys of the browser’s own windows are kept away', () => {
  for (const type of ['contextmenu', 'dragstart']) expect(isPrevented(new Event(type, bubbling))).toBe(true);
  for (const name of ['s', 'P', 'o', 'u', 'f', '+', '=', '-', '0'])
    for (const held of [{ ctrlKey: true }, { metaKey: true }])
      expect([name, key(name, held)]).toEqual([name, true]);
  // On a Korean keyboard.
  expect(key('ㄴ', { code: 'KeyS', ctrlKey: true })).toBe(true);
  for (const code of ['KeyI', 'KeyC', 'KeyJ'])
    expect([code, key(code.at(-1) ?? '', { code, ctrlKey: true, shiftKey: true })]).toEqual([code, true]);
  for (const name of ['F1', 'F3', 'F7', 'F12']) expect([name, key(name)]).toEqual([name, true]);
  expect(isPrevented(new WheelEvent('wheel', { ...bubbling, ctrlKey: true }))).toBe(true);
});

it('what a page takes itself, and what text fields need, stays', () => {
  for (const name of ['s', '+', '0', 'F5', 'Tab', 'Escape']) expect([name, key(name)]).toEqual([name, false]);
  for (const name of ['c', 'v', 'x', 'z', 'a'])
    expect([name, key(name, { ctrlKey: true })]).toEqual([name, false]);
  expect(isPrevented(new WheelEvent('wheel', bubbling))).toBe(false);
});
