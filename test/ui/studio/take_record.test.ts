/** Which style a saved painting's settings bring back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SlowTechniqueCard } from '../../../src/contract/jobs.ts';
import type { ModelRecord } from '../../../src/media/png/job_record.ts';
import type { Job } from '../../../src/studio/job.ts';
import { notices } from '../../../src/ui/notices_store.ts';
import * as page from '../../../src/ui/store.ts';
import { recordOf } from '../../../src/ui/studio/picture_files.ts';
import * as studio from '../../../src/ui/studio/store.ts';
import { takeRecord } from '../../../src/ui/studio/take_record.ts';
import { catalogue } from '../small_catalogue.ts';

const card: SlowTechniqueCard = {
  id: 'style',
  title: 'Style',
  caption: { shows: '', read: '', paper: '' },
  parameters: {},
  presets: [],
  needs: { content: true, references: 'many' },
  targets: [],
  film: null,
  further: 'steps',
};
const own = { url: '', own: true, kind: 'style', credit: '' } as const;
const newer = { ...own, id: 'own-2', title: 'Snapshot', sha256: 'bb' };
const older = { ...own, id: 'own-1', title: 'Snapshot', sha256: 'aa' };
const shipped = { ...own, id: 'cafe', title: 'Café Terrace at Night', own: false };

beforeEach(() => {
  page.catalogue.value = { ...catalogue, slowTechniques: [card] };
  page.networkId.value = 'small';
  studio.styles.value = [newer, older, shipped];
});
afterEach(() => {
  page.catalogue.value = null;
  page.opened.value = { live: '', slow: null };
  studio.styles.value = [];
  studio.chosenStyles.value = [];
  notices.value = [];
});

const order = { painting: 'style', settings: {}, target: null, seed: 1 };
const take = (model: ModelRecord) => takeRecord({ ...order, network: 'small', step: 1, models: [model] });
const chosen = () => studio.chosenStyles.value.map(({ id }) => id);
const told = () => notices.value.map(({ message }) => message);

it('of two own styles of one title it is the one whose picture it was', () => {
  take({ title: 'Snapshot', weight: 1, sha256: 'aa' });
  expect(chosen()).toEqual(['own-1']);
  expect(told()).toEqual([]);
});

it('another picture of the same title is not taken for it, and that is told', () => {
  take({ title: 'Snapshot', weight: 1, sha256: 'cc' });
  expect(chosen()).toEqual([]);
  expect(told()).toEqual([expect.stringContaining('“Snapshot”')]);
});

it('one that ships, and one of an old record, are known by their titles', () => {
  take({ title: 'Café Terrace at Night', weight: 1, sha256: 'cc' });
  expect(chosen()).toEqual(['cafe']);
  take({ title: 'Snapshot', weight: 1 });
  expect(chosen()).toEqual(['own-2']);
  expect(told()).toEqual([]);
});

it('a painting says of its styles which pictures they were', async () => {
  const job = { order, network: 'small', progress: null } as unknown as Job;
  const models = [{ title: 'Letters', weight: 0.5, bytes: Uint8Array.of(97, 98, 99) }];
  const { models: said } = await recordOf(job, { content: null, models });
  // FIPS 180-2 gives the hash of "abc".
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(said).toEqual([{ title: 'Letters', weight: 0.5, sha256 }]);
});

it('what is not taken is told, as it is: a painting that is not offered, or a network that is on its way', () => {
  const gone = { ...order, painting: 'gone', network: 'small', step: 1 };
  expect(takeRecord(gone)).toBe(false);
  expect(told()).toEqual([expect.stringContaining('“gone”')]);
  notices.value = [];
  page.catalogue.value = null;
  expect(takeRecord({ ...gone, painting: 'style' })).toBe(false);
  expect(told()).toEqual(['Waiting for the network.']);
  page.catalogue.value = { ...catalogue, slowTechniques: [card] };
  expect(takeRecord({ ...gone, painting: 'style' })).toBe(true);
});
