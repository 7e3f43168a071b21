/** What a visitor made, brought to each worker; some of them die of it. */
import 'fake-indexeddb/auto';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { StyleCard } from '../../../src/contract/cards.ts';
import type { LearnedStyle } from '../../../src/contract/live_style.ts';
import { told } from '../../../src/contract/told.ts';
import { WorkerError } from '../../../src/contract/worker_state.ts';
import { type KeptNet, keptNets } from '../../../src/ui/live_style/kept_nets.ts';
import { type KeptStyle, keptStyles } from '../../../src/ui/live_style/kept_styles.ts';
import { createOwnNets, nets } from '../../../src/ui/live_style/own_nets.ts';
import { createOwnStyles, own } from '../../../src/ui/live_style/own_styles.ts';
import * as live from '../../../src/ui/live_style/store.ts';
import { notices } from '../../../src/ui/notices_store.ts';
import * as page from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const network = { id: 'many', title: '', paper: '' };
const cardOf = (id: string): StyleCard => ({
  ...{ id, title: id, thumbnail: null, shipped: false, blendGroup: null, network },
});
const styles = ['forest', 'sea'].map(
  (id, keptAt): KeptStyle => ({
    ...{ id, title: id, network: 'many', vector: new Float32Array(1), picture: new Blob(), keptAt },
  }),
);
const netOf = (id: string, keptAt: number): KeptNet => ({
  ...{ id, styles: [{ id, title: id }], files: [], keptAt },
});
const dies = () => Promise.reject(new WorkerError(told('workerErrors.notReady')));

const restoreStyle = vi.fn();
const addStyleNet = vi.fn();
const link = {
  ...{ restoreStyle, addStyleNet, stylesOf: async () => [] },
  ...{ learnedStyle: vi.fn(), renameStyle: vi.fn(), removeStyle: vi.fn() },
};

/** A worker that was started anew knows what came with the program alone. */
const startWorker = () => {
  page.catalogue.value = { ...catalogue };
};
const listed = () => page.catalogue.value?.styles.map(({ id }) => id);
const ids = (kept: readonly { readonly id: string }[]) => kept.map(({ id }) => id);

beforeAll(async () => {
  live.ownThumbnails.value = { forest: 'blob:forest', sea: 'blob:sea' };
  for (const style of styles) await keptStyles.keep(style);
  for (const net of [netOf('ink', 0), netOf('oil', 1)]) await keptNets.keep(net);
});
afterEach(() => {
  page.catalogue.value = null;
});

it('styles come to the next worker where one died meanwhile; what is refused is let go', async () => {
  restoreStyle.mockImplementation(dies);
  createOwnStyles(link, async () => {});
  startWorker();
  await vi.waitFor(() => expect(notices.value.length).toBe(1), 30_000);
  expect(ids(own.value)).toEqual(['forest', 'sea']);
  restoreStyle.mockImplementation(async ({ id }: LearnedStyle) => (id === 'sea' ? cardOf(id) : null));
  startWorker();
  await vi.waitFor(() => expect(listed()).toEqual(['sea']), 30_000);
  await vi.waitFor(() => expect(ids(own.value)).toEqual(['sea']), 30_000);
});

it('styles that three workers in a row died of are let go', async () => {
  own.value = styles;
  restoreStyle.mockReset().mockImplementation(dies);
  for (const left of [['forest', 'sea'], ['forest', 'sea'], []]) {
    startWorker();
    await vi.waitFor(() => expect(ids(own.value)).toEqual(left), 30_000);
    await vi.waitFor(() => expect(restoreStyle).toHaveBeenCalledTimes(2), 30_000);
    restoreStyle.mockClear();
  }
  startWorker();
  await new Promise((resolve) => setImmediate(resolve));
  expect(restoreStyle).not.toHaveBeenCalled();
});

it('a net that two workers died of is let go, the others come', async () => {
  addStyleNet.mockImplementation(dies);
  const { settled } = createOwnNets(link);
  startWorker();
  await settled();
  expect(ids(nets.value)).toEqual(['ink', 'oil']);
  startWorker();
  await settled();
  expect(ids(nets.value)).toEqual(['oil']);
  addStyleNet.mockImplementation(async (_files: unknown, [id = '']: string[]) => [cardOf(id)]);
  startWorker();
  await settled();
  expect(ids(nets.value)).toEqual(['oil']);
  expect(listed()).toContain('oil');
});
