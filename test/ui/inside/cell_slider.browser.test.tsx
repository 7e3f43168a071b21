/** Cells that are chosen and read without a pointer. */
import { type ComponentChild, render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CellPicker } from '../../../src/ui/inside/cell_picker.tsx';
import { CellReader } from '../../../src/ui/inside/cell_slider.tsx';
import { NumberGrid } from '../../../src/ui/inside/number_grid.tsx';

const host = document.createElement('div');
beforeEach(() => document.body.append(host));
afterEach(() => {
  render(null, host);
  host.remove();
});

const slider = () => host.querySelector<HTMLElement>('[role=slider]') as HTMLElement;
const said = () => [slider().ariaValueNow, slider().ariaValueText];

function show(figure: ComponentChild): void {
  render(figure, host);
  slider().focus();
  expect(document.activeElement).toBe(slider());
}

/** @returns whether the key is left to the browser */
const press = (key: string) =>
  slider().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

function Picker() {
  const [place, setPlace] = useState({ y: 0.5, x: 0.5 });
  return (
    <CellPicker cells={{ height: 2, width: 3 }} place={place} label="Place" onPlace={setPlace}>
      picture
    </CellPicker>
  );
}

it('a place is a slider that says its row and its column', async () => {
  show(<Picker />);
  expect([slider().ariaLabel, slider().ariaValueMax]).toEqual(['Place', '5']);
  expect(said()).toEqual(['4', 'Row 1, column 1']);
  for (const [key, now, words] of [
    ['ArrowUp', '1', 'Row 0, column 1'],
    ['ArrowRight', '2', 'Row 0, column 2'],
    ['ArrowRight', '2', 'Row 0, column 2'],
    ['End', '5', 'Row 1, column 2'],
    ['Home', '0', 'Row 0, column 0'],
  ] as const) {
    expect(press(key)).toBe(false);
    await expect.poll(said).toEqual([now, words]);
  }
  expect(press('a')).toBe(true);
});

function Reader() {
  const [at, setAt] = useState<number | null>(null);
  return (
    <CellReader
      cells={{ height: 3, width: 1 }}
      at={at}
      label="Point at a number"
      said={`cell ${at}`}
      onPoint={setAt}
    >
      {`number ${at}`}
    </CellReader>
  );
}

it('what a pointer reads by pointing the keys read from cell to cell, from the first on', async () => {
  render(<Reader />, host);
  expect(host.textContent).toBe('Point at a number');
  slider().focus();
  await expect.poll(() => host.textContent).toBe('number 0');
  press('ArrowDown');
  await expect.poll(said).toEqual(['1', 'cell 1']);
  press('ArrowRight');
  await expect.poll(() => host.textContent).toBe('number 2');
  slider().blur();
  await expect.poll(() => host.textContent).toBe('Point at a number');
});

it('a table with no room for its numbers has them for aids', () => {
  const numbers = { values: Array.from({ length: 7 }, (_, at) => at / 10), columns: 7, strongest: 1 };
  render(<NumberGrid {...numbers} label="Weights" pointed={null} onPoint={() => {}} />, host);
  const cells = [...host.querySelectorAll('td')].map((cell) => cell.textContent);
  expect(cells.join(' ')).toBe('0 0.10 0.20 0.30 0.40 0.50 0.60');
});

it('what a cell says is said once, though its numbers change with every look', async () => {
  const cells = { height: 1, width: 2 };
  const look = (at: number, value: number) =>
    render(
      <CellReader cells={cells} at={at} label="Point" said={`${at} is ${value}`} onPoint={() => {}}>
        {value}
      </CellReader>,
      host,
    );
  look(0, 5);
  look(0, 6);
  expect([host.textContent, ...said()]).toEqual(['6', '0', '0 is 5']);
  look(1, 7);
  expect(said()).toEqual(['1', '1 is 7']);
});
