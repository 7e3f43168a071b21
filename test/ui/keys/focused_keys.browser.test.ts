/** Keys of the page that belong to what has the focus. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { unit } from '../../../src/ui/atlas/atlas_store.ts';
import { openModals } from '../../../src/ui/components/hooks/use_modal.ts';
import type { Commands } from '../../../src/ui/keys/commands.ts';
import { listenToKeys } from '../../../src/ui/keys/keys.ts';

const commands = { classroom: { open: vi.fn() }, stepTile: vi.fn() };
const host = document.createElement('div');
let stop = () => {};

beforeEach(() => {
  vi.clearAllMocks();
  document.body.append(host);
  stop = listenToKeys(commands as unknown as Commands);
});
afterEach(() => {
  stop();
  host.remove();
});

function focused(markup: string): HTMLElement {
  host.innerHTML = markup;
  const element = host.firstElementChild as HTMLElement;
  element.focus();
  expect(document.activeElement).toBe(element);
  return element;
}

const press = (element: HTMLElement, key: string) =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }));

it.each([
  '<input type="range">',
  '<input type="radio">',
  '<div role="listbox" tabindex="0"></div>',
  '<div role="slider" tabindex="0"></div>',
])('%s has its ends and its steps for itself', (markup) => {
  const element = focused(markup);
  for (const key of ['End', 'Home', 'ArrowUp']) expect(press(element, key)).toBe(true);
  expect(commands.classroom.open).not.toHaveBeenCalled();
  expect(commands.stepTile).not.toHaveBeenCalled();
});

it('a button leaves them to the page', () => {
  const button = focused('<button type="button">Play</button>');
  expect(press(button, 'End')).toBe(false);
  expect(commands.classroom.open).toHaveBeenCalledOnce();
  press(button, 'ArrowUp');
  expect(commands.stepTile).toHaveBeenCalledWith('ArrowUp');
});

it('a key that has nothing to do is left to the browser, which scrolls', () => {
  const button = focused('<button type="button">Play</button>');
  commands.stepTile.mockReturnValueOnce(false);
  expect(press(button, 'ArrowDown')).toBe(true);
  // No view is open that has pages.
  expect(press(button, 'PageDown')).toBe(true);
  commands.stepTile.mockReturnValueOnce(true);
  expect(press(button, 'ArrowDown')).toBe(false);
});

it.each([
  ['has the keys that scroll while there is something to scroll', 200, 0],
  ['leaves them to the page where all of it is in sight', 20, 4],
])('what is read %s', (_, height, steps) => {
  const scroller = focused(
    `<section data-scrolls tabindex="0" style="height:50px; overflow:auto"><p style="height:${height}px; margin:0"></p></section>`,
  );
  for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) press(scroller, key);
  expect(commands.stepTile).toHaveBeenCalledTimes(steps);
  scroller.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
  expect(document.activeElement).not.toBe(scroller);
});

it('a pointer leaves no focus on a slider, so that a remote control goes on turning pages', () => {
  const slider = focused('<div role="slider" tabindex="0"></div>');
  slider.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
  expect(document.activeElement).not.toBe(slider);
});

it('a dialog over the atlas keeps Escape and the arrows from it', () => {
  const dialogs = ['atlas', 'help-overlay'].map((name) => {
    const dialog = document.createElement('dialog');
    dialog.className = name;
    dialog.open = true;
    return dialog;
  });
  const [atlas, help] = dialogs as [HTMLDialogElement, HTMLDialogElement];
  const button = focused('<button type="button">Play</button>');
  unit.value = { kind: 'class', index: 1 };
  commands.stepTile.mockReturnValue(true);
  // As they stand in the page, help comes first; it was opened last.
  openModals.value = [atlas, help];
  for (const key of ['Escape', 'ArrowDown']) expect(press(button, key)).toBe(true);
  // Closed by hand, which is told a frame later.
  help.open = false;
  expect(press(button, 'ArrowDown')).toBe(false);
  openModals.value = [atlas];
  expect(press(button, 'ArrowDown')).toBe(false);
  openModals.value = [];
  unit.value = null;
  commands.stepTile.mockReset();
});
