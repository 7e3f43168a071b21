/** A small painting on either stage has the edges of its frame: pixel by pixel what plain code says. */
import { afterEach, describe, expect, it } from 'vitest';
import type { BitmapPicture, ImagePicture } from '../../../src/contract/picture.ts';
import type { ViewResult } from '../../../src/contract/view.ts';
import { CanvasStage } from '../../../src/render/canvas/canvas_stage.ts';
import { DEFAULT_DISPLAY, type Display } from '../../../src/render/display.ts';
import { followEdges } from '../../../src/render/live_style/follow_edges.ts';
import { PixiStage } from '../../../src/render/pixi_stage.ts';
import { EMPTY_SCENE } from '../../../src/render/scene.ts';
import type { Stage } from '../../../src/render/stage.ts';
import { enlarged, guideByHand } from '../../support/guided_upsampling.ts';

const [WIDTH, HEIGHT, TIMES] = [50, 40, 4];
const SIZE = { width: WIDTH * TIMES, height: HEIGHT * TIMES };

const hosts: HTMLElement[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.remove();
});

const newHost = (): HTMLElement => {
  const host = document.createElement('div');
  host.style.cssText = `width:${SIZE.width}px;height:${SIZE.height}px`;
  document.body.append(host);
  hosts.push(host);
  return host;
};

const canvasOf = (rgba: Uint8ClampedArray, width: number): HTMLCanvasElement => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height: rgba.length / 4 / width });
  canvas
    .getContext('2d')
    ?.putImageData(new ImageData(rgba as Uint8ClampedArray<ArrayBuffer>, width, canvas.height), 0, 0);
  return canvas;
};

/** Bars that no small pixel keeps. */
const frame = Uint8ClampedArray.from({ length: 4 * SIZE.width * SIZE.height }, (_, i) => {
  const [x, y] = [Math.floor(i / 4) % SIZE.width, Math.floor(i / 4 / SIZE.width)];
  return i % 4 === 3
    ? 255
    : ([30, 60, 20][i % 4] as number) + ((Math.floor(x / 7) + Math.floor(y / 9)) % 2) * 150;
});
const photograph = Float32Array.from({ length: 3 * WIDTH * HEIGHT }, (_, i) => {
  const [x, y] = [(Math.floor(i / 3) % WIDTH) * TIMES, Math.floor(i / 3 / WIDTH) * TIMES];
  let sum = 0;
  for (let at = 0; at < TIMES ** 2; at++)
    sum += frame[4 * ((y + Math.floor(at / TIMES)) * SIZE.width + x + (at % TIMES)) + (i % 3)] as number;
  return sum / TIMES ** 2;
});
/** Follows the frame, and has stripes of its own. */
const painting = photograph.map((value, i) => Math.round(40 + 0.6 * value + (Math.floor(i / 12) % 2) * 40));
const guide = guideByHand(painting, photograph, WIDTH, HEIGHT).map((value) =>
  Math.round(Math.min(255, Math.max(0, value))),
);
const half = 3 * WIDTH * HEIGHT;
const opaque = (rgb: ArrayLike<number>) =>
  Uint8ClampedArray.from({ length: (rgb.length / 3) * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : (rgb[3 * Math.floor(i / 4) + (i % 4)] as number),
  );

const large = (rgb: ArrayLike<number>) => enlarged(rgb, WIDTH, HEIGHT, TIMES);
const plain = large(painting);
const sharp = large(painting);
followEdges(sharp, frame, large(guide.slice(0, half)), large(guide.slice(half)));

const asBytes = async (): Promise<ImagePicture> => ({
  ...{ kind: 'image', title: '', width: WIDTH, height: HEIGHT, legend: null },
  rgba: opaque(painting),
  guide: opaque(guide.slice(0, half)).map((value, i) =>
    i % 4 === 3 ? (guide[half + 3 * Math.floor(i / 4)] as number) : value,
  ),
});
/** With how much it covers, which is all, between painting and guide. */
const fromCard = async (): Promise<BitmapPicture> => ({
  ...{ kind: 'bitmap', title: '', width: WIDTH, height: HEIGHT, covered: true, guided: true, legend: null },
  bitmap: await createImageBitmap(
    canvasOf(opaque([...painting, ...new Array<number>(half).fill(255), ...guide]), WIDTH),
  ),
});

const STAGES = {
  WebGL: () => PixiStage.create(newHost()),
  'a 2-D canvas': async () => new CanvasStage(newHost()),
} as const;

function drawn(stage: Stage, picture: ViewResult['picture'], holds: boolean, more: Partial<Display>) {
  const result: ViewResult = {
    ...{ picture, ranking: { kind: 'ranking', title: '', classes: [] }, target: null, pins: [] },
    ...{ crop: { x: 0, y: 0, ...SIZE }, frameSize: SIZE, source: 1, frame: 1, progress: null, held: null },
    ...{ patches: null, stages: {}, tensors: 0 },
  };
  const still = canvasOf(frame, SIZE.width);
  stage.showLive(still, 1);
  if (holds) stage.hold(still);
  const display = { ...DEFAULT_DISPLAY, mirror: false, ...more };
  stage.show({ ...EMPTY_SCENE, result, display, unmarked: true });
  stage.capture();
  const copy = new OffscreenCanvas(SIZE.width, SIZE.height).getContext('2d');
  copy?.drawImage(stage.capture().canvas, 0, 0, SIZE.width, SIZE.height);
  return copy?.getImageData(0, 0, SIZE.width, SIZE.height).data ?? new Uint8ClampedArray();
}

/** Largest difference, and the mean of all. */
const apart = (a: Uint8ClampedArray, b: Uint8ClampedArray) => {
  const off = Array.from(a, (value, i) => Math.abs(value - (b[i] as number)));
  return {
    most: off.reduce((most, value) => Math.max(most, value), 0),
    mean: off.reduce((sum, value) => sum + value, 0) / off.length,
  };
};

it('that makes a difference', () => {
  expect(apart(plain, sharp).mean).toBeGreaterThan(5);
});

describe.each(Object.keys(STAGES) as (keyof typeof STAGES)[])('on %s', (kind) => {
  it.each([
    ['as bytes', asBytes],
    ['from a card', fromCard],
  ])('%s', async (_, picture) => {
    const { most, mean } = apart(drawn(await STAGES[kind](), await picture(), true, {}), sharp);
    expect(mean).toBeLessThan(1);
    // Bytes between bytes are rounded, and a slope is twice as steep at most.
    expect(most).toBeLessThanOrEqual(8);
  });

  it('nothing of a frame that may be another one than was painted', async () => {
    expect(apart(drawn(await STAGES[kind](), await asBytes(), false, {}), plain).mean).toBeLessThan(4);
  });

  it('nothing where cells are shown as they are', async () => {
    const stage = await STAGES[kind]();
    const cells = drawn(stage, await asBytes(), true, { smooth: false });
    expect(apart(cells, sharp).mean).toBeGreaterThan(5);
  });
});
