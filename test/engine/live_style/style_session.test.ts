import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImagePicture, Ranking } from '../../../src/contract/picture.ts';
import type { View } from '../../../src/contract/view.ts';
import type { GpuCanvas } from '../../../src/engine/encode/gpu_canvas.ts';
import { paintOnce } from '../../../src/engine/live_style/paint_once.ts';
import { luminanceOf } from '../../../src/engine/live_style/small_luminance.ts';
import { StyleCatalogue, type StyleNetEntry } from '../../../src/engine/live_style/style_catalogue.ts';
import { type Frame, StyleSession } from '../../../src/engine/live_style/style_session.ts';
import type { InputDescription } from '../../../src/network/description.ts';
import { cropOf } from '../../../src/network/preprocess.ts';
import { readStyliser } from '../../../src/network/style_nets/style_plan.ts';
import { ParameterError } from '../../../src/techniques/common/technique.ts';
import { liveStyle } from '../../../src/techniques/fast_style.ts';
import { readMix } from '../../../src/techniques/style/style_mix.ts';
import { UnknownStyleError } from '../../../src/techniques/style/style_picture.ts';
import { use } from '../../support/backends.ts';
import { seeded } from '../../support/seeded.ts';
import { fetchFrom } from '../../support/style_nets.ts';

const entries = JSON.parse(readFileSync('models/style-nets.json', 'utf8')) as StyleNetEntry[];
const RANKING: Ranking = { kind: 'ranking', title: 'Leading classes', classes: [] };

/** Says that there are people in the left half. */
const people = {
  maskOf: async (image: tf.Tensor4D) => {
    const [, height = 0, width = 0] = image.shape;
    return tf.tidy(() =>
      tf.concat<tf.Tensor4D>([tf.ones([1, height, width / 2, 1]), tf.zeros([1, height, width / 2, 1])], 2),
    );
  },
};

/** A frame of 640 x 480 whose bytes at any size are random, but always the same. */
function frame(n = 1, source = 1): Frame & { bytes(width: number, height: number): Uint8Array } {
  const bytes = (width: number, height: number) =>
    Uint8Array.from(seeded(n).normals(width * height * 3, 40), (value) =>
      Math.min(255, Math.max(0, 128 + value)),
    );
  const identity = { source, frame: n };
  const rgbaOf = (width: number, height: number) => {
    const rgb = bytes(width, height);
    return Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) =>
      i % 4 === 3 ? 255 : (rgb[3 * Math.floor(i / 4) + (i % 4)] as number),
    );
  };
  return {
    identity,
    width: 640,
    height: 480,
    bytes,
    ingest: ({ width, height, mean, std }: InputDescription) => ({
      identity,
      image: tf.tidy(() =>
        tf.div(
          tf.sub(tf.tensor4d(Float32Array.from(bytes(width, height)), [1, height, width, 3]), [...mean]),
          [...std],
        ),
      ),
      crop: { x: 0, y: 0, width: 640, height: 480 },
      frameSize: { width: 640, height: 480 },
      photograph: () => ({
        ...{ kind: 'image', title: '', width, height, rgba: rgbaOf(width, height), legend: null },
      }),
      luminance: async () => luminanceOf(rgbaOf(width, height), width, height),
    }),
  };
}

const view = (parameters: View['parameters']): View => ({
  technique: 'live-style',
  parameters: { resolution: '160', ...parameters },
  target: { kind: 'top' },
  pins: [],
});

const newSession = (canvas?: GpuCanvas) =>
  new StyleSession(
    new StyleCatalogue(entries, fetchFrom),
    people,
    async () => {
      ranked++;
      return RANKING;
    },
    canvas,
  );

let session: StyleSession;
let ranked = 0;
beforeAll(() => use('wasm'));
beforeEach(() => {
  ranked = 0;
  session = newSession();
});

const look = async (parameters: View['parameters'], n = 1) =>
  (await session.run(frame(n), liveStyle, view(parameters))) as Awaited<ReturnType<StyleSession['run']>> & {
    picture: ImagePicture;
  };

const rounded = (value: number) => Math.floor(Math.min(255, Math.max(0, value)) + 0.5);

