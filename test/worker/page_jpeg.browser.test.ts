import { describe, expect, it } from 'vitest';
import { jpeg } from '../../src/techniques/fool/jpeg.ts';
import { startPageJpeg } from '../../src/worker/fool/page_jpeg.ts';

const SIDE = 32;

/** A slope of grey with fine grain, opaque. */
const grainy = Uint8ClampedArray.from({ length: SIDE * SIDE * 4 }, (_, i) => {
  const [pixel, colour] = [Math.floor(i / 4), i % 4];
  return colour === 3 ? 255 : 4 * (pixel % SIDE) + ((pixel * 7) % 5) * 12;
});

/** The mean difference to the original, in 1/255. */
async function lossAt(quality: number): Promise<number> {
  startPageJpeg();
  const through = (await jpeg()?.(grainy, { width: SIDE, height: SIDE }, quality)) ?? [];
  expect(through.length).toBe(grainy.length);
  return grainy.reduce((sum, byte, i) => sum + Math.abs(byte - (through[i] as number)), 0) / grainy.length;
}

describe('a picture as a JPEG file of the browser', () => {
  it('is nearly itself at the best quality, and loses its grain at a low one', async () => {
    const [best, low] = [await lossAt(100), await lossAt(10)];
    expect(best).toBeLessThan(1);
    expect(low).toBeGreaterThan(4);
  });
});
