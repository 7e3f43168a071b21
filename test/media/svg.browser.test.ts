import { afterEach, expect, it, vi } from 'vitest';
import { drawSvg } from '../../src/media/svg.ts';

afterEach(() => void vi.restoreAllMocks());

const drawing = (attributes: string) =>
  new Blob([
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="10" height="10" fill="#f00"/></svg>`,
  ]);

/** The size that the browser is told of a drawing, and the one that it is drawn in. */
async function sizesOf(file: Blob) {
  const made = vi.spyOn(URL, 'createObjectURL');
  const { width, height } = await drawSvg(file);
  const [given] = made.mock.calls[0] ?? [];
  const text = given instanceof Blob ? await given.text() : '';
  const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
  const told = ['width', 'height'].map((side) => documentElement.getAttribute(side));
  return { told, drawn: [width, height] };
}

it.each([
  ['viewBox="0 0 20 10"', ['1024', '512'], [1024, 512]],
  ['viewBox="5,5,1,4" width="100%" height="100%"', ['256', '1024'], [256, 1024]],
  ['viewBox="0 0 20 10" width="40"', ['1024', '512'], [1024, 512]],
  ['', ['300', '150'], [1024, 512]],
  ['width="75"', ['75', '150'], [512, 1024]],
  ['width="20px" height="40px" viewBox="0 0 1 2"', ['20px', '40px'], [512, 1024]],
])('a drawing with %j has a width and a height, as Firefox needs it', async (attributes, told, drawn) => {
  expect(await sizesOf(drawing(attributes))).toEqual({ told, drawn });
});

it('what is red is red', async () => {
  const canvas = await drawSvg(drawing('viewBox="0 0 20 10"'));
  const pixel = (x: number) => [...(canvas.getContext('2d')?.getImageData(x, 256, 1, 1).data ?? [])];
  expect([pixel(256), pixel(768)]).toEqual([
    [255, 0, 0, 255],
    [255, 255, 255, 255],
  ]);
});

it('a drawing that breaks off is refused', async () => {
  await expect(drawSvg(new Blob(['<svg xmlns="http://www.w3.org/2000/svg"><rect']))).rejects.toThrow();
});
