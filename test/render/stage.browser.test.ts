import { afterEach, describe, expect, it } from 'vitest';
import type { BitmapPicture, HeatMap, ImagePicture, Picture, Tiles } from '../../src/contract/picture.ts';
import type { ViewResult } from '../../src/contract/view.ts';
import { DEFAULT_DISPLAY, type Display } from '../../src/render/display.ts';
import { PixiStage } from '../../src/render/pixi_stage.ts';
import type { Scene } from '../../src/render/scene.ts';
import type { Stage } from '../../src/render/stage.ts';

const SIDE = 200;
const legend = { range: [0, 1] as [number, number], signed: false, unit: '', low: '', high: '' };
const plain: Display = { ...DEFAULT_DISPLAY, blend: 'map', sequential: 'grey', mirror: false };

/** 3 x 2 cells with one byte of padding per row that must never be seen. */
const heat: HeatMap = {
  kind: 'heat',
  title: '',
  width: 3,
  height: 2,
  rowBytes: 4,
  values: new Uint8Array([0, 100, 200, 255, 40, 140, 240, 255]),
  legend,
};

function resultWith(picture: Picture): ViewResult {
  const crop = { x: 50, y: 25, width: 100, height: 150 };
  return {
    picture,
    ranking: { kind: 'ranking', title: '', classes: [] },
    target: null,
    pins: [],
    patches: null,
    crop,
    frameSize: { width: SIDE, height: SIDE },
    source: 1,
    frame: 1,
    progress: null,
    held: null,
    stages: {},
    tensors: 0,
  };
}

let host: HTMLElement | undefined;
afterEach(() => host?.remove());

async function stageOver(colour: string): Promise<Stage> {
  host = document.createElement('div');
  host.style.cssText = `width:${SIDE}px;height:${SIDE}px`;
  document.body.append(host);
  const stage = await PixiStage.create(host);
  const still = document.createElement('canvas');
  still.width = SIDE;
  still.height = SIDE;
  const context = still.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = colour;
  context.fillRect(0, 0, SIDE, SIDE);
  stage.showLive(still, 1);
  return stage;
}

const sceneOf = (picture: Picture, display: Display): Scene => ({
  result: resultWith(picture),
  display,
  picked: null,
  pickedMap: null,
  pinned: [],
  neuron: null,
  neuronShape: null,
});

/** Reads pixels at CSS positions of what the stage draws now. */
function pixels(stage: Stage): (x: number, y: number) => [number, number, number] {
  const { canvas, resolution } = stage.capture();
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(canvas, 0, 0);
  return (x, y) => {
    const [r = 0, g = 0, b = 0] = context.getImageData(x * resolution, y * resolution, 1, 1).data;
    return [r, g, b];
  };
}

const near = (colour: readonly number[], wanted: readonly number[]) =>
  colour.every((value, i) => Math.abs(value - (wanted[i] ?? 0)) <= 3);

/** The middle of a cell of the heat map, as it lies in the crop. */
const middle = (column: number, row: number) =>
  [50 + (100 * (column + 0.5)) / 3, 25 + 75 * (row + 0.5)] as const;

it.each([true, false])(
  'has a cell’s own value in its middle, whatever lies between (smooth: %s)',
  async (smooth) => {
    const stage = await stageOver('#00f');
    stage.show(sceneOf(heat, { ...plain, smooth }));
    const at = pixels(stage);
    for (const [row, bytes] of [
      [0, 100, 200],
      [40, 140, 240],
    ].entries()) {
      for (const [column, byte] of bytes.entries()) {
        const [red] = at(...middle(column, row));
        expect(Math.abs(red - byte)).toBeLessThanOrEqual(4);
      }
    }
  },
);

it('repeats the outermost cells up to the edge of the crop, and shows no padding', async () => {
  const stage = await stageOver('#00f');
  stage.show(sceneOf(heat, plain));
  const at = pixels(stage);
  const [, row] = middle(0, 0);
  // Beside the brackets, which lie on the corners only.
  expect(Math.abs(at(148, row)[0] - 200)).toBeLessThanOrEqual(3);
  expect(at(52, row)[0]).toBeLessThanOrEqual(3);
});

it('mirrors the map together with the picture', async () => {
  const stage = await stageOver('#00f');
  stage.show(sceneOf(heat, { ...plain, mirror: true }));
  const at = pixels(stage);
  const [x, y] = middle(0, 0);
  expect(Math.abs(at(SIDE - x, y)[0] - 0)).toBeLessThanOrEqual(4);
  expect(Math.abs(at(x, y)[0] - 200)).toBeLessThanOrEqual(4);
});

