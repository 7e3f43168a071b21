/** The real live worker in a real browser: paintings, pictures as styles, dropped nets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/contract/cards.ts';
import type { ImagePicture } from '../../src/contract/picture.ts';
import type { View, ViewResult } from '../../src/contract/view.ts';
import { createLink, type Link } from '../../src/worker/link.ts';
import { THOROUGH } from '../support/thorough.ts';

const here = (path: string) => new URL(path, `${location.origin}/`).href;

let link: Link;
let catalogue: Catalogue;
beforeAll(async () => {
  link = createLink({
    create: () =>
      new Worker(new URL('../../src/worker/live.ts', import.meta.url), { type: 'module', name: 'live' }),
    onState: () => {},
    onProgress: () => {},
  });
  catalogue = await link.open({
    networkUrl: here('models/efficientnet-lite0/'),
    modelsUrl: here('models/'),
    wasmUrl: here('tfjs-wasm/'),
    backend: 'wasm',
  });
}, 120_000);
afterAll(() => link?.stop());

function drawn(width: number, height: number, draw: (context: OffscreenCanvasRenderingContext2D) => void) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  draw(context);
  return canvas;
}

/** Stripes of two colours. */
const striped = (width: number, height: number, light = 'gold', dark = 'navy') =>
  drawn(width, height, (context) => {
    context.fillStyle = light;
    context.fillRect(0, 0, width, height);
    context.fillStyle = dark;
    for (let x = 0; x < width; x += width / 8) context.fillRect(x, 0, width / 16, height);
  });

const frame = () => striped(320, 240, 'white', 'black').transferToImageBitmap();
const file = (canvas: OffscreenCanvas) => canvas.convertToBlob({ type: 'image/png' });

async function look(
  style: string,
  more: View['parameters'] = {},
): Promise<ViewResult & { picture: ImagePicture }> {
  const parameters = { style, resolution: '160', ...more };
  const view: View = { technique: 'live-style', parameters, target: { kind: 'top' }, pins: [] };
  return (await link.runView(frame(), { source: 1, frame: 1 }, view)) as ViewResult & {
    picture: ImagePicture;
  };
}

it('the catalogue lists the view, its settings and every style that comes with the program', () => {
  const card = catalogue.techniques.find(({ id }) => id === 'live-style');
  expect(Object.keys(card?.parameters ?? {})).toEqual([
    'style',
    'strength',
    'keepColours',
    'area',
    'edges',
    'steady',
    'carry',
    'resolution',
  ]);
  expect(catalogue.styles.length).toBeGreaterThanOrEqual(30);
});

it.each(['starry-night', 'frost', 'frost:0.5,embers:0.5'])('%s covers the whole frame', async (style) => {
  const { picture, crop, ranking } = await look(style);
  expect(picture).toMatchObject({ kind: 'image', width: 160, height: 120 });
  expect(crop).toEqual({ x: 0, y: 0, width: 320, height: 240 });
  expect(ranking.classes.length).toBe(10);
});

const PAINTINGS = THOROUGH ? 100 : 12;

it(`${PAINTINGS} paintings leave no more tensors than one`, async () => {
  const { tensors } = await look('frost');
  let last = tensors;
  for (let i = 0; i < PAINTINGS; i++) ({ tensors: last } = await look('frost'));
  expect(last).toBe(tensors);
}, 120_000);

