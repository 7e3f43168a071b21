import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useCloseOutside } from '../../../src/ui/sources/use_close_outside.ts';

const open = signal(false);

function Menu() {
  const host = useCloseOutside(open);
  return (
    <div ref={host}>
      <button type="button" aria-haspopup="true">
        Menu
      </button>
      {open.value && (
        <button type="button" class="entry" onClick={() => (open.value = false)}>
          Entry
        </button>
      )}
    </div>
  );
}

const host = document.createElement('div');
const button = () => host.querySelector('[aria-haspopup]');
const entry = () => host.querySelector<HTMLElement>('.entry');

beforeEach(async () => {
  document.body.append(host);
  render(<Menu />, host);
  open.value = true;
  await expect.poll(entry).not.toBeNull();
  // Its listeners come with the next frame.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
});
afterEach(() => {
  open.value = false;
  render(null, host);
  host.remove();
});

it.each([
  ['a choice', () => entry()?.click()],
  ['a key that closes the menu', () => (open.value = false)],
])('%s gives the focus back to the button', async (_, close) => {
  entry()?.focus();
  close();
  await expect.poll(entry).toBeNull();
  expect(document.activeElement).toBe(button());
});

it('what has the focus elsewhere keeps it', async () => {
  const other = document.createElement('button');
  host.append(other);
  other.focus();
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await expect.poll(entry).toBeNull();
  expect(document.activeElement).toBe(other);
  other.remove();
});