it('lets the picture through where the map is zero in spotlight, and keeps it in colour where it is high', async () => {
  const stage = await stageOver('#00f');
  stage.show(sceneOf(heat, { ...plain, blend: 'spotlight', opacity: 1 }));
  const at = pixels(stage);
  expect(at(...middle(0, 0))[2]).toBeLessThan(40);
  expect(at(...middle(2, 1))[2]).toBeGreaterThan(230);
});

it('shows an RGBA picture in its own colours', async () => {
  const stage = await stageOver('#00f');
  const image: ImagePicture = {
    kind: 'image',
    title: '',
    width: 1,
    height: 1,
    rgba: new Uint8ClampedArray([200, 100, 50, 255]),
    legend: null,
  };
  stage.show(sceneOf(image, plain));
  const [r, g, b] = pixels(stage)(100, 100);
  expect([r, g, b].every((value, i) => Math.abs(value - (image.rgba[i] ?? 0)) <= 2)).toBe(true);
});

/** Of one colour. */
async function bitmapPicture(colour: string): Promise<BitmapPicture> {
  const canvas = new OffscreenCanvas(4, 4);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = colour;
  context.fillRect(0, 0, 4, 2);
  return {
    kind: 'bitmap',
    title: '',
    width: 4,
    height: 4,
    bitmap: canvas.transferToImageBitmap(),
    ...{ covered: false, guided: false },
    legend: null,
  };
}

it('shows a bitmap upright in its own colours, leaves the split to the camera, and leaves it open', async () => {
  const stage = await stageOver('#00f');
  const [first, second] = [await bitmapPicture('rgb(200, 100, 50)'), await bitmapPicture('rgb(30, 60, 90)')];
  stage.show(sceneOf(first, { ...plain, split: 0.5 }));
  let at = pixels(stage);
  expect(near(at(125, 60), [200, 100, 50])).toBe(true);
  expect(near(at(125, 140), [0, 0, 0])).toBe(true);
  expect(near(at(75, 60), [0, 0, 255])).toBe(true);
  stage.show(sceneOf(second, plain));
  at = pixels(stage);
  expect(near(at(75, 60), [30, 60, 90])).toBe(true);
  stage.show(sceneOf(heat, plain));
  // Whoever gave it may show it again.
  expect([first.bitmap.width, second.bitmap.width]).toEqual([4, 4]);
  expect(pixels(stage)(...middle(2, 0))[0]).toBeGreaterThan(190);
});

describe('a painting of a part of the frame', () => {
  /** Orange over the right half of it, as bytes or as the sheet that a card draws. */
  const slowTechniques = {
    'as bytes': async (): Promise<Picture> => ({
      ...{ kind: 'image', title: '', width: 4, height: 4, legend: null },
      rgba: new Uint8ClampedArray(64).map((_, i) => [200, 100, 50, (i >> 2) % 4 < 2 ? 0 : 255][i % 4] ?? 0),
    }),
    'from a card': async (): Promise<Picture> => {
      const canvas = new OffscreenCanvas(4, 8);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      for (const [colour, x, y, width] of [
        ['rgb(200, 100, 50)', 0, 0, 4],
        ['#000', 0, 4, 2],
        ['#fff', 2, 4, 2],
      ] as const) {
        context.fillStyle = colour;
        context.fillRect(x, y, width, 4);
      }
      const bitmap = canvas.transferToImageBitmap();
      const more = { bitmap, covered: true, guided: false, legend: null };
      return { kind: 'bitmap', title: '', width: 4, height: 4, ...more };
    },
  };

  it.each(Object.entries(slowTechniques))(
    '%s leaves the others with all the pixels of the frame',
    async (_, paint) => {
      const stage = await stageOver('#000');
      const still = document.createElement('canvas');
      [still.width, still.height] = [SIDE, SIDE];
      const context = still.getContext('2d') as CanvasRenderingContext2D;
      const colourAt = (x: number, y: number) => [(37 * x) % 256, (91 * y) % 256, (x * y) % 256] as const;
      for (let y = 0; y < SIDE; y++) {
        for (let x = 0; x < SIDE; x++) {
          context.fillStyle = `rgb(${colourAt(x, y).join()})`;
          context.fillRect(x, y, 1, 1);
        }
      }
      stage.showLive(still, 1);
      stage.show(sceneOf(await paint(), plain));
      const at = pixels(stage);
      for (let y = 45; y < 155; y++) {
        for (let x = 52; x < 85; x++) expect(near(at(x, y), colourAt(x, y)), `${x}, ${y}`).toBe(true);
        expect(near(at(140, y), [200, 100, 50])).toBe(true);
      }
    },
  );
});

