import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TargetPicker } from '../../../src/ui/components/target_picker.tsx';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const host = document.createElement('div');

beforeEach(() => {
  store.catalogue.value = catalogue;
  store.target.value = { kind: 'neuron', layer: 'stem', channel: 1, y: 2, x: 3 };
  document.body.append(host);
  render(<TargetPicker card={{ targets: ['neuron'] }} />, host);
});
afterEach(() => {
  render(null, host);
  host.remove();
  store.target.value = { kind: 'top' };
  store.opened.value = { live: '', slow: null };
  store.catalogue.value = null;
});

it('the place of a neuron is chosen without a pointer', async () => {
  const sliders = () => [...host.querySelectorAll<HTMLInputElement>('input[type=range]')];
  expect(sliders().map(({ max, value }) => [max, value])).toEqual([
    ['3', '1'],
    ['3', '2'],
    ['3', '3'],
  ]);
  for (const [at, value, said] of [
    [1, '0', 'Row 0, column 3 '],
    [2, '1', 'Row 0, column 1 '],
  ] as const) {
    const slider = sliders()[at] as HTMLInputElement;
    slider.value = value;
    slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await expect.poll(() => host.textContent).toContain(said);
  }
  expect(store.target.value).toEqual({ kind: 'neuron', layer: 'stem', channel: 1, y: 0, x: 1 });
});

it('a click is spoken of where it chooses: on a live picture, not on a painting', async () => {
  const says = () => host.textContent;
  expect(says()).toContain('Click the picture');
  store.opened.value = { live: '', slow: 'deep-dream' };
  await expect.poll(says).not.toContain('Click');
});
