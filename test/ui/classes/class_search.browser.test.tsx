import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ClassSearch } from '../../../src/ui/classes/class_search.tsx';
import { target } from '../../../src/ui/store.ts';

const host = document.createElement('div');
const option = () => host.querySelectorAll<HTMLElement>('[role=option]')[1] as HTMLElement;

beforeEach(async () => {
  document.body.append(host);
  render(<ClassSearch labels={['cat', 'dog', 'crane']} chosen={null} pinned={false} />, host);
  host.querySelector('input')?.dispatchEvent(new FocusEvent('focus'));
  await expect.poll(() => host.querySelectorAll('[role=option]').length).toBe(3);
});
afterEach(() => {
  render(null, host);
  host.remove();
  target.value = { kind: 'top' };
});

it('a finger on a class scrolls the list and chooses nothing yet', () => {
  const down = new PointerEvent('pointerdown', { bubbles: true, cancelable: true, pointerType: 'touch' });
  expect(option().dispatchEvent(down)).toBe(true);
  expect(target.value).toEqual({ kind: 'top' });
});

it('a press leaves the focus in the box, and a click chooses', async () => {
  const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
  expect(option().dispatchEvent(down)).toBe(false);
  option().click();
  expect(target.value).toEqual({ kind: 'class', index: 1 });
  await expect.poll(() => host.querySelectorAll('[role=option]').length).toBe(0);
});
