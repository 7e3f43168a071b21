import { afterEach, expect, it } from 'vitest';
import type { OpenOptions } from '../../src/contract/opening.ts';
import { createScanLink } from '../../src/worker/patches/scan_link.ts';

const FILES = ['a', 'b', 'c', 'd', 'e'].map((name) => new File([name], `${name}.jpg`));

const workers: Worker[] = [];
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

const linkTo = (name: string) =>
  createScanLink(() => {
    const worker = new Worker(new URL('./scan.fake.worker.ts', import.meta.url), { type: 'module', name });
    workers.push(worker);
    return worker;
  });

it.each([1, 2])('a scan whose card is lost %i times begins again, and looks through all', async (losses) => {
  const told: number[] = [];
  const link = linkTo(`loses webgl ${losses}`);
  const page = await link.scan({} as OpenOptions, FILES, 'stem', ({ version }) => told.push(version));
  // Each worker knows of the losses before it, and so where to compute.
  expect(page).toMatchObject({ layer: 'stem', seen: FILES.length, version: losses });
  expect(told).toEqual(Array.from({ length: losses + 1 }, (_, at) => at));
  expect(workers).toHaveLength(losses + 1);
});

it('a scan whose card hangs as it starts begins again without that card', async () => {
  const page = await linkTo('hangs').scan({} as OpenOptions, FILES, 'stem', () => {});
  expect(page).toMatchObject({ seen: FILES.length, version: 0 });
  expect(workers).toHaveLength(2);
});

it('a scan whose worker crashes ends with an error, and the next one is as good as the first', async () => {
  const link = linkTo('crashes');
  for (let time = 1; time <= 2; time++)
    await expect(link.scan({} as OpenOptions, FILES, 'stem', () => {})).rejects.toMatchObject({
      ...{ name: 'WorkerError', message: expect.stringContaining('out of memory') },
    });
  expect(workers).toHaveLength(2);
});

it('a scan that was stopped while its card was lost does not begin again', async () => {
  const link = linkTo('loses webgl 1000');
  let stopped = 0;
  const scan = link.scan({} as OpenOptions, FILES, 'stem', () => {
    stopped++;
    link.stop();
  });
  await expect(scan).rejects.toMatchObject({ name: 'BackendLostError' });
  expect(stopped).toBe(1);
  expect(workers).toHaveLength(1);
});
