import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import utif from 'utif2';
import { expect, it } from 'vitest';
import { type FrameSource, mounted, openFile, UPRIGHT } from '../../src/camera/index.ts';
import { decodePicture } from '../../src/media/decode_picture.ts';
import { pictureBitmap } from '../../src/media/picture_bitmap.ts';
import { withoutSvg } from '../../src/media/svg.ts';
import { preparePicture } from '../../src/worker/embedding/prepare_picture.ts';
import { createCropper } from '../../src/worker/ingest/ingest.ts';
import { squareOf } from '../../src/worker/live_style/style_picture_file.ts';
import { colourAt } from './pictures.ts';

const WHITE = [255, 255, 255];
const BLACK = [0, 0, 0];
const SIDE = 64;

/** A canvas that is transparent but for its lower half. */
function halfBlack(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  pen.fillStyle = 'black';
  pen.fillRect(0, SIDE / 2, SIDE, SIDE / 2);
  return canvas;
}

const file = async (type: string) =>
  new File([await halfBlack().convertToBlob({ type, quality: 1 })], 'logo', { type });

const drawing = (attributes: string) =>
  new File(
    [
      `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${attributes}><path d="M0 32h64v32h-64z"/></svg>`,
    ],
    'logo.svg',
  );

function tiff(): File {
  const { data } = (halfBlack().getContext('2d') as OffscreenCanvasRenderingContext2D).getImageData(
    0,
    0,
    SIDE,
    SIDE,
  );
  return new File([utif.encodeImage(new Uint8Array(data.buffer), SIDE, SIDE)], 'logo.tif');
}

const logos = {
  PNG: () => file('image/png'),
  WebP: () => file('image/webp'),
  SVG: async () => drawing('width="64" height="64"'),
  'SVG without a size': async () => drawing('viewBox="0 0 64 64"'),
  TIFF: async () => tiff(),
};

/** The ways that a file takes: each to a bitmap. */
const ways: Record<string, (logo: File) => Promise<ImageBitmap>> = {
  'shown on the page': async (logo) => (await openFile(logo)).grab(),
  'in the gallery': async (logo) =>
    (await preparePicture(await withoutSvg(logo), 'logo', { width: SIDE, height: SIDE, crop: 1 })).picture,
  'searched for patches': async (logo) => decodePicture(await withoutSvg(logo), 'logo', SIDE),
  'painted after': async (logo) => pictureBitmap(await withoutSvg(logo)),
};

const cases = Object.keys(logos).flatMap((kind) => Object.keys(ways).map((way) => [kind, way] as const));

it.each(cases)('a transparent %s lies on white where it is %s', async (kind, way) => {
  const open = () =>
    logos[kind as keyof typeof logos]().then((logo) => ways[way]?.(logo) as Promise<ImageBitmap>);
  expect(colourAt(await open(), 0.5, 0.1)).toEqual(WHITE);
  expect(colourAt(await open(), 0.5, 0.9)).toEqual(BLACK);
});

it('a transparent picture that becomes a style lies on white', async () => {
  await tf.setBackend('cpu');
  const square = await squareOf(await file('image/png'), SIDE);
  const values = await square.data();
  square.dispose();
  expect([...values.slice(0, 3), ...values.slice(-3)]).toEqual([...WHITE, ...BLACK]);
});

it('a frame that is transparent shows the network nothing of the frame before', async () => {
  const crop = createCropper({ width: SIDE, height: SIDE, crop: 1 } as Parameters<typeof createCropper>[0]);
  const red = new OffscreenCanvas(SIDE, SIDE);
  const pen = red.getContext('2d') as OffscreenCanvasRenderingContext2D;
  pen.fillStyle = 'red';
  pen.fillRect(0, 0, SIDE, SIDE);
  crop(red.transferToImageBitmap());
  const rgba = crop(halfBlack().transferToImageBitmap());
  expect([...rgba.slice(0, 3)]).toEqual(WHITE);
});

it('a frame that is transparent lies on white where it is turned, as shown and as looked at', async () => {
  const element = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
  element.getContext('2d')?.drawImage(halfBlack(), 0, 0);
  const film: FrameSource = {
    ...{ kind: 'video', label: 'logo', element, width: SIDE, height: SIDE },
    ...{ grab: () => createImageBitmap(element), stop: () => {}, onEnded: null },
  };
  const turned = mounted(film, { ...UPRIGHT, turn: 180 });
  for (const take of [() => turned.grab(), () => createImageBitmap(turned.element)]) {
    expect(colourAt(await take(), 0.5, 0.1)).toEqual(BLACK);
    expect(colourAt(await take(), 0.5, 0.9)).toEqual(WHITE);
  }
});

it('a drawing is drawn as large as a picture would be', async () => {
  const source = await openFile(drawing('width="64" height="32"'));
  expect([source.width, source.height]).toEqual([1024, 512]);
});

it('a TIFF that is damaged says so', async () => {
  const whole = await tiff().arrayBuffer();
  const cut = new File([whole.slice(0, 200)], 'scan.tif');
  const error = await openFile(cut).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'PictureFileError', message: expect.stringContaining('scan.tif') });
});
