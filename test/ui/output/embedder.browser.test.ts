import { afterEach, expect, it, vi } from 'vitest';
import { listenToEmbedder } from '../../../src/ui/output/embedder.ts';

// A test runs in a frame of another page: that one is the house that shows this one.
const house = window.parent;
afterEach(() => void vi.restoreAllMocks());

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