/** A painting laid over the camera's colours, as the page lays it. */
const over = (picture: ImagePicture, camera: readonly number[]) =>
  colours(picture).map((value, i) => {
    const cover = (picture.rgba[4 * Math.floor(i / 3) + 3] ?? 0) / 255;
    return Math.round((camera[i] ?? 0) + cover * (value - (camera[i] ?? 0)));
  });

/** Colours alone, of 0..255. */
const colours = ({ rgba }: ImagePicture) => Array.from(rgba).filter((_, i) => i % 4 !== 3);

const luminance = (values: ArrayLike<number>, pixel: number) =>
  0.299 * (values[3 * pixel] ?? 0) +
  0.587 * (values[3 * pixel + 1] ?? 0) +
  0.114 * (values[3 * pixel + 2] ?? 0);

describe('a painting', () => {
  it('covers the whole frame, in its shape, opaque and without a legend', async () => {
    const { picture, crop, frameSize, target, pins, ranking } = await look({});
    expect(picture).toMatchObject({
      kind: 'image',
      title: 'Starry night',
      width: 160,
      height: 120,
      legend: null,
    });
    expect(picture.rgba.length).toBe(160 * 120 * 4);
    expect(picture.rgba.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
    expect(crop).toEqual({ x: 0, y: 0, ...frameSize });
    expect({ target, pins, ranking }).toEqual({ target: null, pins: [], ranking: RANKING });
  });

  it('covers the whole frame where its sides are rounded to multiples of four', async () => {
    const [width, height] = [1280, 720];
    const ingest: Frame['ingest'] = (input) => ({
      ...frame().ingest(input),
      crop: cropOf(input, width, height),
    });
    const { crop, picture } = await session.run({ ...frame(), width, height, ingest }, liveStyle, view({}));
    // Of 160 x 90 pixels.
    expect(picture).toMatchObject({ width: 160, height: 92 });
    expect(crop).toEqual({ x: 0, y: 0, width, height });
  });

  it('is drawn instead of read where there is a canvas for it', async () => {
    const read = await look({});
    let drawn: number[] = [];
    const bitmap = {} as ImageBitmap;
    session = newSession({
      async draw(picture) {
        expect(picture.shape).toEqual([3 * 120, 160, 3]);
        drawn = [...(await picture.data())];
        return bitmap;
      },
    });
    const { picture, stages } = await session.run(frame(), liveStyle, view({}));
    const { rgba, guide = new Uint8ClampedArray(), ...rest } = read.picture;
    expect(picture).toEqual({ ...rest, kind: 'bitmap', bitmap, covered: false, guided: true });
    const isColour = (_: number, i: number) => i % 4 < 3;
    const luminances = Array.from(guide).flatMap((value, i) => (i % 4 === 3 ? [value, value, value] : []));
    expect(drawn.map(rounded)).toEqual([
      ...[...rgba.filter(isColour), ...guide.filter(isColour)],
      ...luminances,
    ]);
    expect(Object.keys(stages)).toEqual(
      Object.keys(read.stages).map((name) => (name === 'read' ? 'draw' : name)),
    );
  });

  it('is of a steadied frame, unless that is switched off', async () => {
    // However slow the machine: frames that are half a second apart belong to different scenes.
    let ms = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => ms++);
    const still = frame(1);
    const grain = seeded(8).normals(640 * 480 * 3, 4);
    const noisy: Frame = {
      ...still,
      ingest(input) {
        const { image, ...release } = still.ingest(input);
        const noise = tf.tensor4d(grain.slice(0, image.size), image.shape);
        const sum = tf.tidy(() => tf.add<tf.Tensor4D>(image, tf.div(noise, [...input.std])));
        tf.dispose([image, noise]);
        return { ...release, image: sum };
      },
    };
    const strayed = async (steady: boolean) => {
      session = newSession();
      const [first, second] = [
        await session.run(still, liveStyle, view({ steady })),
        await session.run(noisy, liveStyle, view({ steady })),
      ].map(({ picture }) => colours(picture as ImagePicture)) as [number[], number[]];
      return first.reduce((sum, value, i) => sum + Math.abs(value - (second[i] as number)), 0) / first.length;
    };
    const [steadied, raw] = [await strayed(true), await strayed(false)];
    clock.mockRestore();
    expect(raw).toBeGreaterThan(2.5);
    expect(steadied).toBeLessThan(0.4 * raw);
  });

  it('that takes long is carried along every other time, unless that is switched off', async () => {
    let ms = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (ms += 15));
    const stagesOf = async (carry: boolean, count: number) => {
      session = newSession();
      const stages: string[][] = [];
      for (let i = 0; i < count; i++) stages.push(Object.keys((await look({ carry })).stages));
      return stages;
    };
    const painted = ['ingest', 'technique', 'edges', 'read', 'classes'];
    const carried = ['ingest', 'carry', 'edges', 'read', 'classes'];
    expect(await stagesOf(true, 4)).toEqual([painted, carried, painted, carried]);
    expect(await stagesOf(false, 2)).toEqual([painted, painted]);
    clock.mockRestore();
  });

  it('is carried along while its strength moves, and covers as much as the strength of the moment says', async () => {
    let ms = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (ms += 15));
    session = newSession();
    await look({ strength: 0.4 });
    const { stages, picture } = await look({ strength: 0.8 });
    clock.mockRestore();
    expect(Object.keys(stages)).toContain('carry');
    const covers = picture.rgba.filter((_, i) => i % 4 === 3);
    expect(covers.every((alpha) => Math.abs(alpha - 0.8 * 255) <= 1)).toBe(true);
  });

  it('that is done soon is painted every time', async () => {
    let ms = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => ms++);
    session = newSession();
    for (let i = 0; i < 3; i++) expect((await look({})).stages.technique).toBeGreaterThan(0);
    clock.mockRestore();
  });

  it('takes nothing of another source: no steadied pixels, and no classes of a moment ago', async () => {
    let ms = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => ms++);
    const sources: number[] = [];
    session = new StyleSession(new StyleCatalogue(entries, fetchFrom), people, async ({ identity }) => {
      sources.push(identity.source);
      return RANKING;
    });
    const settings = view({ strength: 0, steady: true });
    const paint = async (one: Frame) => {
      const { picture, source, frame: number } = await session.run(one, liveStyle, settings);
      expect({ source, frame: number }).toEqual(one.identity);
      return colours(picture as ImagePicture);
    };
    const fresh = await paint(frame(2, 1));
    await paint(frame(1, 2));
    expect(await paint(frame(2, 3))).toEqual(fresh);
    expect(await paint(frame(1, 3))).not.toEqual(fresh);
    expect(sources).toEqual([1, 2, 3]);
    clock.mockRestore();
  });

  it('has the size that is asked for', async () => {
    expect((await look({ resolution: '320' })).picture).toMatchObject({ width: 320, height: 240 });
    expect((await look({ resolution: 'auto' })).picture).toMatchObject({ width: 192, height: 144 });
  });

  it('of strength 0 is the camera, of strength 0.5 half way from it', async () => {
    const camera = Array.from(frame().bytes(160, 120));
    expect(over((await look({ strength: 0 })).picture, camera)).toEqual(camera);
    const [whole, half] = [
      colours((await look({})).picture),
      over((await look({ strength: 0.5 })).picture, camera),
    ];
    const off = half.map((value, i) => Math.abs(value - ((whole[i] ?? 0) + (camera[i] ?? 0)) / 2));
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
    expect(Math.max(...whole.map((value, i) => Math.abs(value - (camera[i] ?? 0))))).toBeGreaterThan(50);
  });

  it('that keeps colours has the luminance of the painting and the differences of colours of the camera', async () => {
    const camera = frame().bytes(160, 120);
    const painted = colours((await look({})).picture);
    const kept = colours((await look({ keepColours: true })).picture);
    let compared = 0;
    for (let pixel = 0; pixel < 160 * 120; pixel++) {
      const pixelOf = (values: ArrayLike<number>) => [0, 1, 2].map((c) => values[3 * pixel + c] ?? 0);
      const now = pixelOf(kept);
      // Where a colour was clipped, its luminance and differences are not kept.
      if (now.some((value) => value <= 1 || value >= 254)) continue;
      compared++;
      expect(Math.abs(luminance(kept, pixel) - luminance(painted, pixel))).toBeLessThan(2);
      const [r = 0, g = 0, b = 0] = pixelOf(camera);
      expect(Math.abs((now[0] ?? 0) - (now[1] ?? 0) - (r - g))).toBeLessThanOrEqual(1);
      expect(Math.abs((now[2] ?? 0) - (now[1] ?? 0) - (b - g))).toBeLessThanOrEqual(1);
    }
    expect(compared).toBeGreaterThan(5000);
  });

  it('of people leaves the background as the camera sees it, and the other way round', async () => {
    const camera = Array.from(frame().bytes(160, 120));
    const whole = colours((await look({})).picture);
    const inLeftHalf = (_: number, i: number) => Math.floor(i / 3) % 160 < 80;
    const inRightHalf = (value: number, i: number) => !inLeftHalf(value, i);
    const ofPeople = over((await look({ area: 'people' })).picture, camera);
    expect(ofPeople.filter(inLeftHalf)).toEqual(whole.filter(inLeftHalf));
    expect(ofPeople.filter(inRightHalf)).toEqual(camera.filter(inRightHalf));
    const ofBackground = over((await look({ area: 'background' })).picture, camera);
    expect(ofBackground.filter(inLeftHalf)).toEqual(camera.filter(inLeftHalf));
    expect(ofBackground.filter(inRightHalf)).toEqual(whole.filter(inRightHalf));
  });

  it('says how it follows the frame’s edges, unless that is switched off or it is as large as the frame', async () => {
    const isGuided = async (more: View['parameters']) => (await look(more)).picture.guide?.length;
    expect(await isGuided({})).toBe(160 * 120 * 4);
    expect(await isGuided({ edges: false })).toBeUndefined();
    expect(await isGuided({ resolution: '640' })).toBeUndefined();
  });

  it('of people, drawn on a card, has its cover below itself', async () => {
    const read = (await look({ area: 'people', strength: 0.8 })).picture;
    let sheet: number[] = [];
    session = newSession({
      async draw(picture) {
        expect(picture.shape).toEqual([2 * 120, 160, 3]);
        sheet = Array.from(new Uint8ClampedArray(await picture.data()));
        return {} as ImageBitmap;
      },
    });
    const idle = tf.memory().numTensors;
    const asked = view({ area: 'people', strength: 0.8, edges: false });
    const { picture } = await session.run(frame(), liveStyle, asked);
    expect(picture).toMatchObject({ kind: 'bitmap', width: 160, height: 120, covered: true, guided: false });
    expect(sheet.slice(0, 160 * 120 * 3)).toEqual(colours(read));
    const covers = sheet.slice(160 * 120 * 3).filter((_, i) => i % 3 === 0);
    expect(covers).toEqual(Array.from(read.rgba).filter((_, i) => i % 4 === 3));
    session.release();
    expect(tf.memory().numTensors).toBeLessThanOrEqual(idle);
  });

  it('differs from style to style, and comes back to the same', async () => {
    const first = colours((await look({ style: 'frost' })).picture);
    expect(colours((await look({ style: 'embers' })).picture)).not.toEqual(first);
    expect(colours((await look({ style: 'starry-night' })).picture)).not.toEqual(first);
    expect(colours((await look({ style: 'frost' })).picture)).toEqual(first);
  });

  it('of several networks is their pictures, mixed by their shares', async () => {
    const [frost, starry, wave] = [
      colours((await look({ style: 'frost' })).picture),
      colours((await look({ style: 'starry-night' })).picture),
      colours((await look({ style: 'great-wave' })).picture),
    ] as [number[], number[], number[]];
    const { picture } = await look({ style: 'frost:0.5,starry-night:0.3,great-wave:0.2' });
    expect(picture.title).toBe('Frost + Starry night + Great wave');
    const off = colours(picture).map((value, i) =>
      Math.abs(value - (0.5 * (frost[i] ?? 0) + 0.3 * (starry[i] ?? 0) + 0.2 * (wave[i] ?? 0))),
    );
    expect(Math.max(...off)).toBeLessThanOrEqual(1.5);
    expect(colours((await look({ style: 'frost' })).picture)).toEqual(frost);
  });
});

