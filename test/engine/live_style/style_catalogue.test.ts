import { readdirSync, readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asSaid } from '../../../src/contract/told.ts';
import { StyleCatalogue, type StyleNetEntry } from '../../../src/engine/live_style/style_catalogue.ts';
import type { StyliserDescription } from '../../../src/network/description.ts';
import { ModelFileError } from '../../../src/network/errors.ts';
import { importMl5 } from '../../../src/network/import_ml5.ts';
import { ParameterError } from '../../../src/techniques/common/technique.ts';
import { UnknownStyleError } from '../../../src/techniques/style/style_picture.ts';
import { use } from '../../support/backends.ts';
import { ml5Folder } from '../../support/ml5_folder.ts';
import { fetchFrom } from '../../support/style_nets.ts';

const entries = JSON.parse(readFileSync('models/style-nets.json', 'utf8')) as StyleNetEntry[];

beforeAll(() => use('wasm'));

let gallery: StyleCatalogue;
beforeEach(() => {
  gallery = new StyleCatalogue(entries, fetchFrom);
});

const SIDE = 256;
const picture = (brightness: number) => tf.fill<tf.Rank.R3>([SIDE, SIDE, 3], brightness);

describe('models/style-nets.json (npm run styles writes it)', () => {
  it('says what the nets say of themselves', () => {
    for (const { folder, predictor: _, ...entry } of entries) {
      const { id, title, paper, styles } = JSON.parse(
        readFileSync(`models/${folder}/network.json`, 'utf8'),
      ) as StyliserDescription;
      expect(entry).toEqual({ id, title, paper, styles });
    }
  });

  it('knows every trained net, and every thumbnail is there', () => {
    const trained = readdirSync('models/trained').map((name) => `trained/${name}`);
    expect(entries.map(({ folder }) => folder)).toEqual(expect.arrayContaining(trained));
    for (const { thumbnail } of gallery.cards) {
      expect(thumbnail).not.toBeNull();
      expect(readFileSync(`models/${thumbnail}`).subarray(8, 12).toString()).toBe('WEBP');
    }
  });

  it('gives every style a name of its own', () => {
    expect(new Set(gallery.cards.map(({ id }) => id)).size).toBe(gallery.cards.length);
    expect(gallery.cards.length).toBeGreaterThanOrEqual(30);
    expect(gallery.cards.filter(({ blendGroup }) => blendGroup === 'multistyle26').length).toBe(26);
  });
});

describe('a blend', () => {
  it('of the net of many styles is the shares in the places of the styles', async () => {
    const mix = [
      { id: 'whirling-night', share: 0.25 },
      { id: 'evening-pastel', share: 0.75 },
    ];
    const { vector, plan, title } = await gallery.blend(mix);
    expect(plan.description.id).toBe('multistyle26');
    expect(title).toBe('Whirling night + Evening pastel');
    expect(Array.from(vector.entries()).filter(([, value]) => value !== 0)).toEqual([
      [0, 0.75],
      [19, 0.25],
    ]);
  });

  it('of a net of one style has no vector', async () => {
    const { vector, plan } = await gallery.blend([{ id: 'starry-night', share: 1 }]);
    expect(vector.length).toBe(0);
    expect(plan.description.id).toBe('starry-night');
  });

  it('across networks is refused', async () => {
    const mix = ['frost', 'starry-night'].map((id) => ({ id, share: 0.5 }));
    await expect(gallery.blend(mix)).rejects.toThrow(ParameterError);
    await expect(gallery.blend(mix)).rejects.toThrow(
      'Frost (26 styles in one network), Starry night (Starry night)',
    );
  });

  it('of two nets of one style is refused too', async () => {
    const mix = ['great-wave', 'starry-night'].map((id) => ({ id, share: 0.5 }));
    await expect(gallery.blend(mix)).rejects.toThrow(ParameterError);
  });

  it('with a style that there is not names those that there are', async () => {
    const asked = gallery.blend([{ id: 'cubism', share: 1 }]);
    await expect(asked).rejects.toBeInstanceOf(UnknownStyleError);
    await expect(asked).rejects.toThrow(/no style "cubism". There are: .*frost/);
  });
});

it('a net whose files are not there is asked for again at the next try', async () => {
  let missing = true;
  const shaky = new StyleCatalogue(entries, (folder) => async (file) => {
    if (missing) throw new ModelFileError(asSaid(`${folder}/${file} answers 404.`));
    return fetchFrom(folder)(file);
  });
  const mix = [{ id: 'frost', share: 1 }];
  await expect(shaky.blend(mix)).rejects.toThrow('multistyle26/network.json answers 404.');
  missing = false;
  expect((await shaky.blend(mix)).vector.length).toBe(26);
});

describe('pictures as styles', () => {
  it('are 100 numbers, can be blended with one another, and leave no tensor', async () => {
    const [dark, light] = [picture(20), picture(220)];
    const before = tf.memory().numTensors;
    const first = await gallery.addPicture(dark, 'Dark');
    const second = await gallery.addPicture(light, 'Light');
    expect(tf.memory().numTensors).toBe(before);
    expect(first).toMatchObject({ id: 'picture-1', title: 'Dark', shipped: false, thumbnail: null });
    const alone = await Promise.all([first, second].map(({ id }) => gallery.blend([{ id, share: 1 }])));
    const both = await gallery.blend([first, second].map(({ id }) => ({ id, share: 0.5 })));
    expect(both.vector.length).toBe(100);
    const [a, b] = alone.map(({ vector }) => vector) as [Float32Array, Float32Array];
    both.vector.forEach((value, i) => {
      expect(value).toBeCloseTo(((a[i] ?? 0) + (b[i] ?? 0)) / 2, 5);
    });
    expect(Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))))).toBeGreaterThan(0.01);
    tf.dispose([dark, light]);
  });

  it('are kept four at a time: the oldest goes', async () => {
    const grey = picture(128);
    for (let i = 0; i < 5; i++) await gallery.addPicture(grey, `Picture ${i}`);
    const brought = gallery.cards.filter(({ shipped }) => !shipped);
    expect(brought.map(({ id }) => id)).toEqual(['picture-2', 'picture-3', 'picture-4', 'picture-5']);
    await expect(gallery.blend([{ id: 'picture-1', share: 1 }])).rejects.toThrow(UnknownStyleError);
    grey.dispose();
  });

  it('need a network for them', async () => {
    const without = new StyleCatalogue(
      entries.filter(({ predictor }) => !predictor),
      fetchFrom,
    );
    const grey = picture(128);
    await expect(without.addPicture(grey, 'x')).rejects.toThrow(ModelFileError);
    grey.dispose();
  });
});

it('a net that was brought becomes a style; a name that is taken gets a number', async () => {
  const plan = importMl5(ml5Folder(), { id: 'Frost', title: 'My frost: wave, number 2' });
  const [first] = gallery.addNet(plan);
  const [second] = gallery.addNet(plan);
  expect([first?.id, second?.id]).toEqual(['frost-2', 'frost-3']);
  expect(first).toMatchObject({ title: 'My frost: wave, number 2', blendGroup: null, shipped: false });
  expect((await gallery.blend([{ id: 'frost-3', share: 1 }])).plan).toBe(plan);
});
