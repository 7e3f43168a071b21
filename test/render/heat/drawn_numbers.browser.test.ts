/** Maps that stayed on the card look as those that were read, and have the same numbers for who asks. */
import { afterEach, expect, it, vi } from 'vitest';
import type { HeatMap, ImagePicture, Picture, Tiles } from '../../../src/contract/picture.ts';
import type { ViewResult } from '../../../src/contract/view.ts';
import { DEFAULT_DISPLAY, type Display } from '../../../src/render/display.ts';
import { settleLegend, withNumbers } from '../../../src/render/heat/drawn_numbers.ts';
import { PixiStage } from '../../../src/render/pixi_stage.ts';
import { EMPTY_SCENE } from '../../../src/render/scene.ts';
import type { Stage } from '../../../src/render/stage.ts';

const SIDE = 120;
const WIDTH = 11;
const HEIGHT = 9;
const ROW = 12;
const ENDS = [-0.1875, 3.5] as const;

const legendOf = (signed: boolean, range: readonly [number, number]) => ({
  ...{ range: [...range] as [number, number], signed, unit: '', low: '', high: '' },
});

const byteAt = (at: number) => (at * 71) % 256;

const read = (signed: boolean): HeatMap => ({
  ...{ kind: 'heat', title: '', width: WIDTH, height: HEIGHT, rowBytes: ROW, legend: legendOf(signed, ENDS) },
  values: Uint8Array.from({ length: ROW * HEIGHT }, (_, at) =>
    at % ROW < WIDTH ? byteAt(Math.floor(at / ROW) * WIDTH + (at % ROW)) : 0,
  ),
});

const readInColours = (): ImagePicture => ({
  ...{ kind: 'image', title: '', width: WIDTH, height: HEIGHT, legend: legendOf(true, ENDS) },
  rgba: Uint8ClampedArray.from({ length: 4 * WIDTH * HEIGHT }, (_, at) => (at % 4 === 3 ? 255 : byteAt(at))),
});

/** The same as it crosses where it stayed on the card, its legend that of the map before. */
async function drawn<M extends HeatMap | ImagePicture>(map: M): Promise<M> {
  const image = new ImageData(WIDTH, HEIGHT + 1);
  image.data.fill(255);
  for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel++)
    for (const colour of [0, 1, 2])
      image.data[4 * pixel + colour] =
        map.kind === 'heat'
          ? (map.values[Math.floor(pixel / WIDTH) * ROW + (pixel % WIDTH)] as number)
          : (map.rgba[4 * pixel + colour] as number);
  new Uint8Array(new Float32Array(ENDS).buffer).forEach((byte, at) => {
    image.data[4 * (WIDTH * HEIGHT + Math.floor(at / 3)) + (at % 3)] = byte;
  });
  const bitmap = await createImageBitmap(image);
  const legend = legendOf(map.legend?.signed ?? false, [0, 1]);
  const empty = map.kind === 'heat' ? { values: new Uint8Array() } : { rgba: new Uint8ClampedArray() };
  return { ...map, ...empty, legend, drawn: bitmap };
}

/** Seven tiles of 4 x 3 in three columns. */
function readTiles(): Tiles {
  const [columns, tileWidth, tileHeight, count] = [3, 4, 3, 7];
  const numbers = Array.from({ length: count }, (_, at) => at);
  return {
    ...{ kind: 'tiles', title: '', of: 'activations', layer: 'a', count, columns, tileWidth, tileHeight },
    ...{ pixelBytes: 1, rowBytes: 12, legend: legendOf(false, ENDS), channels: numbers },
    values: Uint8Array.from({ length: 12 * 9 }, (_, at) => byteAt(at)),
    ranges: numbers.map((at) => [-at, 0.5 + at]),
  };
}