/** Reads the same style from all pictures. */
async function pictureCatalogue() {
  const { blends } = await new StyleCatalogue(entries, fetchFrom).mixture(readMix('starry-night', Infinity));
  const blend = blends[0] as (typeof blends)[number];
  return { blendOfPictures: async () => ({ blend, readMs: 0 }) };
}

it('painted once, a frame keeps its colours where that is asked for, as in the view', async () => {
  const catalogue = await pictureCatalogue();
  for (const keepColours of [true, false]) {
    session = newSession();
    const { picture } = await paintOnce(catalogue, people, frame(), [], 160, keepColours);
    expect(picture.rgba).toEqual((await look({ keepColours })).picture.rgba);
    session.release();
  }
});

it('painted once, a frame is seen whole, by one input in both passes: what crops it is made once', async () => {
  const inputs: InputDescription[] = [];
  const seen = frame();
  const watched: Frame = {
    ...seen,
    ingest(input) {
      inputs.push(input);
      return seen.ingest(input);
    },
  };
  await paintOnce(await pictureCatalogue(), people, watched, [], 160, false);
  expect(inputs.map(({ width, height, whole }) => [width, height, whole])).toEqual([
    [160, 120, true],
    [160, 120, true],
  ]);
  expect(inputs[1]).toBe(inputs[0]);
});