it('draws every tile with its own value and finds it again under the pointer', async () => {
  const stage = await stageOver('#00f');
  const values = new Uint8Array(4 * 3);
  const bytes = [10, 60, 110, 160, 210];
  for (const [i, byte] of bytes.entries()) values[Math.floor(i / 2) * 4 + (i % 2)] = byte;
  const tiles: Tiles = {
    ...{
      kind: 'tiles',
      title: '',
      of: 'activations',
      layer: 'conv',
      count: 5,
      columns: 2,
      tileWidth: 1,
      tileHeight: 1,
      pixelBytes: 1,
      rowBytes: 4,
    },
    ...{ values, channels: [7, 8, 9, 10, 11], ranges: [], legend },
  };
  stage.show(sceneOf(tiles, plain));
  const at = pixels(stage);
  const seen: number[] = [];
  for (let y = 100; y < SIDE; y += 4) {
    for (let x = 2; x < SIDE; x += 4) {
      const hit = stage.hit({ x, y });
      if (hit?.kind !== 'tile') continue;
      expect(hit.channel).toBe(7 + hit.index);
      seen.push(hit.index);
      const [red] = at(x, y);
      if (red > 0) expect(Math.abs(red - (bytes[hit.index] ?? 0))).toBeLessThanOrEqual(2);
    }
  }
  expect(new Set(seen)).toEqual(new Set([0, 1, 2, 3, 4]));
});

describe('weights as tiles', () => {
  /** Two tiles of 2 x 2 cells. */
  const weights = (pixelBytes: 1 | 4, values: number[]): Tiles => ({
    ...{ kind: 'tiles', title: '', of: 'weights', layer: 'conv', count: 2, columns: 2 },
    ...{ tileWidth: 2, tileHeight: 2, pixelBytes, rowBytes: 4 * pixelBytes },
    ...{ values: new Uint8Array(values), channels: [0, 1], ranges: [], legend: { ...legend, signed: true } },
  });

  /** The colours in the middle of every cell of the first tile, row by row. */
  function cellsOf(stage: Stage) {
    const at = pixels(stage);
    const inside = (x: number, y: number) => {
      const hit = stage.hit({ x, y });
      return hit?.kind === 'tile' && hit.index === 0;
    };
    const points = Array.from({ length: SIDE * SIDE }, (_, i) => [i % SIDE, Math.floor(i / SIDE)] as const);
    const own = points.filter(([x, y]) => inside(x, y));
    const [xs, ys] = [own.map(([x]) => x), own.map(([, y]) => y)];
    const part = (all: number[], share: number) =>
      Math.round(Math.min(...all) + share * (Math.max(...all) - Math.min(...all)));
    return [0.25, 0.75].flatMap((row) =>
      // Well beyond the middle of a cell, where a smooth picture would be between two of them.
      [0.4, 0.6].map((column) => at(part(xs, column), part(ys, row))),
    );
  }

  const near = (got: readonly number[], want: readonly number[]) =>
    got.every((value, i) => Math.abs(value - (want[i] as number)) <= 3);

  it('of colours are drawn in them, every cell as it is', async () => {
    const stage = await stageOver('#00f');
    const colours = [
      [250, 10, 20],
      [30, 240, 40],
      [50, 60, 230],
      [128, 128, 128],
    ];
    const rows = [0, 2].map((row) =>
      [colours[row], colours[row + 1], [0, 0, 0], [0, 0, 0]].flatMap((rgb = []) => [...rgb, 255]),
    );
    stage.show(sceneOf(weights(4, rows.flat()), { ...plain, smooth: true }));
    cellsOf(stage).forEach((got, i) => {
      expect(near(got, colours[i] ?? []), `cell ${i}: ${got}`).toBe(true);
    });
  });

  it('of numbers are grey, whatever colours the person chose', async () => {
    const stage = await stageOver('#00f');
    const bytes = [0, 100, 128, 255];
    const values = [0, 100, 9, 9, 128, 255, 9, 9];
    stage.show(sceneOf(weights(1, values), { ...plain, smooth: true, diverging: 'blue-orange' }));
    cellsOf(stage).forEach((got, i) => {
      expect(near(got, Array(3).fill(bytes[i])), `cell ${i}: ${got}`).toBe(true);
    });
  });
});

