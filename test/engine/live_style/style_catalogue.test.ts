import { readdirSync, readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { MOST_STYLE_PICTURES } from '../../../src/contract/live_style.ts';
import { asSaid } from '../../../src/contract/told.ts';
import type { OfferedPicture } from '../../../src/engine/live_style/reading_nets.ts';
import {
  type Blend,
  StyleCatalogue,
  type StyleNetEntry,
} from '../../../src/engine/live_style/style_catalogue.ts';
import type { StyliserDescription } from '../../../src/network/description.ts';
import { ModelFileError } from '../../../src/network/errors.ts';
import { importOnnxStyle } from '../../../src/network/importers/onnx_style.ts';
import { importMl5 } from '../../../src/network/style_nets/import_ml5.ts';
import type { StylePlan } from '../../../src/network/style_nets/style_plan.ts';
import { UnknownStyleError } from '../../../src/techniques/style/style_picture.ts';
import { use } from '../../support/backends.ts';
import { ml5Folder } from '../../support/model_files/ml5_folder.ts';
import { fetchFrom } from '../../support/style_nets.ts';
import { adainNet } from '../../support/toys/adain_net.ts';

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
    const { blends, title } = await gallery.mixture(mix);
    const [{ vector, plan, share }] = blends as [(typeof blends)[0]];
    expect([blends.length, share]).toEqual([1, 1]);
    expect(plan.description.id).toBe('multistyle26');
    expect(title).toBe('Whirling night + Evening pastel');
    expect(Array.from(vector.entries()).filter(([, value]) => value !== 0)).toEqual([
      [0, 0.75],
      [19, 0.25],
    ]);
  });

  it('of a net of one style has no vector', async () => {
    const [{ vector, plan }] = (await gallery.mixture([{ id: 'starry-night', share: 1 }])).blends as [Blend];
    expect(vector.length).toBe(0);
    expect(plan.description.id).toBe('starry-night');
  });

  it('across networks is one blend for each, with its share of the picture', async () => {
    const shares = { frost: 0.3, 'starry-night': 0.5, embers: 0.1, 'great-wave': 0.1 };
    const mix = Object.entries(shares).map(([id, share]) => ({ id, share }));
    const { blends, title } = await gallery.mixture(mix);
    expect(title).toBe('Frost + Starry night + Embers + Great wave');
    expect(blends.map(({ plan, share }) => [plan.description.id, +share.toFixed(6)])).toEqual([
      ['multistyle26', 0.4],
      ['starry-night', 0.5],
      ['great-wave', 0.1],
    ]);
    const told = Array.from(blends[0]?.vector ?? []).filter((value) => value !== 0);
    expect(told.map((value) => +value.toFixed(6))).toEqual([0.75, 0.25]);
  });

  it('with a style that there is not names those that there are', async () => {
    const asked = gallery.mixture([{ id: 'cubism', share: 1 }]);
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
  await expect(shaky.mixture(mix)).rejects.toThrow('multistyle26/network.json answers 404.');
  missing = false;
  expect((await shaky.mixture(mix)).blends[0]?.vector.length).toBe(26);
});

