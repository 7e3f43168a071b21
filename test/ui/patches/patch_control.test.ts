import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenOptions } from '../../../src/contract/opening.ts';
import type { PatchPage, PatchSummary, ScanProgress } from '../../../src/contract/patches.ts';
import type { ViewResult } from '../../../src/contract/view.ts';
import { notices } from '../../../src/ui/notices_store.ts';
import { createPatchControl, type PatchControl } from '../../../src/ui/patches/patch_control.ts';
import * as patches from '../../../src/ui/patches/patch_store.ts';
import * as store from '../../../src/ui/store.ts';
import type { Link } from '../../../src/worker/link.ts';
import type { ScanLink } from '../../../src/worker/patches/scan_link.ts';

const CHANNELS = 60;
const summary = (layer: string, version: number): PatchSummary => ({ layer, version, seen: 1, found: 1 });

/** One patch a channel, its value the version, each from a picture of its own. */
const pageOf = (layer: string, channels: readonly number[], version: number): PatchPage => ({
  ...summary(layer, version),
  ...{ width: 8, height: 8 },
  channels: channels.map((channel) => ({
    channel,
    patches: [{ value: version, y: 0, x: 0, source: channel, field: { x: 0, y: 0, width: 1, height: 1 } }],
  })),
  sources: channels.map((id) => ({ id, name: `${id}.jpg`, picture: new Blob() })),
});

/** A look of the view, as it arrives with a frame. */
function look(layer: string, version: number): void {
  const picture = {
    ...({ kind: 'maxima', title: '', layer, height: 2, width: 2, legend: null } as const),
    ...{ values: new Float32Array(CHANNELS), positions: new Int32Array(CHANNELS) },
  };
  const seen = { picture, patches: summary(layer, version) } as unknown as ViewResult;
  store.latest.value = {
    result: seen,
    view: { technique: '', parameters: {}, target: { kind: 'top' }, pins: [] },
    request: store.request.value,
  };
}

interface Mining {
  readonly files: File[];
  readonly layer: string;
  tell(progress: Partial<ScanProgress>): void;
  end(page: PatchPage): void;
  fail(error: Error): void;
}

let control: PatchControl;
let version = 1;
const asked: string[] = [];
const minings: Mining[] = [];
const forgetPatches = vi.fn(() => Promise.resolve());
const stop = vi.fn();
const scanLink: ScanLink = {
  scan: (_options, files, layer, onProgress) =>
    new Promise((resolve, reject) => {
      const tell = (progress: Partial<ScanProgress>) =>
        onProgress({ ...summary(layer, 1), part: 0.5, failed: 0, errors: [], ...progress });
      minings.push({ files, layer, tell, end: resolve, fail: reject });
    }),
  patches: async (channels) => {
    asked.push(`miner ${channels.length}`);
    return pageOf('mined', channels, 7);
  },
  stop,
};
const link = {
  forgetPatches,
  patches: async (layer: string, channels: readonly number[]) => {
    asked.push(`${layer} ${channels[0]}-${channels.at(-1)}`);
    return pageOf(layer, channels, version);
  },
} as unknown as Link;

control = createPatchControl(link, scanLink, () => ({}) as OpenOptions);

const settle = () => vi.advanceTimersByTimeAsync(1000);
const file = (name: string) => new File(['x'], name);
const values = () => patches.shown.value?.patches.channels.map((one) => one.patches[0]?.value);

beforeEach(async () => {
  vi.useFakeTimers();
  control.forget();
  store.picked.value = null;
  patches.page.value = 0;
  notices.value = [];
  version = 1;
  look('act1', 1);
  await settle();
  asked.length = 0;
  minings.length = 0;
  forgetPatches.mockClear();
});
afterEach(async () => {
  store.latest.value = null;
  await settle();
  vi.useRealTimers();
});

describe('what is on the screen', () => {
  it('is brought again when it has changed, and only then', async () => {
    look('act1', 1);
    await settle();
    expect(asked).toEqual([]);
    version = 2;
    look('act1', 2);
    await settle();
    expect(asked).toEqual(['act1 0-23']);
    expect(values()?.[0]).toBe(2);
  });

  it('is brought at most so often, however fast it changes, and in the end as it is', async () => {
    for (let i = 2; i < 40; i++) {
      version = i;
      look('act1', i);
      await vi.advanceTimersByTimeAsync(25);
    }
    await settle();
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(values()?.[0]).toBe(39);
  });

  it('is another page, the last of which is shorter', async () => {
    patches.page.value = 2;
    await settle();
    expect(asked).toEqual(['act1 48-59']);
    expect(patches.shown.value?.patches.channels).toHaveLength(12);
  });

  it('is one channel where one was picked', async () => {
    store.picked.value = { layer: 'act1', channel: 30 };
    await settle();
    expect(asked).toEqual(['act1 30-30']);
    expect(patches.chosenPatch.value?.source).toBe(30);
    store.picked.value = { layer: 'act9', channel: 30 };
    await settle();
    expect(patches.openChannel.value).toBeNull();
  });

  it('is told from what the worker had before it was started anew', async () => {
    version = 5;
    look('act1', 5);
    await settle();
    const before = patches.shown.value?.storeKey;
    version = 1;
    look('act1', 1);
    await settle();
    expect(values()?.[0]).toBe(1);
    expect(patches.shown.value?.storeKey).not.toBe(before);
  });

  it('is another layer, whose pictures are told from those before', async () => {
    const before = patches.shown.value?.storeKey;
    look('act2', 1);
    await settle();
    expect(asked).toEqual(['act2 0-23']);
    expect(patches.shown.value?.storeKey).not.toBe(before);
  });

  it('is not what comes back late, when something else is on it', async () => {
    patches.page.value = 1;
    // Asked for, but not yet there.
    await vi.advanceTimersByTimeAsync(0);
    patches.page.value = 2;
    await settle();
    expect(patches.shown.value?.patches.channels[0]?.channel).toBe(48);
  });
});

