import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dressWindow } from '../../../src/ui/output/second_window.ts';
import { signKeys } from '../../../src/ui/store.ts';

const frame = document.createElement('iframe');
let view: Window;
const fill = vi.fn(async () => {});

beforeEach(() => {
  document.body.append(frame);
  view = frame.contentWindow as Window;
  fill.mockClear();
  Object.assign(dressWindow(view, 'Output'), { requestFullscreen: fill });
  offer(true);
});
afterEach(() => {
  frame.remove();
  signKeys.value = true;
});

const offer = (value: boolean) =>
  Object.defineProperty(view.document, 'fullscreenEnabled', { value, configurable: true });
const press = () => view.dispatchEvent(new KeyboardEvent('keydown', { key: 'f' }));

it('fills the screen by a key, but not where letters are no keys', () => {
  press();
  expect(fill).toHaveBeenCalledOnce();
  signKeys.value = false;
  press();
  expect(fill).toHaveBeenCalledOnce();
});

it('stays as it is where the browser fills no screen', () => {
  offer(false);
  press();
  expect(fill).not.toHaveBeenCalled();
});
