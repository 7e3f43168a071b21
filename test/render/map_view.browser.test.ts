import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Point } from '../../src/contract/picture.ts';
import type { ViewResult } from '../../src/contract/view.ts';
import { DEFAULT_DISPLAY } from '../../src/render/display.ts';
import { MapView } from '../../src/render/map/map_view.ts';
import { PixiStage } from '../../src/render/pixi_stage.ts';

const [WIDTH, HEIGHT] = [400, 300];
const THUMBNAIL = 32 * 32 * 3;

let host: HTMLElement;
let stage: PixiStage;
beforeEach(async () => {
  host = document.createElement('div');
  host.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px`;
  document.body.append(host);
  stage = await PixiStage.create(host);
  show();
});
afterEach(() => {
  vi.restoreAllMocks();
  host.remove();
});

const point: Point = {
  ...{ kind: 'point', title: '', layer: 'pool' },
  features: new Float32Array(4),
  thumbnail: new Uint8Array(THUMBNAIL),
  legend: null,
};

function resultWith(picture: ViewResult['picture']): ViewResult {
  return {
    ...{ picture, ranking: { kind: 'ranking', title: '', classes: [] }, target: null, pins: [] },
    crop: { x: 0, y: 0, width: 10, height: 10 },
    frameSize: { width: 10, height: 10 },
    ...{ source: 1, frame: 1, progress: null, held: null, patches: null, stages: {}, tensors: 0 },
  };
}

function show(picture: ViewResult['picture'] = point): void {
  stage.show({
    ...{ result: resultWith(picture), display: DEFAULT_DISPLAY, picked: null, pickedMap: null },
    ...{ pinned: [], neuron: null, neuronShape: null },
  });
}

/** A plain picture of one colour. */
function plain(red: number, green: number, blue: number): Uint8Array {
  return Uint8Array.from({ length: THUMBNAIL }, (_, i) => [red, green, blue][i % 3] ?? 0);
}

/** The colour drawn at a point of the stage. */
function colourAt(x: number, y: number): number[] {
  const { canvas, resolution } = stage.capture();
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext('2d');
  context?.drawImage(canvas, 0, 0);
  return [...(context?.getImageData(x * resolution, y * resolution, 1, 1).data.subarray(0, 3) ?? [])];
}

const COLOURS = [
  [250, 20, 20],
  [20, 250, 20],
  [20, 20, 250],
] as const;
/** A triangle around the middle; the map fills the stage with it. */
const TRIANGLE = Float32Array.of(-1, -1, 1, -1, 0, 1);

function showTriangle(): { x: number; y: number }[] {
  for (const [red, green, blue] of COLOURS) stage.map.add(plain(red, green, blue));
  stage.map.arrange(TRIANGLE.slice());
  stage.capture();
  return [0, 1, 2].map((index) => stage.map.placeOf(index) ?? { x: Number.NaN, y: Number.NaN });
}

it('draws every picture in its place, in its own colours, and finds it there again', () => {
  const places = showTriangle();
  for (const [index, { x, y }] of places.entries()) {
    expect(colourAt(x, y)).toEqual(COLOURS[index]);
    expect(stage.map.hit({ x: x + 3, y: y - 3 })).toBe(index);
  }
  expect(stage.map.hit({ x: 200, y: 5 })).toBeNull();
});

it('hides pictures that the map does not know yet, and shows them when it does', () => {
  const places = showTriangle();
  stage.map.add(plain(200, 200, 200));
  stage.capture();
  expect(stage.map.placeOf(3)).toBeNull();
  expect(colourAt(places[0]?.x ?? 0, places[0]?.y ?? 0)).toEqual(COLOURS[0]);
  stage.map.arrange(Float32Array.of(...TRIANGLE, 0, 0));
  const place = stage.map.placeOf(3);
  expect(colourAt(place?.x ?? 0, place?.y ?? 0)).toEqual([200, 200, 200]);
});

it('sends thumbnails to the card where there are new ones, not where pictures move or hide', () => {
  const sent = vi.spyOn(WebGL2RenderingContext.prototype, 'texSubImage2D');
  // Of their texture, in which 32 thumbnails lie side by side; the first time it is made with them.
  const times = () => sent.mock.calls.filter((call) => call.includes(32 * 32)).length;
  const places = showTriangle();
  stage.map.still = true;
  const [, second] = places as [Place, Place, Place];
  const swapped = Float32Array.of(1, -1, -1, -1, 0, 1);
  stage.map.arrange(swapped);
  expect(colourAt(second.x, second.y)).toEqual(COLOURS[0]);
  stage.map.arrange(swapped.slice(0, 4));
  stage.capture();
  expect(times()).toBe(0);
  stage.map.add(plain(200, 200, 200));
  stage.map.arrange(Float32Array.of(...TRIANGLE, 0, 0));
  stage.capture();
  const fourth = stage.map.placeOf(3);
  expect(colourAt(fourth?.x ?? 0, fourth?.y ?? 0)).toEqual([200, 200, 200]);
  expect(times()).toBe(1);
});

it('moves with the hand, and comes back to everything', () => {
  const [first] = showTriangle();
  stage.map.pan(40, 30);
  stage.capture();
  const moved = stage.map.placeOf(0);
  expect((moved?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(40, 6);
  expect((moved?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo(30, 6);
  stage.map.zoom(2, { x: moved?.x ?? 0, y: moved?.y ?? 0 });
  stage.capture();
  expect(stage.map.placeOf(0)?.x).toBeCloseTo(moved?.x ?? 0, 6);
  stage.map.still = true;
  stage.map.showAll();
  stage.capture();
  expect(stage.map.placeOf(0)?.x).toBeCloseTo(first?.x ?? 0, 6);
});

it('goes from picture to picture in a direction', () => {
  showTriangle();
  expect(stage.map.beside(0, 1, 0)).toBe(1);
  expect(stage.map.beside(1, -1, 0)).toBe(0);
  expect(stage.map.beside(0, 0, 1)).toBe(2);
  expect(stage.map.beside(2, 0, 1)).toBeNull();
});

it('draws the live star above its pictures', () => {
  const [first, second, third] = showTriangle() as [Place, Place, Place];
  stage.map.still = true;
  stage.map.placeLive({ x: 0, y: 0 }, [0, 1]);
  stage.capture();
  // (0, 0) lies in the middle of the triangle's corners.
  const [red = 0, green = 0, blue = 0] = colourAt((first.x + second.x) / 2, (first.y + third.y) / 2);
  expect(Math.min(red, green, blue)).toBeGreaterThan(150);
});
type Place = { x: number; y: number };

it('fetches sharper pictures for what is near, once each, and lets them go with the gallery', async () => {
  const asked: number[] = [];
  const bitmaps: ImageBitmap[] = [];
  stage.onPreview = async (index) => {
    asked.push(index);
    const bitmap = await createImageBitmap(new ImageData(64, 64));
    bitmaps.push(bitmap);
    return bitmap;
  };
  showTriangle();
  await expect
    .poll(() => {
      stage.capture();
      return asked.toSorted();
    })
    .toEqual([0, 1, 2]);
  await expect.poll(() => bitmaps.length).toBe(3);
  stage.capture();
  stage.map.clear();
  expect(bitmaps.map(({ width }) => width)).toEqual([0, 0, 0]);
});

it('makes room for another view, and is as it was afterwards', () => {
  const [first] = showTriangle();
  show({ kind: 'ranking', title: '', classes: [] });
  expect(stage.map.hit({ x: first?.x ?? 0, y: first?.y ?? 0 })).toBe(0);
  stage.capture();
  expect(stage.map.hit({ x: first?.x ?? 0, y: first?.y ?? 0 })).toBeNull();
  expect(colourAt(first?.x ?? 0, first?.y ?? 0)).not.toEqual(COLOURS[0]);
  show();
  stage.capture();
  expect(colourAt(first?.x ?? 0, first?.y ?? 0)).toEqual(COLOURS[0]);
});

describe('with 5,000 pictures', () => {
  const random = (() => {
    let state = 7;
    return () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
  })();
  const positions = Float32Array.from({ length: 10_000 }, () => 2 * random() - 1);

  it('finds each of them, and draws stars from afar', () => {
    for (let i = 0; i < 5000; i++) stage.map.add(plain((i * 7) % 256, (i * 13) % 256, (i * 29) % 256));
    stage.map.arrange(positions.slice());
    stage.capture();
    expect(stage.map.count).toBe(5000);
    const found = new Set<number | null>();
    for (let index = 0; index < 5000; index += 97) {
      const place = stage.map.placeOf(index);
      found.add(stage.map.hit({ x: place?.x ?? 0, y: place?.y ?? 0 }));
    }
    expect(found.size).toBeGreaterThan(40);
    expect(stage.map.placeOf(4999)?.sidePx).toBeLessThan(9);
  });

  it('leaves no mesh behind when it is emptied and filled, again and again', () => {
    const children = () =>
      stage.map.container.children.reduce((sum, child) => sum + child.children.length, 0);
    for (let round = 0; round < 20; round++) {
      for (let i = 0; i < 1500; i++) stage.map.add(new Uint8Array(THUMBNAIL));
      stage.map.arrange(positions.slice(0, 3000));
      stage.capture();
      expect(children()).toBe(2);
      stage.map.clear();
      expect(children()).toBe(0);
    }
  });
});

it('stands without a stage too: nothing is drawn before it has an area', () => {
  const map = new MapView(
    async () => null,
    () => {},
  );
  map.add(plain(1, 2, 3));
  expect(map.draw(null)).toBe(false);
  expect(map.hit({ x: 0, y: 0 })).toBeNull();
});
