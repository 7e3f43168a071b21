/** What the studio's commands order, take and take away. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SlowTechniqueCard } from '../../../src/contract/jobs.ts';
import { withRecord } from '../../../src/media/png/job_record.ts';
import { notices } from '../../../src/ui/notices_store.ts';
import * as page from '../../../src/ui/store.ts';
import { viewJob } from '../../../src/ui/studio/actions.ts';
import * as studio from '../../../src/ui/studio/store.ts';
import { catalogue } from '../small_catalogue.ts';
import { smallStudio } from './small_studio.ts';

const card: SlowTechniqueCard = {
  ...{ id: 'style', title: 'Style', caption: { shows: '', read: '', paper: '' }, parameters: {} },
  ...{ presets: [], needs: { content: true, references: 'many' }, targets: [], film: null, further: 'steps' },
};
/** Its grid has five. */
const texture: SlowTechniqueCard = { ...card, id: 'texture', needs: { content: false, references: 'none' } };
const picture = (id: string, title: string) =>
  ({ id, title, url: `/${id}.jpg`, own: false, kind: 'style', credit: '' }) as const;

let grab = (): Promise<ImageBitmap> => createImageBitmap(new ImageData(4, 4));
const { commands, scheduler } = smallStudio(() => grab());

const open = (slow: string) => (page.opened.value = { live: 'maps', slow });
const listed = async (count: number) => {
  await expect.poll(() => studio.jobs.value.length).toBe(count);
  return studio.jobs.value;
};

beforeEach(() => {
  page.catalogue.value = { ...catalogue, slowTechniques: [card, texture] };
  page.networkId.value = 'small';
  page.live.value = { label: 'Lake' } as page.LivePicture;
  studio.styles.value = [picture('starry', 'Starry Night'), picture('scream', 'The Scream')];
  notices.value = [];
});
afterEach(async () => {
  await Promise.all(studio.jobs.value.map(({ id }) => scheduler.remove(id)));
  page.catalogue.value = null;
  page.live.value = null;
  studio.styles.value = [];
  studio.chosenStyles.value = [];
});

it('a painting is made of what was chosen when it was ordered, however long the frame takes', async () => {
  open('style');
  studio.chosenStyles.value = [{ id: 'starry', weight: 1 }];
  let arrive = () => {};
  const coming = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const frame = await createImageBitmap(new ImageData(4, 4));
  grab = async () => {
    await coming;
    return frame;
  };
  commands.paint();
  studio.chosenStyles.value = [{ id: 'scream', weight: 1 }];
  page.live.value = { label: 'Street' } as page.LivePicture;
  open('texture');
  arrive();
  const [job] = await listed(1);
  const materials = job && (await scheduler.materials(job.id));
  expect(job?.subject).toBe('Starry Night');
  expect(materials?.models.map(({ title }) => title)).toEqual(['Starry Night']);
  expect(materials?.content?.title).toBe('Lake');
});

it('in a kiosk paintings side by side are ordered whole, or not at all', async () => {
  open('texture');
  commands.paintGrid();
  await listed(5);
  commands.paintGrid();
  await expect.poll(() => notices.value.length).toBe(1);
  await listed(5);
  const [first, ...others] = studio.jobs.value;
  for (const { id } of others) await scheduler.remove(id);
  commands.paintGrid();
  const told = () => notices.value.map(({ message }) => message).join();
  await expect.poll(told).toMatch(/once nothing else is being painted/);
  expect(studio.jobs.value.map(({ id }) => id)).toEqual([first?.id]);
});

it('nothing lies over the stage any more where the painting that did is taken away', async () => {
  open('texture');
  commands.paintGrid();
  const [kept, gone] = await listed(5);
  viewJob(kept?.id ?? null);
  await scheduler.remove(gone?.id ?? '');
  expect(studio.viewed.value).toBe(kept?.id);
  await scheduler.remove(kept?.id ?? '');
  expect(studio.viewed.value).toBeNull();
});

it('of a saved painting that is not offered nothing is said to be set', async () => {
  const canvas = new OffscreenCanvas(1, 1);
  canvas.getContext('2d');
  const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  const record = { painting: 'gone', settings: {}, target: null, seed: 1, network: 'small', step: 1 };
  expect(await commands.takeSaved(new File([withRecord(png, record)], 'saved.png'))).toBe(false);
  expect(notices.value.map(({ message }) => message)).toEqual([expect.stringContaining('“gone”')]);
});
