/** Without WebGL a 2-D canvas draws the same: each scene by both stages, pixel by pixel. */
import { afterEach, expect, it } from 'vitest';
import type { HeatMap, ImagePicture, Picture, Tiles } from '../../src/contract/picture.ts';
import type { ViewResult } from '../../src/contract/view.ts';
import { CanvasStage } from '../../src/render/canvas/canvas_stage.ts';
import { DEFAULT_DISPLAY, type Display } from '../../src/render/display.ts';
import { openStage } from '../../src/render/open_stage.ts';
import { PixiStage } from '../../src/render/pixi_stage.ts';
import { EMPTY_SCENE, type Scene } from '../../src/render/scene.ts';
import type { Stage } from '../../src/render/stage.ts';

const [WIDTH, HEIGHT] = [640, 400];
/** Of 255, on average over a scene: edges are smoothed in other ways. */
const MEAN_DIFFERENCE = 3;

const hosts: HTMLElement[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.remove();
});

function newHost(): HTMLElement {
  const host = document.createElement('div');
  host.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px`;
  document.body.append(host);
  hosts.push(host);
  return host;
}

/** Red from left to right, green from top to bottom. */
function photograph(width: number, height: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const image = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    image.data.set([(255 * x) / width, (255 * y) / height, 90, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

const legend = (signed: boolean) => ({
  ...{ range: [signed ? -1 : 0, 1] as [number, number], signed, unit: '', low: '', high: '' },
});
/** Three bytes a row and one of padding. */
const heat = (signed = false): HeatMap => ({
  ...{ kind: 'heat', title: '', width: 3, height: 3, rowBytes: 4, legend: legend(signed) },
  values: Uint8Array.of(0, 100, 200, 255, 40, 140, 240, 255, 128, 10, 90, 255),
});
const rgba = Uint8ClampedArray.of(200, 100, 50, 255, 90, 160, 128, 255, 128, 128, 128, 255, 20, 30, 240, 255);
const image = (signed: boolean | null): ImagePicture => ({
  ...{ kind: 'image', title: '', width: 2, height: 2, rgba },
  legend: signed === null ? null : legend(signed),
});
const tiles: Tiles = {
  ...{ kind: 'tiles', title: '', of: 'activations', layer: 'conv', count: 5, columns: 2 },
  ...{ tileWidth: 2, tileHeight: 1, pixelBytes: 1, rowBytes: 4, ranges: [], legend: legend(false) },
  ...{
    values: Uint8Array.of(10, 60, 110, 160, 210, 250, 30, 80, 130, 180, 0, 0),
    channels: [7, 8, 9, 10, 11],
  },
};

/** 64 tiles of one cell; all of them together would be smaller than 72 pixels each. */
const many: Tiles = {
  ...{ kind: 'tiles', title: '', of: 'activations', layer: 'conv', count: 64, columns: 8 },
  ...{ tileWidth: 1, tileHeight: 1, pixelBytes: 1, rowBytes: 8, ranges: [], legend: legend(false) },
  ...{ values: Uint8Array.from({ length: 64 }, (_, i) => 4 * i), channels: [...Array(64).keys()] },
};

const pane = (picture: Picture) => ({ ...{ picture, target: null, progress: null, held: null, frame: 1 } });
function sceneOf(picture: Picture, display: Partial<Display> = {}, more: Partial<ViewResult> = {}): Scene {
  const result: ViewResult = {
    ...{ ...pane(picture), source: 1, ranking: { kind: 'ranking', title: '', classes: [] }, pins: [] },
    ...{ patches: null, stages: {}, tensors: 0 },
    ...{ crop: { x: 40, y: 0, width: 240, height: 240 }, frameSize: { width: 320, height: 240 } },
    ...more,
  };
  return { ...EMPTY_SCENE, result, display: { ...DEFAULT_DISPLAY, ...display } };
}

const ref = (channel: number) => ({ layer: 'conv', channel });
const SCENES: [string, Scene][] = [
  ['no map', EMPTY_SCENE],
  ['a heat map over the picture', sceneOf(heat())],
  ['cell by cell, mirrored or not', sceneOf(heat(), { smooth: false, mirror: false })],
  ['a signed one', sceneOf(heat(true))],
  ['a spotlight', sceneOf(heat(), { blend: 'spotlight' })],
  ['the map alone, from a threshold on', sceneOf(heat(), { blend: 'map', threshold: 0.4 })],
  ['contours', sceneOf(heat(), { contours: true })],
  ['a picture around grey', sceneOf(image(true), { blend: 'overlay' })],
  ['a painting, half of it drawn aside', sceneOf(image(null), { split: 0.5 })],
  [
    'a cut-out',
    sceneOf({
      kind: 'cut-out',
      title: '',
      width: 3,
      height: 3,
      rowBytes: 4,
      values: heat().values,
      share: 0.5,
      legend: null,
    }),
  ],
  ['a sweep over a held crop', sceneOf(heat(), {}, { held: image(null), progress: 0.4 })],
  ['two views', sceneOf(heat(), {}, { comparison: pane(image(false)) })],
  ['a neuron', { ...sceneOf(heat()), neuron: { x: 1, y: 2 }, neuronShape: [4, 4] }],
  [
    'tiles: pinned, silenced, and one picked',
    {
      ...sceneOf(tiles),
      ...{
        picked: ref(8),
        pickedMap: heat(),
        pinned: [ref(9)],
        ablation: [{ layer: 'conv', channels: [10] }],
      },
    },
  ],
  ['tiles that do not all fit', sceneOf(many)],
  ['filling its place', sceneOf(heat(), { fit: 'fill' })],
];

function pixels(stage: Stage): Uint8ClampedArray {
  const { canvas } = stage.capture();
  const copy = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d') as OffscreenCanvasRenderingContext2D;
  copy.drawImage(canvas, 0, 0, WIDTH, HEIGHT);
  return copy.getImageData(0, 0, WIDTH, HEIGHT).data;
}

it.each(SCENES)('%s', async (_, scene) => {
  const stages: Stage[] = [await PixiStage.create(newHost()), new CanvasStage(newHost())];
  const [webgl, canvas] = stages.map((stage) => {
    stage.showLive(photograph(320, 240), 1);
    stage.show(scene);
    // The first drawing brings the picture, which decides what of the scene is drawn.
    stage.capture();
    return pixels(stage);
  }) as [Uint8ClampedArray, Uint8ClampedArray];
  const sum = webgl.reduce((total, value, i) => total + Math.abs(value - (canvas[i] as number)), 0);
  expect(sum / (WIDTH * HEIGHT * 3)).toBeLessThan(MEAN_DIFFERENCE);
  expect(new Set(canvas).size).toBeGreaterThan(10);
  for (let y = 5; y < HEIGHT; y += 37) {
    for (let x = 5; x < WIDTH; x += 41) {
      const [first, second] = stages.map((stage) => stage.hit({ x, y }));
      expect(second).toEqual(first);
    }
  }
  for (const stage of stages) stage.destroy();
});

it.each([
  ['WebGL', () => PixiStage.create(newHost())],
  ['the canvas', async () => new CanvasStage(newHost())],
])('%s shows beside tiles how far they are scrolled', async (_, create) => {
  const stage: Stage = await create();
  stage.showLive(photograph(320, 240), 1);
  stage.show(sceneOf(many));
  stage.capture();
  // Tiles have the right part of 640 x 400, all of its height; the bar has the last 4 pixels.
  const lit = () => {
    const data = pixels(stage);
    const bright = Array.from(
      { length: HEIGHT },
      (_, y) => (data[4 * (y * WIDTH + WIDTH - 2)] as number) > 90,
    );
    return [bright.indexOf(true), bright.lastIndexOf(true)] as const;
  };
  expect(lit()[0]).toBe(0);
  stage.tiles.scrollBy(1e6);
  stage.redraw();
  const [first, last] = lit();
  expect(first).toBeGreaterThan(10);
  expect(last).toBe(HEIGHT - 1);
  stage.destroy();
});

it.each([
  ['WebGL', () => PixiStage.create(newHost())],
  ['the canvas', async () => new CanvasStage(newHost())],
])('%s shows white where a frame is transparent, bare or in the light of a map', async (_, create) => {
  const stage: Stage = await create();
  const film = photograph(320, 240);
  const at = (x: number, y: number) => {
    const from = 4 * (y * WIDTH + x);
    return [...pixels(stage).slice(from, from + 3)];
  };
  stage.showLive(film, 1);
  stage.show(EMPTY_SCENE);
  expect(Math.max(...at(320, 200))).toBeLessThan(200);
  film.getContext('2d')?.clearRect(0, 0, 320, 240);
  film.dispatchEvent(new Event('frame'));
  expect(at(320, 200)).toEqual([255, 255, 255]);
  // The crop is 400 pixels wide, from 120 on: this is the middle of the last cell of its second row, 240 of 255.
  stage.show(sceneOf(heat(), { blend: 'spotlight', opacity: 1, smooth: false, mirror: false }));
  expect(Math.min(...at(453, 200))).toBeGreaterThan(250);
  stage.destroy();
});

it('draws no look over a picture of another source', () => {
  const stage = new CanvasStage(newHost());
  const scene = sceneOf(heat(), { blend: 'map' });
  stage.showLive(photograph(320, 240), 1);
  stage.show(scene);
  stage.capture();
  expect(stage.canvas.dataset).toMatchObject({ picture: '1', map: '1' });
  stage.showLive(photograph(300, 240), 2);
  stage.capture();
  expect(stage.canvas.dataset).toMatchObject({ picture: '2', map: 'null' });
});

it('takes over where WebGL is lost and does not come back, with the picture that was there', async () => {
  const stages: Stage[] = [];
  const lacks: unknown[] = [];
  const host = newHost();
  const taken = new Promise<void>((resolve) => {
    void openStage(host, (stage, lack) => {
      stages.push(stage);
      lacks.push(lack);
      if (stages.length === 1) {
        stage.showLive(photograph(320, 240), 1);
        stage.show(sceneOf(heat()));
        stage.capture();
        const gl = stage.canvas.getContext('webgl2');
        // What is taken away so does not come back by itself.
        gl?.getExtension('WEBGL_lose_context')?.loseContext();
      } else resolve();
    });
  });
  await taken;
  expect(lacks).toEqual([null, 'lost']);
  expect(host.querySelectorAll('canvas')).toHaveLength(1);
  expect(stages[1]?.canvas).toBe(host.firstElementChild);
  expect(new Set(pixels(stages[1] as Stage)).size).toBeGreaterThan(50);
});