describe('a picture becomes a style', () => {
  it('as a file, as a frame, and as both blended', async () => {
    const first = await link.addStylePicture(await file(striped(400, 300)), 'Stripes');
    const second = await link.addStylePicture(
      striped(300, 400, 'red', 'green').transferToImageBitmap(),
      'A frame',
    );
    expect([first.title, second.title]).toEqual(['Stripes', 'A frame']);
    const slowTechniques = await Promise.all(
      [first.id, second.id, `${first.id}:0.5,${second.id}:0.5`].map(
        async (style) => (await look(style)).picture,
      ),
    );
    const [one, two, both] = slowTechniques.map(({ rgba }) => rgba.join());
    expect(new Set([one, two, both]).size).toBe(3);
    expect(slowTechniques[2]?.title).toBe('Stripes + A frame');
  }, 60_000);

  it('of 8000 x 8000 pixels', async () => {
    const huge = await drawn(8000, 8000, (context) => {
      context.fillStyle = 'teal';
      context.fillRect(0, 0, 8000, 4000);
    }).convertToBlob({ type: 'image/jpeg' });
    const { id } = await link.addStylePicture(huge, 'Huge');
    expect((await look(id)).picture.title).toBe('Huge');
  }, 120_000);

  it('with what is transparent white', async () => {
    const clear = await link.addStylePicture(await file(drawn(64, 64, () => {})), 'Clear');
    const white = await link.addStylePicture(
      await file(
        drawn(64, 64, (context) => {
          context.fillStyle = 'white';
          context.fillRect(0, 0, 64, 64);
        }),
      ),
      'White',
    );
    expect((await look(clear.id)).picture.rgba).toEqual((await look(white.id)).picture.rgba);
  }, 60_000);

  it('by the first frame of an animation', async () => {
    // Two frames of 16 x 16, black and then white.
    const { id } = await link.addStylePicture(new Blob([animation()], { type: 'image/gif' }), 'Blinking');
    const black = await link.addStylePicture(
      await file(drawn(16, 16, (context) => context.fillRect(0, 0, 16, 16))),
      'Black',
    );
    expect((await look(id)).picture.rgba).toEqual((await look(black.id)).picture.rgba);
  }, 60_000);

  it.each([
    [
      'of one pixel',
      () => file(striped(1, 1)),
      'The picture has 1 x 1 pixels: a style needs at least 16 on each side',
    ],
    ['that is none', async () => new Blob(['no picture']), 'no picture that this browser can read'],
  ])('but not one %s: the last style stays', async (_what, make, message) => {
    const { id } = await link.addStylePicture(await file(striped(64, 64)), 'Before');
    const added = link.addStylePicture(await make(), 'Broken');
    await expect(added).rejects.toMatchObject({ name: 'StylePictureError' });
    await expect(added).rejects.toThrow(message);
    expect((await look(id)).picture.title).toBe('Before');
  });
});

describe('a net that is dropped', () => {
  it('paints', async () => {
    const folder = 'models/trained/starry-night/';
    const files = await Promise.all(
      ['network.json', 'weights.safetensors'].map(async (name) => ({
        name: `mine/${name}`,
        content: await (await fetch(here(folder + name))).blob(),
      })),
    );
    const [card] = await link.addStyleNet(files);
    expect(card).toMatchObject({ id: 'starry-night-2', shipped: false, blendGroup: null });
    expect((await look('starry-night-2')).picture.rgba).toEqual((await look('starry-night')).picture.rgba);
  });

  it('and is none is named, and the view goes on', async () => {
    const dropped = link.addStyleNet([{ name: 'style.onnx', content: new Blob(['x']) }]);
    await expect(dropped).rejects.toMatchObject({ name: 'ModelFileError' });
    await expect(look('no-such-style')).rejects.toMatchObject({ name: 'UnknownStyleError' });
    await expect(look('frost:')).rejects.toMatchObject({ name: 'ParameterError' });
    expect((await look('frost')).picture.title).toBe('Frost');
  });
});

/** A GIF as its specification writes it: two colours, two frames, pixels as uncompressed LZW codes. */
function animation(): Uint8Array<ArrayBuffer> {
  const words = (...numbers: number[]) => numbers.flatMap((n) => [n & 255, n >> 8]);
  const text = (letters: string) => Array.from(letters, (letter) => letter.charCodeAt(0));
  const image = (colour: number) => {
    // Codes of three bits: clear (4) before every pair of pixels keeps them at that width; 5 ends.
    const codes = Array.from({ length: 128 }, () => [4, colour, colour]).flat();
    const bits = [...codes, 5].flatMap((code) => [code & 1, (code >> 1) & 1, code >> 2]);
    const bytes = Array.from({ length: Math.ceil(bits.length / 8) }, (_, i) =>
      bits.slice(8 * i, 8 * i + 8).reduce((byte, bit, k) => byte | (bit << k), 0),
    );
    const blocks = Array.from({ length: Math.ceil(bytes.length / 255) }, (_, i) =>
      bytes.slice(255 * i, 255 * i + 255),
    );
    const data = blocks.flatMap((block) => [block.length, ...block]);
    return [0x21, 0xf9, 4, 0, ...words(50), 0, 0, 0x2c, ...words(0, 0, 16, 16), 0, 2, ...data, 0];
  };
  const palette = [0, 0, 0, 255, 255, 255];
  return Uint8Array.from([
    ...text('GIF89a'),
    ...words(16, 16),
    0x80,
    0,
    0,
    ...palette,
    ...image(0),
    ...image(1),
    0x3b,
  ]);
}
