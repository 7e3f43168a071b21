import { zipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OpenOptions } from '../../src/contract/opening.ts';
import type { PatchPage, ScanProgress } from '../../src/contract/patches.ts';
import { createScanLink, type ScanLink } from '../../src/worker/patches/scan_link.ts';

const OPTIONS: OpenOptions = {
  networkUrl: `${location.origin}/models/efficientnet-lite0/`,
  modelsUrl: `${location.origin}/models/`,
  wasmUrl: `${location.origin}/tfjs-wasm/`,
  backend: 'wasm',
};
const LAYER = 'blocks.1.1.act2';
const NAMES = ['dog', 'coffee', 'macaw', 'lemur', 'koala'];

let pictures: File[];
beforeAll(async () => {
  pictures = await Promise.all(
    NAMES.map(async (name) => {
      const bytes = await (await fetch(`/models/pictures/${name}.jpg`)).arrayBuffer();
      return new File([bytes], `${name}.jpg`, { type: 'image/jpeg' });
    }),
  );
});

const workers: Worker[] = [];
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

function scanLink(): ScanLink {
  return createScanLink(() => {
    const worker = new Worker(new URL('../../src/worker/patches/scan_worker.ts', import.meta.url), {
      type: 'module',
    });
    workers.push(worker);
    return worker;
  });
}

async function mine(files: File[], layer = LAYER): Promise<{ page: PatchPage; told: ScanProgress[] }> {
  const told: ScanProgress[] = [];
  const page = await scanLink().scan(OPTIONS, files, layer, (progress) => told.push(progress));
  return { page, told };
}

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());
const errorsOf = (told: ScanProgress[]) => told.flatMap(({ errors }) => errors);

/** A picture of 6,000 x 5,000 pixels with something on it. */
async function large(): Promise<File> {
  const canvas = new OffscreenCanvas(6000, 5000);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  for (let i = 0; i < 200; i++) {
    context.fillStyle = `hsl(${(i * 47) % 360} 80% 50%)`;
    context.fillRect((i * 997) % 6000, (i * 661) % 5000, 700, 500);
  }
  return new File([await canvas.convertToBlob({ type: 'image/jpeg' })], 'large.jpg');
}

const namesOf = ({ sources }: PatchPage) => sources.map(({ name }) => name).toSorted();

describe('mining', () => {
  it('finds every picture, tells how far it is, and gives all channels with whole pictures', async () => {
    const { page, told } = await mine(pictures);
    expect(page).toMatchObject({ layer: LAYER, seen: NAMES.length, width: 224, height: 224 });
    expect(page.channels).toHaveLength(144);
    expect(namesOf(page)).toEqual(NAMES.map((name) => `${name}.jpg`).toSorted());
    for (const { patches } of page.channels) {
      const values = patches.map(({ value }) => value);
      expect(values).toEqual(values.toSorted((a, b) => b - a));
      expect(new Set(patches.map(({ source }) => source)).size).toBe(patches.length);
    }
    const whole = await createImageBitmap(page.sources[0]?.picture as Blob);
    expect([whole.width, whole.height]).toEqual([224, 224]);
    expect(told.at(-1)).toMatchObject({ part: 1, failed: 0, seen: NAMES.length });
    const parts = told.map(({ part }) => part);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  });

  it('of a ZIP finds the same as of its files', async () => {
    const entries = await Promise.all(
      pictures.map(async (file) => [`photos/${file.name}`, await bytesOf(file)] as const),
    );
    const zip = zipSync({ ...Object.fromEntries(entries), '__MACOSX/._dog.jpg': new Uint8Array(9) });
    const { page: unzipped } = await mine([new File([zip], 'photos.zip')]);
    const { page } = await mine(pictures);
    const plain = ({ channels }: PatchPage) =>
      channels.map(({ patches }) => patches.map(({ value, y, x }) => ({ value, y, x })));
    expect(plain(unzipped)).toEqual(plain(page));
    expect(namesOf(unzipped)).toEqual(NAMES.map((name) => `photos/${name}.jpg`).toSorted());
  });

  it('goes on over files that are no pictures, are cut off, empty or very large, and names each', async () => {
    const [dog] = pictures as [File];
    const bytes = await bytesOf(dog);
    const zip = zipSync({ 'a.jpg': bytes, 'b.txt': new TextEncoder().encode('hello') }, { level: 0 });
    const { page, told } = await mine([
      new File(['not a picture at all'], 'notes.txt'),
      new File([bytes.slice(0, bytes.length / 2)], 'half.jpg'),
      new File([bytes.slice(0, 300)], 'header.jpg'),
      new File([], 'nothing.png'),
      new File([zip.slice(0, zip.length / 2)], 'half.zip'),
      new File(['PK but no archive'], 'fake.zip'),
      await large(),
      dog,
    ]);
    expect(namesOf(page)).toEqual(expect.arrayContaining(['dog.jpg', 'large.jpg']));
    const errors = errorsOf(told);
    for (const words of [
      'notes.txt is not a picture',
      'half.jpg cannot be decoded',
      'header.jpg cannot be decoded',
      'nothing.png is empty',
      'half.zip',
      'fake.zip',
    ])
      expect(
        errors.some(({ message }) => message.includes(words)),
        `${words} in ${errors.map(({ message }) => message).join('\n')}`,
      ).toBe(true);
    expect(told.at(-1)?.failed).toBe(errors.length);
  });

  it.each<[string, () => File[]]>([
    ['holds no files', () => []],
    ['holds no picture', () => [new File(['hello'], 'a.txt'), new File(['you'], 'b.txt')]],
  ])('of a folder that %s is an error of its own', async (_what, files) => {
    await expect(mine(files())).rejects.toMatchObject({ name: 'EmptyCollectionError' });
  });

  it('of a layer that is not there is an error under its name', async () => {
    await expect(mine(pictures, 'conv9')).rejects.toMatchObject({ name: 'UnknownLayerError' });
  });

  it('can be watched and stopped, and keeps what it has', async () => {
    const link = scanLink();
    const many = Array.from({ length: 400 }, (_, i) => {
      const file = pictures[i % pictures.length] as File;
      return new File([file], `${i}.jpg`);
    });
    let seen: PatchPage | undefined;
    const page = await link.scan(OPTIONS, many, LAYER, ({ seen: count }) => {
      if (count < 8 || seen) return;
      void link.patches([0, 1]).then((watched) => {
        seen = watched;
        link.stop();
      });
    });
    expect(seen?.channels.map(({ channel }) => channel)).toEqual([0, 1]);
    expect(page.seen).toBeGreaterThanOrEqual(8);
    expect(page.seen).toBeLessThan(400);
    await expect(link.patches([0])).rejects.toMatchObject({ name: 'WorkerError' });
  });

  it('ends with an error where its worker dies or another collection is begun', async () => {
    const link = scanLink();
    const first = link.scan(OPTIONS, pictures, LAYER, () => {});
    const second = link.scan(OPTIONS, pictures, LAYER, () => {});
    await expect(first).rejects.toMatchObject({ name: 'WorkerError' });
    expect((await second).seen).toBe(NAMES.length);
  });
});
