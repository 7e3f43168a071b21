import sharp from 'sharp';
import { expect, it } from 'vitest';
import { AnimatedGif } from '../../src/media/animated_gif.ts';

const [WIDTH, HEIGHT] = [48, 32];

/** A gradient along both sides, of another colour in each picture. */
const picture = (n: number) =>
  Uint8ClampedArray.from({ length: WIDTH * HEIGHT * 4 }, (_, i) => {
    const [x, y] = [Math.floor(i / 4) % WIDTH, Math.floor(i / 4 / WIDTH)];
    return [(255 * x) / WIDTH, (255 * y) / HEIGHT, 80 * n, 255][i % 4] as number;
  });

it('holds each picture in its own colours, as long as asked, for ever', async () => {
  const gif = new AnimatedGif(WIDTH, HEIGHT, 100);
  const pictures = [0, 1, 2, 3].map(picture);
  for (const rgba of pictures) gif.add(rgba);
  const read = sharp(Buffer.from(gif.file()), { pages: -1 });
  const { format, pages, delay, loop, pageHeight, width } = await read.metadata();
  expect({ format, pages, loop, pageHeight, width }).toEqual({
    ...{ format: 'gif', pages: 4, loop: 0 },
    ...{ pageHeight: HEIGHT, width: WIDTH },
  });
  expect(delay).toEqual([100, 100, 100, 100]);
  const decoded = await read.ensureAlpha().raw().toBuffer();
  const wanted = Buffer.concat(pictures.map((rgba) => Buffer.from(rgba)));
  const off = decoded.map((value, i) => Math.abs(value - (wanted[i] as number)));
  // 256 colours of a gradient of 1,536: a step or two along each side.
  expect(Math.max(...off)).toBeLessThan(32);
  expect(off.reduce((a, b) => a + b) / off.length).toBeLessThan(5);
});

it('shows one colour as it is', async () => {
  const gif = new AnimatedGif(2, 1, 50);
  gif.add(Uint8ClampedArray.of(200, 100, 48, 255, 200, 100, 48, 255));
  const { data } = await sharp(Buffer.from(gif.file()))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (const [i, value] of [...data].entries())
    expect(Math.abs(value - ([200, 100, 48][i % 3] as number))).toBeLessThanOrEqual(8);
});