describe('pictures as styles', () => {
  it('are 100 numbers, can be blended with one another, and leave no tensor', async () => {
    const [dark, light] = [picture(20), picture(220)];
    const before = tf.memory().numTensors;
    const first = await gallery.addPicture(dark, 'Dark');
    const second = await gallery.addPicture(light, 'Light');
    expect(tf.memory().numTensors).toBe(before);
    expect(first).toMatchObject({ id: 'picture-1', title: 'Dark', shipped: false, thumbnail: null });
    const alone = await Promise.all([first, second].map(({ id }) => gallery.mixture([{ id, share: 1 }])));
    const both = await gallery.mixture([first, second].map(({ id }) => ({ id, share: 0.5 })));
    expect((both.blends[0] as Blend).vector.length).toBe(100);
    const [a, b] = alone.map(({ blends }) => blends[0]?.vector) as [Float32Array, Float32Array];
    (both.blends[0] as Blend).vector.forEach((value, i) => {
      expect(value).toBeCloseTo(((a[i] ?? 0) + (b[i] ?? 0)) / 2, 5);
    });
    expect(Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))))).toBeGreaterThan(0.01);
    tf.dispose([dark, light]);
  });

  it('are given back as they were learned, without looking at a picture again', async () => {
    const grey = picture(128);
    const { id } = await gallery.addPicture(grey, 'Grey', 'mine');
    grey.dispose();
    expect(id).toBe('mine');
    const learned = await gallery.learnedStyle('mine');
    const other = new StyleCatalogue(entries, fetchFrom);
    expect(other.restoreStyle(learned)).toMatchObject({ id: 'mine', title: 'Grey', shipped: false });
    const mix = [{ id: 'mine', share: 1 }];
    expect((await other.mixture(mix)).blends[0]?.vector).toEqual(
      (await gallery.mixture(mix)).blends[0]?.vector,
    );
    expect(other.restoreStyle({ ...learned, network: 'another' })).toBeNull();
  });

  it('are named anew, and removed; what came with the program stays', async () => {
    const learned = { id: 'mine', title: 'Grey', network: 'arbitrary-style', vector: new Float32Array(100) };
    gallery.restoreStyle(learned);
    gallery.renameStyle('mine', 'My desk');
    expect((await gallery.mixture([{ id: 'mine', share: 1 }])).title).toBe('My desk');
    gallery.removeStyle('mine');
    gallery.removeStyle('frost');
    await expect(gallery.mixture([{ id: 'mine', share: 1 }])).rejects.toThrow(UnknownStyleError);
    expect((await gallery.mixture([{ id: 'frost', share: 1 }])).title).toBe('Frost');
    expect(() => gallery.renameStyle('mine', 'x')).toThrow(UnknownStyleError);
  });

  it('are kept so many at a time: the oldest goes', async () => {
    const vector = new Float32Array(100);
    for (let i = 0; i <= MOST_STYLE_PICTURES; i++)
      gallery.restoreStyle({ id: `mine-${i}`, title: `${i}`, network: 'arbitrary-style', vector });
    const brought = gallery.cards.filter(({ shipped }) => !shipped);
    expect(brought.map(({ id }) => id)).toEqual(
      Array.from({ length: MOST_STYLE_PICTURES }, (_, i) => `mine-${i + 1}`),
    );
    await expect(gallery.mixture([{ id: 'mine-0', share: 1 }])).rejects.toThrow(UnknownStyleError);
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

describe('a net for any style that was brought', () => {
  const files = new Map([['any.onnx', new Blob([adainNet().bytes])]]);
  const offered = (id: string, brightness: number): OfferedPicture & { square: Mock } => ({
    ...{ id, title: `The ${id}`, thumbnail: `styles/${id}.jpg` },
    square: vi.fn(async () => picture(brightness)),
  });
  const vectorOf = async (id: string) => (await gallery.mixture([{ id, share: 1 }])).blends[0]?.vector;

  it('paints like each picture that is offered and each that was added, before and after', async () => {
    const grey = picture(128);
    await gallery.addPicture(grey, 'Desk', 'desk');
    const plan = await importOnnxStyle(files);
    const [mosaic, desk] = gallery.addNet(plan, [], [offered('mosaic', 30)]);
    expect(mosaic).toMatchObject({
      ...{ id: 'any-mosaic', title: 'The mosaic · any', blendGroup: 'any', shipped: false },
      ...{ thumbnail: 'styles/mosaic.jpg', picture: { id: 'mosaic', title: 'The mosaic' } },
    });
    expect(desk).toMatchObject({ id: 'any-desk', title: 'Desk · any', thumbnail: null });
    await gallery.addPicture(grey, 'Door', 'door');
    grey.dispose();
    expect(gallery.stylesOf('door').map(({ title }) => title)).toEqual(['Door · any']);
    gallery.renameStyle('any', 'Mine');
    gallery.renameStyle('door', 'Gate');
    expect(gallery.stylesOf('door').map(({ title }) => title)).toEqual(['Gate · Mine']);
    gallery.removeStyle('door');
    await expect(vectorOf('any-door')).rejects.toThrow(UnknownStyleError);
    gallery.removeStyle('any');
    await expect(vectorOf('any-mosaic')).rejects.toThrow(UnknownStyleError);
    expect((await vectorOf('desk'))?.length).toBe(100);
  });

  it('looks at a picture once, when it is first painted like it, and blends by means and deviations', async () => {
    const [mosaic, coral] = [offered('mosaic', 30), offered('coral', 200)];
    gallery.addNet(await importOnnxStyle(files), ['mine'], [mosaic, coral]);
    expect(mosaic.square).not.toHaveBeenCalled();
    const before = tf.memory().numTensors;
    const [a, b] = [await vectorOf('mine-mosaic'), await vectorOf('mine-coral')];
    const half = ['mine-mosaic', 'mine-coral'].map((id) => ({ id, share: 0.5 }));
    const [blend, ...more] = (await gallery.mixture(half)).blends;
    expect(more).toEqual([]);
    blend?.vector.forEach((value, i) => {
      expect(value).toBeCloseTo(((a?.[i] ?? 0) + (b?.[i] ?? 0)) / 2, 4);
    });
    expect(mosaic.square).toHaveBeenCalledTimes(1);
    expect(coral.square).toHaveBeenCalledTimes(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('asks anew for a picture that was not there', async () => {
    const mosaic = offered('mosaic', 30);
    mosaic.square.mockRejectedValueOnce(new ModelFileError(asSaid('styles/mosaic.jpg answers 404.')));
    gallery.addNet(await importOnnxStyle(files), [], [mosaic]);
    await expect(vectorOf('any-mosaic')).rejects.toThrow('404');
    expect((await vectorOf('any-mosaic'))?.length).toBe(20);
  });
});

it('a net that was brought becomes a style; a name that is taken gets a number', async () => {
  const plan = importMl5(ml5Folder(), { id: 'Frost', title: 'My frost: wave, number 2' });
  const [first] = gallery.addNet(plan);
  const [second] = gallery.addNet(plan);
  expect([first?.id, second?.id]).toEqual(['frost-2', 'frost-3']);
  expect(first).toMatchObject({ title: 'My frost: wave, number 2', blendGroup: null, shipped: false });
  expect((await gallery.mixture([{ id: 'frost-3', share: 1 }])).blends[0]?.plan).toBe(plan);
  // One that was here before has the name that it had.
  expect(gallery.addNet(plan, ['frost-9']).map(({ id }) => id)).toEqual(['frost-9']);
});

describe('nets of several styles that say the same name of themselves', () => {
  const pair = (id: string): StylePlan => {
    const one = importMl5(ml5Folder(), { id, title: id });
    const styles = ['dawn', 'dusk'].map((style) => ({ id: style, title: style }));
    return { ...one, description: { ...one.description, styles } };
  };

  it('are two networks: their styles are mixed, and no vector is taken for one of the other', async () => {
    const [first, second] = [pair('pair'), pair('pair')];
    const cards = [first, second].flatMap((plan) => gallery.addNet(plan));
    expect(cards.map(({ id, blendGroup }) => [id, blendGroup])).toEqual([
      ['dawn', 'pair'],
      ['dusk', 'pair'],
      ['dawn-2', 'pair-2'],
      ['dusk-2', 'pair-2'],
    ]);
    const { blends } = await gallery.mixture(['dawn', 'dusk-2'].map((id) => ({ id, share: 0.5 })));
    expect(blends.map(({ plan }) => [first, second].indexOf(plan))).toEqual([0, 1]);
    expect(blends.map(({ vector, share }) => [[...vector], share])).toEqual([
      [[1, 0], 0.5],
      [[0, 1], 0.5],
    ]);
  });

  it('of one style each come back under the ids that they had, in whichever order', () => {
    const one = () => importMl5(ml5Folder(), { id: 'mine', title: 'Mine' });
    const ids = (before: readonly string[]) => gallery.addNet(one(), before).map(({ id }) => id);
    expect([ids(['mine-2']), ids(['mine'])]).toEqual([['mine-2'], ['mine']]);
  });

  it('are told from a net that ships, and a style from a network', () => {
    expect(gallery.addNet(pair('multistyle26'))[0]?.blendGroup).toBe('multistyle26-2');
    const single = importMl5(ml5Folder(), { id: 'multistyle26', title: 'Mine' });
    expect(gallery.addNet(single)[0]?.id).toBe('multistyle26-3');
  });

  it('may have a style that is called as they are', () => {
    const plan = pair('dusk');
    expect(gallery.addNet(plan).map(({ id, network }) => [id, network.id])).toEqual([
      ['dawn', 'dusk'],
      ['dusk', 'dusk'],
    ]);
  });
});