async function drawnTiles(tiles: Tiles): Promise<Tiles> {
  const image = new ImageData(12, 9 + 2);
  image.data.fill(255);
  tiles.values.forEach((byte, pixel) => {
    for (const colour of [0, 1, 2]) image.data[4 * pixel + colour] = byte;
  });
  new Uint8Array(new Float32Array([...ENDS, ...tiles.ranges.flat()]).buffer).forEach((byte, at) => {
    image.data[4 * (12 * 9 + Math.floor(at / 3)) + (at % 3)] = byte;
  });
  return {
    ...{ ...tiles, values: new Uint8Array(), legend: legendOf(false, [0, 1]) },
    ...{ ranges: tiles.ranges.map(() => [0, 1]), drawn: await createImageBitmap(image) },
  };
}

const resultWith = (picture: Picture): ViewResult => ({
  ...{ picture, ranking: { kind: 'ranking', title: '', classes: [] }, target: null, pins: [], patches: null },
  ...{ crop: { x: 20, y: 10, width: 90, height: 100 }, frameSize: { width: SIDE, height: SIDE } },
  ...{ source: 1, frame: 1, progress: null, held: null, stages: {}, tensors: 0 },
});

let host: HTMLElement | undefined;
afterEach(() => {
  vi.restoreAllMocks();
  host?.remove();
});

async function openStage(): Promise<Stage> {
  host = document.createElement('div');
  host.style.cssText = `width:${SIDE}px;height:${SIDE}px`;
  document.body.append(host);
  const stage = await PixiStage.create(host);
  const still = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
  const context = still.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#27c';
  context.fillRect(0, 0, SIDE, SIDE);
  context.fillStyle = '#fb3';
  context.fillRect(30, 30, 50, 20);
  stage.showLive(still, 1);
  return stage;
}

/** Every pixel of what the stage shows of a result. */
function pixelsOf(stage: Stage, result: ViewResult | null, display: Display): Uint8ClampedArray {
  stage.show({ ...EMPTY_SCENE, result, display });
  const { canvas } = stage.capture();
  const { width, height } = canvas;
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(canvas, 0, 0);
  return context.getImageData(0, 0, width, height).data;
}

const most = (a: Uint8ClampedArray, b: Uint8ClampedArray): number =>
  a.reduce((worst, value, at) => Math.max(worst, Math.abs(value - (b[at] as number))), 0);

const DISPLAYS: [string, Partial<Display>][] = [
  ['laid over the picture', {}],
  ['alone, cell by cell', { blend: 'map', smooth: false }],
  ['as a spotlight', { blend: 'spotlight', opacity: 1 }],
  ['with contours, above a threshold, mirrored', { contours: true, threshold: 0.3, mirror: true }],
];

it.each(DISPLAYS)('a drawn map is seen as one that was read: %s', async (_, more) => {
  const stage = await openStage();
  const display = { ...DEFAULT_DISPLAY, ...more };
  for (const map of [read(false), read(true), readInColours()]) {
    const bare = pixelsOf(stage, resultWith({ ...map, width: 1, height: 1 }), display);
    const wanted = pixelsOf(stage, resultWith(map), display);
    expect(most(wanted, bare)).toBeGreaterThan(20);
    const found = pixelsOf(stage, withNumbers(resultWith(await drawn(map))), display);
    expect(most(found, wanted)).toBeLessThanOrEqual(1);
  }
});

it('a drawn map of another size is seen as one that was read, too', async () => {
  const stage = await openStage();
  const [width, height] = [4, 3];
  const small: HeatMap = { ...read(false), width, height, rowBytes: 4 };
  small.values = Uint8Array.from({ length: 12 }, (_, at) => byteAt(at));
  const wanted = pixelsOf(stage, resultWith(small), DEFAULT_DISPLAY);
  pixelsOf(stage, withNumbers(resultWith(await drawn(read(false)))), DEFAULT_DISPLAY);
  const image = new ImageData(width, height + 1);
  image.data.fill(255);
  small.values.forEach((byte, at) => {
    image.data.set([byte, byte, byte], 4 * at);
  });
  const bitmap = await createImageBitmap(image);
  const result = withNumbers(resultWith({ ...small, values: new Uint8Array(), drawn: bitmap }));
  expect(most(pixelsOf(stage, result, DEFAULT_DISPLAY), wanted)).toBeLessThanOrEqual(1);
});