describe('a collection', () => {
  it('is mined for the layer on the screen, watched, and shown when it is done', async () => {
    void control.scan([file('a.jpg'), file('b.jpg')]);
    await settle();
    expect(minings.map(({ files, layer }) => [files.length, layer])).toEqual([[2, 'act1']]);
    expect(patches.origin.value).toBe('collection');
    asked.length = 0;
    minings[0]?.tell({
      version: 5,
      errors: [{ name: 'PictureFileError', message: 'c.txt is no picture.' }],
      failed: 1,
    });
    await settle();
    expect(asked).toEqual(['miner 24']);
    expect(patches.leftOut.value).toEqual(['c.txt is no picture.']);
    const all = Array.from({ length: CHANNELS }, (_, channel) => channel);
    minings[0]?.end(pageOf('act1', all, 9));
    await settle();
    expect(patches.scan.value).toBeNull();
    expect(values()).toEqual(Array(24).fill(9));
    // Of all pictures only those that are needed.
    expect(patches.shown.value?.patches.sources).toHaveLength(24);
    asked.length = 0;
    patches.page.value = 1;
    await settle();
    expect(asked).toEqual([]);
    expect(patches.shown.value?.patches.channels[0]?.channel).toBe(24);
  });

  it('may be mined again for another layer', async () => {
    void control.scan([file('a.jpg')]);
    await settle();
    minings[0]?.end(pageOf('act1', [0], 1));
    look('act2', 1);
    await settle();
    void control.scanAgain();
    await settle();
    expect(minings[1]).toMatchObject({ layer: 'act2', files: [{ name: 'a.jpg' }] });
  });

  it('goes on while the live picture is looked at, whose versions are others', async () => {
    void control.scan([file('a.jpg')]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(values()?.[0]).toBe(7);
    patches.origin.value = 'stream';
    await vi.advanceTimersByTimeAsync(2000);
    expect(values()?.[0]).toBe(1);
    patches.origin.value = 'collection';
    await vi.advanceTimersByTimeAsync(2000);
    minings[0]?.tell({ version: 8, part: 0.9 });
    expect(patches.scan.value?.part).toBe(0.9);
    minings[0]?.end(pageOf('act1', [0], 9));
    await settle();
    expect(patches.scan.value).toBeNull();
    expect(patches.scanResult.value?.version).toBe(9);
  });

  it('that is overtaken while its folder is read is not the one that is mined again', async () => {
    let read: (files: File[]) => void = () => {};
    void control.scan(new Promise<File[]>((resolve) => (read = resolve)));
    void control.scan([file('b.jpg')]);
    await settle();
    read([file('a.jpg')]);
    await settle();
    minings[0]?.end(pageOf('act1', [0], 1));
    await settle();
    void control.scanAgain();
    await settle();
    expect(minings.map(({ files }) => files.map(({ name }) => name))).toEqual([['b.jpg'], ['b.jpg']]);
  });

  it('that fails is told of, and the stream is shown again', async () => {
    void control.scan(Promise.resolve([]));
    await settle();
    const error = Object.assign(new Error('There are no files in it.'), { name: 'EmptyCollectionError' });
    minings[0]?.fail(error);
    await settle();
    expect(notices.value.map(({ name }) => name)).toEqual(['EmptyCollectionError']);
    expect([patches.origin.value, patches.scan.value]).toEqual(['stream', null]);
  });

  it('that is called off while its folder is read is never mined', async () => {
    let read: (files: File[]) => void = () => {};
    void control.scan(new Promise<File[]>((resolve) => (read = resolve)));
    control.stop();
    read([file('a.jpg')]);
    await settle();
    expect(minings).toEqual([]);
    expect([patches.origin.value, patches.scan.value]).toEqual(['stream', null]);
  });

  it('that cannot be read at all is told of', async () => {
    void control.scan(Promise.reject(new Error('The folder is gone.')));
    await settle();
    expect(notices.value.map(({ message }) => message)).toEqual(['The folder is gone.']);
    expect(minings).toEqual([]);
  });

  it('is stopped by its miner, and what that ends is no error', async () => {
    void control.scan([file('a.jpg')]);
    await settle();
    control.stop();
    expect(stop).toHaveBeenCalled();
    minings[0]?.fail(new Error('Mining was cancelled before it began.'));
    await settle();
    expect(notices.value).toEqual([]);
    expect([patches.origin.value, patches.scan.value]).toEqual(['stream', null]);
  });
});

describe('forgetting', () => {
  it('takes everything off the screen and out of both workers, and nothing comes back', async () => {
    void control.scan([file('a.jpg')]);
    await settle();
    minings[0]?.tell({ version: 5 });
    control.forget();
    expect(forgetPatches).toHaveBeenCalledTimes(1);
    minings[0]?.tell({ version: 6, errors: [{ name: 'Error', message: 'late' }] });
    minings[0]?.end(pageOf('act1', [0], 9));
    await settle();
    expect(patches.scanResult.value).toBeNull();
    expect(patches.scan.value).toBeNull();
    expect(patches.leftOut.value).toEqual([]);
    expect(patches.origin.value).toBe('stream');
    expect(notices.value).toEqual([]);
  });

  it('makes the pictures that come afterwards others, though they bear the same numbers', async () => {
    const before = patches.shown.value?.storeKey;
    control.forget();
    look('act1', 2);
    await settle();
    expect(patches.shown.value?.storeKey).not.toBe(before);
  });
});
