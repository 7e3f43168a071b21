import { afterEach, expect, it, vi } from 'vitest';
import type { Drawn, Stage } from '../../../src/render/stage.ts';
import { filmLoop } from '../../../src/ui/record/loop.ts';

afterEach(() => vi.unstubAllGlobals());

const drawn = {
  ...{ canvas: {}, part: { x: 0, y: 0, width: 8, height: 8 } },
  ...{ resolution: 1, mirrored: [], age: 0 },
} as unknown as Drawn;
const stageThat = (captures: () => void) => {
  const capture = () => {
    captures();
    return drawn;
  };
  return { capture } as unknown as Stage;
};

it('takes each picture of the stage that there is then', async () => {
  const context = {
    ...{ canvas: { width: 8, height: 8 }, clearRect() {}, drawImage() {} },
    getImageData: () => ({ data: new Uint8ClampedArray(4 * 8 * 8) }),
  };
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => context;
    },
  );
  const ending = new AbortController();
  const after = stageThat(() => ending.abort());
  let count = 0;
  let present: Stage = stageThat(() => {
    if (++count === 2) present = after;
  });
  expect(
    await filmLoop(
      () => present,
      'gif',
      ending.signal,
      () => {},
    ),
  ).toBeNull();
});
