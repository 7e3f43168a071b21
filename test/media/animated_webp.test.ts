import sharp from 'sharp';
import { expect, it } from 'vitest';
import { animatedWebp } from '../../src/media/animated_webp.ts';

const SIZE = { width: 50, height: 30 };

const still = async (red: number, alpha: number) =>
  new Uint8Array(
    await sharp({
      create: { ...SIZE, channels: 4, background: { r: red, g: 0, b: 0, alpha } },
    })
      .webp({ lossless: true })
      .toBuffer(),
  );

it('plays its frames one after another, for ever', async () => {
  const frames = [await still(255, 1), await still(120, 1), await still(60, 0)];
  const file = animatedWebp(frames, SIZE, 100);
  const meta = await sharp(file, { pages: -1 }).metadata();
  expect(meta).toMatchObject({ format: 'webp', pages: 3, delay: [100, 100, 100], loop: 0, width: 50 });
  expect(meta.pageHeight).toBe(30);
  const colour = async (page: number) => [
    ...(await sharp(file, { page }).ensureAlpha().raw().toBuffer()).subarray(0, 4),
  ];
  expect([await colour(0), await colour(1)]).toEqual([
    [255, 0, 0, 255],
    [120, 0, 0, 255],
  ]);
  // Nothing of the frame before shows through.
  expect((await colour(2))[3]).toBe(0);
});

it('says so where a frame is none', () => {
  expect(() => animatedWebp([Uint8Array.of(1, 2, 3)], SIZE, 100)).toThrow('no WebP');
});
