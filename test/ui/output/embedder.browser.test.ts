import { afterEach, expect, it, vi } from 'vitest';
import { listenToEmbedder } from '../../../src/ui/output/embedder.ts';
import { createFeed } from '../../../src/ui/output/feed.ts';
import { DEFAULT_SIZE, isTaken, size } from '../../../src/ui/output/output_store.ts';
import { catalogue } from '../../../src/ui/store.ts';
import { catalogue as small } from '../small_catalogue.ts';

// A test runs in a frame of another page: that one is the house that shows this one.
const house = window.parent;
afterEach(() => {
  vi.restoreAllMocks();
  catalogue.value = null;
  size.value = DEFAULT_SIZE;
});

const ask = (data: object) =>
  dispatchEvent(new MessageEvent('message', { source: house, origin: location.origin, data }));

it('a frame that cannot be copied costs an embedding page that one alone', async () => {
  const frames: ImageBitmap[] = [];
  vi.spyOn(house, 'postMessage').mockImplementation((said: { convoscope?: string; bitmap?: ImageBitmap }) => {
    if (said.convoscope === 'frame' && said.bitmap) frames.push(said.bitmap);
  });
  let draw = () => {};
  listenToEmbedder({
    add(canvas, onDrawn = () => {}) {
      Object.assign(canvas, { width: 32, height: 18 });
      draw = onDrawn;
      return () => {};
    },
  });
  ask({ convoscope: 'frames', size: '320x180' });
  const copy = vi.spyOn(window, 'createImageBitmap').mockRejectedValueOnce(new DOMException('no memory'));
  draw();
  await expect(copy.mock.results[0]?.value).rejects.toThrow('no memory');
  expect(frames).toHaveLength(0);
  draw();
  await expect.poll(() => frames.length).toBe(1);
  expect(frames[0]?.width).toBe(32);
});

it('the size that a house asks for is that of its own pictures alone', () => {
  const sizes: string[] = [];
  const feed = createFeed();
  listenToEmbedder({
    add(canvas, ...args) {
      const leave = feed.add(canvas, ...args);
      sizes.push(`${canvas.width}x${canvas.height}`);
      return leave;
    },
  });
  size.value = { width: 1920, height: 1080 };
  ask({ convoscope: 'frames', size: '320x180' });
  expect(size.value).toEqual({ width: 1920, height: 1080 });
  ask({ convoscope: 'frames' });
  expect(sizes).toEqual(['320x180', '1920x1080']);
  ask({ convoscope: 'stop' });
});

it('a view is answered with the number by which it was asked for', () => {
  const said = vi.spyOn(house, 'postMessage').mockImplementation(() => {});
  catalogue.value = small;
  listenToEmbedder({ add: () => () => {} });
  ask({ convoscope: 'view', address: 'view=maps', id: 7 });
  expect(said).toHaveBeenCalledWith(
    expect.objectContaining({ convoscope: 'viewed', id: 7, address: expect.stringContaining('view=maps') }),
    expect.anything(),
  );
});

it('this page knows whether the one around it gets pictures', () => {
  listenToEmbedder({ add: () => () => {} });
  ask({ convoscope: 'stop' });
  expect(isTaken.value).toBe(false);
  ask({ convoscope: 'frames', size: '320x180' });
  expect(isTaken.value).toBe(true);
  ask({ convoscope: 'frames' });
  expect(isTaken.value).toBe(true);
  ask({ convoscope: 'stop' });
  expect(isTaken.value).toBe(false);
});
