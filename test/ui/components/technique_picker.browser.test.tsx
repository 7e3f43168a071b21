import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TechniquePicker } from '../../../src/ui/components/technique_picker.tsx';
import * as store from '../../../src/ui/store.ts';
import { chosenLength } from '../../../src/ui/view_list.ts';
import { catalogue } from '../small_catalogue.ts';

const host = document.createElement('div');
const [card] = catalogue.techniques;
if (!card) throw new Error('There is no view.');

beforeEach(() => {
  // Two that are listed, two between them that are not, and a third that is.
  const ids = ['ranking', 'saliency', 'embedding', 'grad-cam', 'activations'];
  const techniques = ids.map((id) => ({ ...card, id, title: id }));
  store.catalogue.value = { ...catalogue, techniques };
  store.opened.value = { live: 'ranking', slow: null };
  chosenLength.value = 'few';
  document.body.append(host);
  render(<TechniquePicker />, host);
});
afterEach(() => {
  render(null, host);
  host.remove();
  chosenLength.value = null;
  store.opened.value = { live: '', slow: null };
  store.catalogue.value = null;
});

const selected = () => host.querySelector<HTMLElement>('[aria-selected=true]');

/** The tabs that have the focus and are chosen, one after another. */
async function walk(key: string, steps: number): Promise<(string | undefined)[]> {
  selected()?.focus();
  const seen: (string | undefined)[] = [];
  for (let i = 0; i < steps; i++) {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
    await expect.poll(() => selected() !== null && selected() === document.activeElement).toBe(true);
    seen.push(selected()?.id);
  }
  return seen;
}

it('arrow keys go through the short list as it stands, and round', async () => {
  expect(await walk('ArrowDown', 3)).toEqual(['tab-grad-cam', 'tab-activations', 'tab-ranking']);
  expect(await walk('ArrowUp', 1)).toEqual(['tab-activations']);
});

it('from a view that is listed only while it is open they lead into the list', async () => {
  store.opened.value = { live: 'saliency', slow: null };
  await expect.poll(() => selected()?.id).toBe('tab-saliency');
  expect(await walk('ArrowDown', 1)).toEqual(['tab-ranking']);
  expect(host.querySelector('#tab-saliency')).toBeNull();
});