it('draws the same again after the drawing context was lost', async () => {
  const stage = await stageOver('#00f');
  stage.show(sceneOf(heat, plain));
  const before = pixels(stage)(...middle(1, 1));
  const loss = stage.canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
  const restored = new Promise((resolve) => stage.canvas.addEventListener('webglcontextrestored', resolve));
  loss?.loseContext();
  await new Promise((resolve) => setTimeout(resolve, 100));
  loss?.restoreContext();
  await restored;
  await new Promise((resolve) => setTimeout(resolve, 300));
  const at = pixels(stage);
  expect(at(...middle(1, 1))).toEqual(before);
  expect(at(10, 100)[2]).toBeGreaterThan(60);
});

it('shows two pictures of one frame in panes of their own, and finds each under the pointer', async () => {
  const stage = await stageOver('#00f');
  const image: ImagePicture = {
    ...{ kind: 'image', title: '', width: 1, height: 1, legend: null },
    rgba: new Uint8ClampedArray([200, 100, 50, 255]),
  };
  const scene = sceneOf(heat, { ...plain, smooth: false });
  const beside = { frame: 1, picture: image, target: null, progress: null, held: null };
  stage.show({ ...scene, result: { ...resultWith(heat), comparison: beside } });
  const at = pixels(stage);
  const found = [0, 0];
  for (let y = 1; y < SIDE; y += 4) {
    for (let x = 1; x < SIDE; x += 4) {
      const hit = stage.hit({ x, y });
      // Beside the brackets in the corners, and the borders of cells.
      if (hit?.kind !== 'crop' || Math.abs(hit.at.y - 0.25) > 0.1 || Math.abs(hit.at.x - 0.5) > 0.1) continue;
      found[hit.pane] = (found[hit.pane] ?? 0) + 1;
      const want = hit.pane === 0 ? [100, 100, 100] : [200, 100, 50];
      expect(at(x, y).every((value, i) => Math.abs(value - (want[i] ?? 0)) <= 4)).toBe(true);
    }
  }
  expect(Math.min(...found)).toBeGreaterThan(0);
  // And one again.
  stage.show(scene);
  expect(Math.abs(pixels(stage)(...middle(1, 1))[0] - 140)).toBeLessThanOrEqual(4);
});

it('keeps what was cut out in its colours and darkens the rest, however maps are drawn', async () => {
  const stage = await stageOver('#00f');
  const cut: Picture = {
    ...{ kind: 'cut-out', title: '', width: 2, height: 1, rowBytes: 4, share: 0.5, legend: null },
    values: new Uint8Array([255, 0, 0, 0]),
  };
  stage.show(sceneOf(cut, { ...plain, blend: 'map', opacity: 0.2, threshold: 0.5, smooth: false }));
  const at = pixels(stage);
  expect(at(70, 100)[2]).toBeGreaterThan(240);
  expect(at(130, 100)[2]).toBeLessThan(40);
});

it('crosses out the tile of a channel that is switched off', async () => {
  const stage = await stageOver('#00f');
  const tiles: Tiles = {
    ...{
      kind: 'tiles',
      of: 'activations',
      pixelBytes: 1,
      title: '',
      layer: 'conv',
      count: 2,
      columns: 2,
      tileWidth: 1,
      tileHeight: 1,
      rowBytes: 4,
    },
    ...{ values: new Uint8Array([250, 250, 0, 0]), channels: [7, 8], ranges: [], legend },
  };
  stage.show({ ...sceneOf(tiles, plain), ablation: [{ layer: 'conv', channels: [8] }] });
  const at = pixels(stage);
  const reds = [7, 8].map((channel) => {
    const found: number[] = [];
    for (let y = 92; y < SIDE; y += 3) {
      for (let x = 1; x < SIDE; x += 3) {
        const hit = stage.hit({ x, y });
        if (hit?.kind === 'tile' && hit.channel === channel) found.push(at(x, y)[0]);
      }
    }
    return found.reduce((sum, red) => sum + red, 0) / found.length;
  });
  expect(reds[0]).toBeGreaterThan(240);
  expect(reds[1]).toBeLessThan(160);
});