it('of two nets that say the same name of themselves, neither leans on a painting of the other', async () => {
  let ms = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => ms++);
  const folders = ['trained/starry-night', 'trained/great-wave'];
  const plans = await Promise.all(folders.map((folder) => readStyliser(fetchFrom(folder))));
  const named = plans.map((plan) => ({ ...plan, description: { ...plan.description, id: 'mine' } }));
  const catalogue = new StyleCatalogue([], fetchFrom);
  const [first = '', second = ''] = named.flatMap((plan) => catalogue.addNet(plan)).map(({ id }) => id);
  const paint = async (...styles: string[]) => {
    const own = new StyleSession(catalogue, people, async () => RANKING);
    let picture: ImagePicture | undefined;
    for (const style of styles)
      picture = (await own.run(frame(), liveStyle, view({ style, steady: true }))).picture as ImagePicture;
    own.release();
    return picture && colours(picture);
  };
  expect(await paint(first, second)).toEqual(await paint(second));
  clock.mockRestore();
});

it('frame after frame, style after style, size after size leave no more tensors than one', async () => {
  await look({ style: 'frost' });
  const idle = tf.memory().numTensors;
  for (let n = 0; n < 5; n++) await look({ style: 'frost', strength: 0.5, keepColours: true }, n);
  for (const style of ['embers', 'frost:0.5,embers:0.5', 'frost,starry-night,great-wave', 'great-wave'])
    await look({ style });
  for (const resolution of ['192', '224', '160']) await look({ style: 'frost', resolution });
  expect(tf.memory().numTensors).toBe(idle);
  session.release();
});