it('has its numbers and its own range once somebody asks, and not before', async () => {
  for (const map of [read(false), readInColours()]) {
    const { picture } = withNumbers(resultWith(await drawn(map)));
    if (picture.kind !== 'heat' && picture.kind !== 'image') throw new Error('no map');
    expect(picture.legend?.range).toEqual([0, 1]);
    if (picture.kind === 'heat' && map.kind === 'heat') expect(picture.values).toEqual(map.values);
    if (picture.kind === 'image' && map.kind === 'image') expect(picture.rgba).toEqual(map.rgba);
    expect(picture.legend?.range).toEqual([...ENDS]);
  }
  const { picture } = withNumbers(resultWith(await drawn(read(true))));
  settleLegend(picture);
  expect(picture.kind === 'heat' && picture.legend.range).toEqual([...ENDS]);
});

it('waits for the card once for all that is asked of a picture, and reads ranges alone for ranges', async () => {
  const reads = vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'getImageData');
  const timesOf = (ask: () => void): number => {
    reads.mockClear();
    ask();
    return reads.mock.calls.length;
  };
  const heat = withNumbers(resultWith(await drawn(read(true)))).picture as HeatMap;
  expect(timesOf(() => heat.values)).toBe(1);
  expect(timesOf(() => [heat.values, settleLegend(heat)])).toBe(0);
  expect([heat.values, heat.legend.range]).toEqual([read(true).values, [...ENDS]]);

  const tiles = withNumbers(resultWith(await drawnTiles(readTiles()))).picture as Tiles;
  expect(timesOf(() => tiles.ranges)).toBe(1);
  expect(timesOf(() => settleLegend(tiles))).toBe(0);
  expect(tiles.legend.range).toEqual([...ENDS]);
  expect(timesOf(() => tiles.values)).toBe(1);
  expect(tiles.values).toEqual(readTiles().values);

  const others = withNumbers(resultWith(await drawnTiles(readTiles()))).picture as Tiles;
  expect(timesOf(() => [others.values, others.ranges])).toBe(1);
  expect([others.values, others.ranges]).toEqual([readTiles().values, readTiles().ranges]);
});

it('finds the value under the pointer in what is shown', async () => {
  const stage = await openStage();
  const valueOn = (picture: HeatMap): unknown => {
    pixelsOf(stage, withNumbers(resultWith(picture)), DEFAULT_DISPLAY);
    const hit = stage.hit({ x: 50, y: 60 });
    return hit?.kind === 'crop' ? hit.value : null;
  };
  const wanted = valueOn(read(false));
  expect(wanted).toBeTypeOf('number');
  expect(valueOn(await drawn(read(false)))).toBe(wanted);
});

it('drawn tiles are seen as those that were read, and have their bytes and ranges once somebody asks', async () => {
  const stage = await openStage();
  // Between two cells colours may be steep.
  const display: Display = { ...DEFAULT_DISPLAY, sequential: 'grey' };
  const wanted = pixelsOf(stage, resultWith(readTiles()), display);
  const bare = pixelsOf(stage, resultWith({ ...readTiles(), values: new Uint8Array(108) }), display);
  expect(most(wanted, bare)).toBeGreaterThan(20);
  const result = withNumbers(resultWith(await drawnTiles(readTiles())));
  expect(most(pixelsOf(stage, result, display), wanted)).toBeLessThanOrEqual(1);
  const tiles = result.picture as Tiles;
  expect(tiles.legend.range).toEqual([0, 1]);
  expect(tiles.ranges).toEqual(readTiles().ranges);
  expect(tiles.legend.range).toEqual([...ENDS]);
  expect(tiles.values).toEqual(readTiles().values);
});

it('shows a bitmap again that gave way to another map', async () => {
  const stage = await openStage();
  const display = { ...DEFAULT_DISPLAY, mirror: false };
  for (const map of [read(false), readInColours()]) {
    const first = withNumbers(resultWith(await drawn(map)));
    const seen = pixelsOf(stage, first, display);
    const bare = pixelsOf(stage, null, display);
    expect(most(seen, bare)).toBeGreaterThan(20);
    pixelsOf(stage, resultWith({ ...map }), display);
    expect(most(pixelsOf(stage, first, display), seen)).toBeLessThanOrEqual(1);
  }
});
