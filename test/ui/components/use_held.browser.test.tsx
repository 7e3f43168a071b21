import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useHeld } from '../../../src/ui/components/hooks/use_held.ts';

interface Row {
  index: number;
  share: number | null;
}

/** The shares of numbered things, the largest first. */
const leading = signal<readonly Row[]>([]);
const lead = (...rows: readonly (readonly [index: number, share: number])[]) => {
  leading.value = rows.map(([index, share]) => ({ index, share }));
};

function List() {
  const { rows, list } = useHeld(
    leading.value,
    ({ index }) => index,
    (row) => ({ ...row, share: null }),
  );
  return (
    <ol {...list}>
      {rows.map(({ index, share }) => (
        <li key={index} data-row={index}>
          <button type="button">{`${index}: ${share ?? 'gone'}`}</button>
        </li>
      ))}
    </ol>
  );
}

const host = document.createElement('div');
const buttons = () => [...host.querySelectorAll('button')];
const words = () => buttons().map((button) => button.textContent);

beforeEach(() => {
  lead([3, 60], [8, 30], [1, 5]);
  document.body.append(host);
  render(<List />, host);
});
afterEach(() => {
  render(null, host);
  host.remove();
});

it('a list that changes by itself takes no row from under the focus, and says all that is new', async () => {
  const button = buttons()[1];
  button?.focus();
  // The second and the third are gone, and the first is no longer the first.
  lead([5, 50], [3, 40], [7, 6]);
  await expect.poll(words).toEqual(['3: 40', '8: gone', '5: 50', '7: 6']);
  expect(document.activeElement).toBe(button);
  lead([8, 90], [3, 4], [5, 2]);
  await expect.poll(words).toEqual(['3: 4', '8: 90', '5: 2']);
  expect(document.activeElement).toBe(button);
});

it('it is in order again as soon as the focus leaves it, though nothing more comes', async () => {
  const button = buttons()[1];
  button?.focus();
  lead([5, 50], [3, 40]);
  await expect.poll(words).toEqual(['3: 40', '8: gone', '5: 50']);
  button?.blur();
  await expect.poll(words).toEqual(['5: 50', '3: 40']);
});

it('what can no longer be pressed holds nothing', async () => {
  const button = buttons()[1] as HTMLButtonElement;
  button.focus();
  button.disabled = true;
  lead([5, 50]);
  await expect.poll(words).toEqual(['5: 50']);
});