it('what goes wrong is named, leaves nothing, and the next look paints again', async () => {
  await look({ style: 'frost' });
  const idle = tf.memory().numTensors;
  await expect(look({ style: 'cubism' })).rejects.toThrow(UnknownStyleError);
  await expect(look({ style: '' })).rejects.toThrow(ParameterError);
  await expect(look({ style: 'frost,embers,storm-light,pale-mosaic,warm-oils' })).rejects.toThrow(
    'At most 4 styles',
  );
  await expect(look({ resolution: '100' })).rejects.toThrow(ParameterError);
  await expect(look({ strength: 2 })).rejects.toThrow(ParameterError);
  expect(tf.memory().numTensors).toBe(idle);
  expect((await look({ style: 'frost' })).picture.title).toBe('Frost');
});

it('a frame whose light and dark cannot be read leaves nothing, carried or painted', async () => {
  let ms = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (ms += 15));
  const { ingest, ...rest } = frame(2);
  const dark: Frame = {
    ...rest,
    ingest: (input) => ({ ...ingest(input), luminance: () => Promise.reject(new Error('No light.')) }),
  };
  await look({});
  const idle = tf.memory().numTensors;
  // The first would be carried; as it took no time, the second is painted.
  for (let n = 0; n < 2; n++) {
    await expect(session.run(dark, liveStyle, view({}))).rejects.toThrow('No light.');
    expect(tf.memory().numTensors).toBe(idle);
  }
  expect((await look({}, 3)).picture.title).toBe('Starry night');
  expect(tf.memory().numTensors).toBe(idle);
  clock.mockRestore();
  session.release();
});

it('the classifier looks at the first frame and then only now and then', async () => {
  let ms = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => ms);
  const counts: number[] = [];
  for (let n = 0; n < 5; n++) {
    await look({}, n);
    counts.push(ranked);
    ms += 400;
  }
  expect(counts).toEqual([1, 1, 2, 2, 3]);
  clock.mockRestore();
});
