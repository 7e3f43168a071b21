import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Picture } from '../../../src/contract/picture.ts';
import type { View, ViewResult } from '../../../src/contract/view.ts';
import type { Ingested } from '../../../src/engine/ingested.ts';
import { ViewSession } from '../../../src/engine/view/view_session.ts';
import { AblationError, UnknownClassError, UnknownLayerError } from '../../../src/network/errors.ts';
import type { Network } from '../../../src/network/network.ts';
import { readSafetensors } from '../../../src/network/safetensors.ts';
import { ParameterError, UnknownTechniqueError } from '../../../src/techniques/common/technique.ts';
import { techniques } from '../../../src/techniques/index.ts';
import { startNodeOpenCv } from '../../../tools/look/node_open_cv.ts';
import { fetchShipped, loadShipped } from '../../support/efficientnet.ts';
import { seeded } from '../../support/seeded.ts';
import { THOROUGH } from '../../support/thorough.ts';
import { startWasm } from '../../support/wasm_backend.ts';

/** Small enough to be quick, large enough for sweeps of many steps. */
const SIDE = 64;

const view = (technique: string, more: Partial<View> = {}): View => ({
  ...{ technique, parameters: {}, target: { kind: 'top' }, pins: [] },
  ...more,
});

/** Frame n of a moving scene: random, but always the same. Its photograph is all of one colour, n. */
const frame =
  (n: number, source = 1, width = 64) =>
  (): Ingested => ({
    identity: { source, frame: n },
    image: tf.tensor4d(seeded(n).normals(SIDE * SIDE * 3, 0.5), [1, SIDE, SIDE, 3]),
    crop: { x: 8, y: 0, width: 48, height: 48 },
    frameSize: { width, height: 48 },
    photograph: () => ({
      ...{ kind: 'image', title: 'The frame', width: SIDE, height: SIDE, legend: null },
      rgba: new Uint8ClampedArray(SIDE * SIDE * 4).fill(n),
    }),
  });

/** As many numbers as the network has features. */
const TAUGHT = {
  kind: 'taught',
  name: 'my mug',
  direction: Array.from(seeded(4).normals(1280), Math.abs),
} as const;

/** Every technique, and each of saliency's methods and guided backprop's rules. */
const VIEWS: View[] = [
  ...techniques.map(({ id }) => view(id)),
  ...['smoothgrad', 'gradient-x-input', 'integrated'].map((method) =>
    view('saliency', { parameters: { method, samples: 4 } }),
  ),
  ...['deconvnet', 'gradient'].map((rule) => view('guided-backprop', { parameters: { rule } })),
  view('saliency', { target: { kind: 'channel', layer: 'blocks.3.0.act2', channel: 17 } }),
  view('guided-backprop', {
    parameters: { rule: 'gradient' },
    target: { kind: 'neuron', layer: 'blocks.3.0.conv_dw', channel: 0, y: 1, x: 1 },
  }),
  view('activations', { parameters: { layer: 'blocks.2.0.conv_dw', scaling: 'layer' } }),
  ...['grad-cam', 'saliency', 'occlusion'].map((technique) => view(technique, { target: TAUGHT })),
];

const named = VIEWS.map((asked) => ({
  asked,
  name: [asked.technique, ...Object.values(asked.parameters), asked.target.kind].join(' '),
}));

const OCCLUSION = view('occlusion', { parameters: { stride: 8, size: 16 } });

/** Asks again where there is nothing to show yet, as the page does. */
class PatientSession extends ViewSession {
  override async run(ingest: () => Ingested, asked: View): Promise<Answer> {
    for (;;) {
      const answer = await super.run(ingest, asked);
      if (answer.picture) return answer;
    }
  }
}

let network: Network;
let session: PatientSession;
let idle = 0;
beforeAll(async () => {
  await startWasm();
  startNodeOpenCv();
  network = await loadShipped(SIDE);
  // The first way back derives the turned filters, and relevance the weights of one sign: they stay.
  for (const first of ['saliency', 'lrp']) await new ViewSession(network).run(frame(0), view(first));
});
beforeEach(() => {
  session = new PatientSession(network);
  idle = tf.memory().numTensors;
});

/** Whatever a picture holds as bytes. */
function bytesOf(picture: Picture): ArrayLike<number> {
  if (picture.kind === 'ranking' || picture.kind === 'bitmap') return [];
  if (picture.kind === 'curves' || picture.kind === 'fooled') return picture.image.rgba;
  if (picture.kind === 'point') return picture.thumbnail;
  return picture.kind === 'image' ? picture.rgba : picture.values;
}

type Answer = Omit<ViewResult, 'tensors' | 'patches'>;

function expectSound({ picture, ranking, stages }: Answer): void {
  expect(ranking.classes.length).toBe(10);
  const probabilities = ranking.classes.map(({ probability }) => probability);
  expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
  expect(probabilities.every((value) => value > 0 && value < 1)).toBe(true);
  if (picture.kind === 'maxima') expect(picture.values.length).toBe(picture.positions.length);
  else if (picture.kind !== 'ranking') {
    if (picture.legend) expect(picture.legend.range.every(Number.isFinite)).toBe(true);
    // A picture of one value everywhere would show nothing; of a scene of noise nothing can be cut out.
    if (picture.kind !== 'cut-out') expect(new Set(Array.from(bytesOf(picture))).size).toBeGreaterThan(2);
  }
  for (const stage of ['ingest', 'forward', 'technique', 'read'] as const)
    expect(stages[stage]).toBeGreaterThanOrEqual(0);
}

describe('what classes are taught by', () => {
  it('comes along where it is asked for: the features, of which the classifier makes its scores', async () => {
    const { features, picture } = await session.run(frame(1), view('ranking', { features: 'vector' }));
    expect(features?.picture).toBeNull();
    // The last layer by hand: a score is the scalar product of the features and its row of weights, and its bias.
    const { weight, bias } = await lastLayer();
    const [leader] = picture.kind === 'ranking' ? picture.classes : [];
    const at = leader?.index ?? 0;
    const row = weight.subarray(1280 * at, 1280 * (at + 1));
    const product = features?.vector.reduce((sum, value, i) => sum + value * (row[i] as number), 0) ?? 0;
    expect(product + (bias[at] as number)).toBeCloseTo(leader?.logit ?? 0, 2);
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('holds the picture where that is asked for, and does not come unasked', async () => {
    const asked = view('ranking', { features: 'vector and picture' });
    const { features } = await session.run(frame(7), asked);
    expect(features?.picture?.rgba[0]).toBe(7);
    expect((await session.run(frame(8), view('ranking'))).features).toBeUndefined();
  });
});

/** The matrix and biases of the classifier, as the file has them. */
async function lastLayer() {
  const weights = readSafetensors('weights', await fetchShipped('weights.safetensors'));
  const tensor = (name: string) => weights.get(name)?.values ?? new Float32Array();
  return { weight: tensor('classifier.weight'), bias: tensor('classifier.bias') };
}

describe('a look', () => {
  it.each(named)(
    'of $name gives a sound picture and leaves no tensor behind, frame after frame',
    async ({ asked }) => {
      const answers: Answer[] = [];
      const counts: number[] = [];
      for (let n = 1; n <= 3; n++) {
        answers.push(await session.run(frame(n), asked));
        counts.push(tf.memory().numTensors);
      }
      for (const answer of answers) expectSound(answer);
      // The class that leads, by default.
      const { target, ranking } = answers[0] as Answer;
      if (asked.target.kind !== 'top') expect(target).toEqual(asked.target);
      else if (target) expect(target).toEqual({ kind: 'class', index: ranking.classes[0]?.index });
      const sweeps = answers[0]?.progress !== null;
      // A sweep holds its frame and its sum from one look to the next; that of the sanity check other weights, and what is derived of them.
      const learned = network.steps.reduce((sum, { tensors }) => sum + tensors.learned().length, 0);
      const held = asked.technique === 'sanity-check' ? 2 * learned : 3;
      if (sweeps) expect(Math.max(...counts)).toBeLessThanOrEqual(idle + held);
      else expect(counts).toEqual([idle, idle, idle]);
      // Another question ends the sweep.
      await session.run(frame(4), view('ranking'));
      expect(tf.memory().numTensors).toBe(idle);
    },
  );

  it('tells where the frame was seen', async () => {
    const { crop, frameSize, held, progress } = await session.run(frame(1), view('saliency'));
    expect({ crop, frameSize, held, progress }).toEqual({
      crop: { x: 8, y: 0, width: 48, height: 48 },
      frameSize: { width: 64, height: 48 },
      held: null,
      progress: null,
    });
  });

  it('of the class that was asked for is not of the one that leads, and comes with its probability', async () => {
    const { target, picture, ranking, probability } = await session.run(
      frame(1),
      view('saliency', { target: { kind: 'class', index: 7 } }),
    );
    expect(target).toEqual({ kind: 'class', index: 7 });
    expect(picture.title).toContain(network.description.labels[7]);
    // Far behind the leading ones, which alone are in the ranking.
    expect(ranking.classes.some(({ index }) => index === 7)).toBe(false);
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(ranking.classes.at(-1)?.probability ?? 0);
    const [leader] = ranking.classes;
    const leading = await session.run(frame(1), view('saliency'));
    expect(leading.probability).toBeCloseTo(leader?.probability ?? 0, 6);
  });

  it('that improves keeps the probability of the frame it is of', async () => {
    const first = await session.run(frame(1), OCCLUSION);
    const later = await session.run(frame(2), OCCLUSION);
    expect(later.progress).toBeGreaterThan(first.progress ?? 1);
    expect(later.probability).toBe(first.probability);
  });

  it('without a target says so', async () => {
    expect((await session.run(frame(1), view('activations'))).target).toBeNull();
  });

  it('brings the pinned channels along, in their order, with any technique', async () => {
    const pins = [
      { layer: 'act1', channel: 3 },
      { layer: 'blocks.3.0.conv_dw', channel: 0 },
    ];
    for (const technique of ['ranking', 'saliency', 'occlusion']) {
      const { pins: maps } = await session.run(frame(1), view(technique, { pins }));
      expect(maps.map(({ title, width, height }) => [title, width, height])).toEqual([
        ['Stem (act1), channel 3', 32, 32],
        ['Block 3.0, depthwise 3 x 3 (blocks.3.0.conv_dw), channel 0', 4, 4],
      ]);
    }
    await session.run(frame(1), view('ranking'));
    expect(tf.memory().numTensors).toBe(idle);
  });
});

describe('two views of one frame', () => {
  it('are each what they would be alone', async () => {
    const both = await session.run(frame(1), {
      ...view('saliency'),
      comparison: { technique: 'grad-cam', parameters: {}, target: { kind: 'top' } },
    });
    const alone = await session.run(frame(1), view('saliency'));
    const other = await session.run(frame(1), view('grad-cam'));
    expect(both.picture).toEqual(alone.picture);
    expect(both.comparison?.picture).toEqual(other.picture);
    expect(both.comparison?.target).toEqual(other.target);
    expect(alone.comparison).toBeUndefined();
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('of one technique have settings of their own', async () => {
    const { picture, comparison: beside } = await session.run(frame(1), {
      ...view('activations', { parameters: { layer: 'act1' } }),
      comparison: {
        technique: 'activations',
        parameters: { layer: 'blocks.2.0.act2' },
        target: { kind: 'top' },
      },
    });
    expect([picture.title, beside?.picture.title]).toEqual([
      'Activations of Stem (act1)',
      'Activations of Block 2.0, filtered (blocks.2.0.act2)',
    ]);
  });

  it('may both sweep, each at its own pace, and leave nothing when one is closed', async () => {
    const sweeps: View = {
      ...OCCLUSION,
      comparison: {
        technique: 'saliency',
        parameters: { method: 'smoothgrad', samples: 16 },
        target: { kind: 'top' },
      },
    };
    const one = await session.run(frame(1), sweeps);
    const two = await session.run(frame(2), sweeps);
    expect([one, two].map(({ comparison: beside }) => beside?.progress)).toEqual([1 / 16, 2 / 16]);
    expect(two.progress).toBeGreaterThan(one.progress ?? 1);
    expect([two.held?.rgba[0], two.comparison?.held?.rgba[0]]).toEqual([1, 1]);
    await session.run(frame(3), view('ranking'));
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('end together where one of them fails', async () => {
    await session.run(frame(1), OCCLUSION);
    const broken: View = {
      ...OCCLUSION,
      comparison: { technique: 'grad-cam', parameters: { layer: 'conv9' }, target: { kind: 'top' } },
    };
    await expect(session.run(frame(2), broken)).rejects.toBeInstanceOf(UnknownLayerError);
    const late: View = {
      ...OCCLUSION,
      comparison: {
        technique: 'saliency',
        parameters: {},
        target: { kind: 'channel', layer: 'act1', channel: 99 },
      },
    };
    await expect(session.run(frame(3), late)).rejects.toBeInstanceOf(ParameterError);
    await session.run(frame(4), view('ranking'));
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('measure the map beside: its curve and that of chance', async () => {
    const asked: View = {
      ...view('grad-cam'),
      comparison: { technique: 'faithfulness', parameters: { steps: 8 }, target: { kind: 'top' } },
    };
    // The maps first, one a look.
    await session.run(frame(1), asked);
    const { comparison: beside } = await session.run(frame(1), asked);
    if (beside?.picture.kind !== 'curves') throw new Error('Faithfulness is told in curves.');
    expect(beside.picture.plots.map(({ curves }) => curves.map(({ id }) => id))).toEqual([
      ['grad-cam', 'random'],
      ['grad-cam', 'random'],
    ]);
    await session.run(frame(2), view('ranking'));
    expect(tf.memory().numTensors).toBe(idle);
  });
});

describe('an ablation', () => {
  const ABLATION = [{ layer: 'blocks.1.0.act2', channels: Array.from({ length: 6 }, (_, i) => 2 * i) }];

  it('changes the ranking, which says what it was before, and every map', async () => {
    const well = await session.run(frame(1), view('saliency'));
    const ill = await session.run(frame(1), view('saliency', { ablation: ABLATION }));
    const before = new Map(well.ranking.classes.map(({ index, probability }) => [index, probability]));
    const known = ill.ranking.classes.filter(({ index }) => before.has(index));
    expect(known.length).toBeGreaterThan(0);
    for (const { index, unablated } of known) expect(unablated).toBeCloseTo(before.get(index) as number, 5);
    expect(
      ill.ranking.classes.some(
        ({ probability, unablated }) => Math.abs(probability - (unablated ?? 0)) > 1e-3,
      ),
    ).toBe(true);
    expect(bytesOf(ill.picture)).not.toEqual(bytesOf(well.picture));
    // Whoever led is among them, however far it fell.
    expect(ill.ranking.classes.map(({ index }) => index)).toContain(well.ranking.classes[0]?.index);
    expect(well.ranking.classes[0]).not.toHaveProperty('unablated');
    const ranking = await session.run(frame(1), view('ranking', { ablation: ABLATION }));
    if (ranking.picture.kind !== 'ranking') throw new Error('Classes are a ranking.');
    expect(ranking.picture.classes.every(({ unablated }) => unablated !== undefined)).toBe(true);
  });

  it.each(['act1', 'blocks.3.0.act2', 'act2'])('of %s tells to the bit what was before', async (layer) => {
    const well = await session.run(frame(1), view('ranking'));
    const ablation = [{ layer, channels: [0, 1, 2, 3] }];
    const ill = await session.run(frame(1), view('ranking', { ablation }));
    const before = new Map(well.ranking.classes.map(({ index, probability }) => [index, probability]));
    const known = ill.ranking.classes.filter(({ index }) => before.has(index));
    expect(known.length).toBeGreaterThan(0);
    for (const { index, unablated } of known) expect(unablated).toBe(before.get(index));
    await session.run(frame(2), view('ranking'));
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('computes once what comes before it, and twice what comes behind', async () => {
    const kernels = vi.spyOn(tf.engine(), 'runKernel');
    const countOf = async (layer: string) => {
      kernels.mockClear();
      await session.run(frame(1), view('ranking', { ablation: [{ layer, channels: [0] }] }));
      return kernels.mock.calls.length;
    };
    const [first, last] = [await countOf('act1'), await countOf('act2')];
    kernels.mockRestore();
    expect(last).toBeLessThan(0.75 * first);
    await session.run(frame(2), view('ranking'));
  });

  it('shows the silenced channels as silent, and keeps its masks only as long as it lasts', async () => {
    const activations = view('activations', { parameters: { layer: 'blocks.1.0.act2', scaling: 'layer' } });
    const { picture } = await session.run(frame(1), { ...activations, ablation: ABLATION });
    if (picture.kind !== 'tiles') throw new Error('Activations are tiles.');
    const { columns, tileWidth, tileHeight, rowBytes, values } = picture;
    const largest = (tile: number) => {
      const [left, top] = [(tile % columns) * tileWidth, Math.floor(tile / columns) * tileHeight];
      const rows = Array.from({ length: tileHeight }, (_, y) => {
        const start = (top + y) * rowBytes + left;
        return Math.max(...values.subarray(start, start + tileWidth));
      });
      return Math.max(...rows);
    };
    expect(ABLATION[0]?.channels.map(largest).every((byte) => byte === 0)).toBe(true);
    expect(largest(1)).toBeGreaterThan(0);
    expect(tf.memory().numTensors).toBe(idle + 1);
    await session.run(frame(2), activations);
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('of everything that a class is told by leaves all classes alike', async () => {
    const channels = Array.from({ length: 1280 }, (_, i) => i);
    const { ranking } = await session.run(
      frame(1),
      view('ranking', { ablation: [{ layer: 'act2', channels }] }),
    );
    const again = await session.run(frame(2), view('ranking', { ablation: [{ layer: 'act2', channels }] }));
    // Nothing but the biases is left: the frame makes no difference to the ten that lead.
    const scores = ({ classes }: typeof ranking) =>
      classes.slice(0, 10).map(({ index, logit }) => [index, logit]);
    expect(scores(ranking)).toEqual(scores(again.ranking));
    await session.run(frame(3), view('ranking'));
  });

  it('begins a sweep anew', async () => {
    await session.run(frame(1), OCCLUSION);
    expect((await session.run(frame(2), { ...OCCLUSION, ablation: ABLATION })).held?.rgba[0]).toBe(2);
    await session.run(frame(3), view('ranking'));
  });

  it.each<[string, View['ablation'], abstract new (...args: never[]) => Error]>([
    ['an unknown layer', [{ layer: 'conv9', channels: [0] }], UnknownLayerError],
    ['an unknown channel', [{ layer: 'act1', channels: [32] }], AblationError],
  ])('of %s is an error, and the one before goes on', async (_what, ablation, error) => {
    await session.run(frame(1), view('ranking', { ablation: ABLATION }));
    await expect(session.run(frame(2), view('ranking', { ablation: ablation ?? [] }))).rejects.toBeInstanceOf(
      error,
    );
    expect(
      (await session.run(frame(3), view('ranking', { ablation: ABLATION }))).ranking.classes[0],
    ).toHaveProperty('unablated');
    await session.run(frame(4), view('ranking'));
    expect(tf.memory().numTensors).toBe(idle);
  });
});

const CHANGES = THOROUGH ? 1000 : 150;

it(`after ${CHANGES} changes of view, of what lies beside it and of ablations nothing is left behind`, async () => {
  const random = seeded(11);
  const any = <T>(all: readonly T[]): T => all[Math.floor(random.uniform() * all.length)] as T;
  // Quick enough for so many of them; the slow ones are begun and left.
  const sides = [null, 'saliency', 'grad-cam', 'occlusion', 'faithfulness'];
  const ablations = [
    [],
    [{ layer: 'act1', channels: [1, 2] }],
    [{ layer: 'blocks.5.0.act2', channels: [0] }],
  ];
  const quick = VIEWS.filter(({ technique }) => !['faithfulness', 'cut-out'].includes(technique));
  for (let n = 0; n < CHANGES; n++) {
    const technique = any(sides);
    const beside = technique ? { technique, parameters: {}, target: { kind: 'top' as const } } : null;
    await session.run(frame(n), {
      ...any(quick),
      ablation: any(ablations),
      ...(n % 4 === 0 && { comparison: beside }),
    });
  }
  await session.run(frame(0), view('ranking'));
  expect(tf.memory().numTensors).toBe(idle);
}, 600_000);

describe('a sweep', () => {
  it('goes on from look to look, on the frame that it began with, and begins anew with the next', async () => {
    const seen: { progress: number; held: number }[] = [];
    for (let n = 1; seen.filter(({ progress }) => progress === 1).length < 2; n++) {
      const { progress, held } = await session.run(frame(n), OCCLUSION);
      seen.push({ progress: progress ?? Number.NaN, held: held?.rgba[0] ?? Number.NaN });
      expect(n).toBeLessThan(60);
    }
    const end = seen.findIndex(({ progress }) => progress === 1);
    const [first, second] = [seen.slice(0, end + 1), seen.slice(end + 1)];
    expect(first.length).toBeGreaterThan(3);
    for (const sweep of [first, second]) {
      const steps = sweep.map(({ progress }) => progress);
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    }
    expect(new Set(first.map(({ held }) => held))).toEqual(new Set([1]));
    expect(new Set(second.map(({ held }) => held))).toEqual(new Set([end + 2]));
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('that is done stands for a while, but not over another question nor over pinned channels', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    const standing = new ViewSession(network, { standMs: 1000 });
    const sweepOnce = async (asked: View) => {
      for (let n = 1; n < 60; n++) {
        const seen = await standing.run(frame(n), asked);
        if (seen.picture && seen.progress === 1) return;
      }
      throw new Error('The sweep has no end.');
    };
    const nextOf = async (asked: View) => {
      const next = await standing.run(frame(100), asked);
      return next.picture ? next.frame : `stands, of frame ${next.frame}`;
    };
    await sweepOnce(OCCLUSION);
    expect(await nextOf(OCCLUSION)).toBe('stands, of frame 1');
    expect(await nextOf({ ...OCCLUSION, pins: [{ layer: 'act1', channel: 0 }] })).toBe(100);
    await sweepOnce(OCCLUSION);
    expect(await nextOf({ ...OCCLUSION, parameters: { stride: 8, size: 24 } })).toBe(100);
    await sweepOnce(OCCLUSION);
    clock.mockReturnValue(999);
    expect(await nextOf(OCCLUSION)).toBe('stands, of frame 1');
    clock.mockReturnValue(1000);
    expect(await nextOf(OCCLUSION)).toBe(100);
    await standing.dispose();
    clock.mockRestore();
    expect(tf.memory().numTensors).toBe(idle);
  });

  it.each<[string, Partial<View>]>([
    ['a setting', { parameters: { stride: 8, size: 24 } }],
    ['its target', { target: { kind: 'class', index: 3 } }],
  ])('begins anew when %s changes, and leaves nothing of the old one', async (_what, change) => {
    const one = await session.run(frame(1), OCCLUSION);
    const again = await session.run(frame(2), OCCLUSION);
    const other = await session.run(frame(3), { ...OCCLUSION, ...change });
    expect([one, again, other].map(({ held }) => held?.rgba[0])).toEqual([1, 1, 3]);
    expect(other.progress).toBeLessThan(again.progress ?? 0);
    await session.run(frame(4), view('ranking'));
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('goes on when another channel is pinned', async () => {
    const one = await session.run(frame(1), OCCLUSION);
    const two = await session.run(frame(2), { ...OCCLUSION, pins: [{ layer: 'act1', channel: 0 }] });
    expect(two.held?.rgba[0]).toBe(1);
    expect(two.progress).toBeGreaterThan(one.progress ?? 1);
    await session.run(frame(3), view('ranking'));
  });

  describe('that has nothing to show yet', () => {
    /** Seven of the eight steps of SmoothGrad; with the eighth comes the first cut. */
    const UNSEEN = 7;
    const CUT_OUT = view('cut-out');
    let hasty: ViewSession;
    beforeEach(() => {
      hasty = new ViewSession(network);
    });

    it('says so look by look, and then shows the frame that it began with', async () => {
      for (let n = 1; n <= UNSEEN; n++)
        expect(await hasty.run(frame(n), CUT_OUT)).toEqual({ frame: 1, picture: null });
      const first = await hasty.run(frame(UNSEEN + 1), CUT_OUT);
      if (!first.picture) throw new Error('The first cut should be there.');
      expect([first.frame, first.held?.rgba[0], first.picture.kind]).toEqual([1, 1, 'cut-out']);
      await hasty.run(frame(9), view('ranking'));
      expect(tf.memory().numTensors).toBe(idle);
    });

    it.each([1, 3])('is given up after %d steps for another view, and leaves nothing', async (steps) => {
      for (let n = 1; n <= steps; n++) await hasty.run(frame(n), CUT_OUT);
      expect((await hasty.run(frame(8), view('saliency'))).picture?.kind).toBe('heat');
      expect(tf.memory().numTensors).toBe(idle);
    });

    it('lets the view beside which it stands go on', async () => {
      const both = view('saliency', { comparison: CUT_OUT });
      for (let n = 1; n <= UNSEEN; n++)
        expect(await hasty.run(frame(n), both)).toMatchObject({ frame: n, comparison: null });
      expect(await hasty.run(frame(8), both)).toMatchObject({ frame: 8, comparison: { frame: 1 } });
      await hasty.run(frame(9), view('ranking'));
      expect(tf.memory().numTensors).toBe(idle);
    });
  });

  it.each(['smoothgrad', 'integrated'])(
    'of %s ends in the middle without leaving its sum',
    async (method) => {
      const asked = view('saliency', { parameters: { method, samples: 16 } });
      for (let n = 1; n <= 3; n++) await session.run(frame(n), asked);
      await session.run(frame(4), view('guided-backprop'));
      expect(tf.memory().numTensors).toBe(idle);
    },
  );
});

describe('a look says which frame it is of', () => {
  const SWEEPS: [string, View][] = [
    ['occlusion', OCCLUSION],
    ['faithfulness', view('faithfulness', { parameters: { steps: 8 } })],
    ['SmoothGrad', view('saliency', { parameters: { method: 'smoothgrad', samples: 16 } })],
    ['integrated gradients', view('saliency', { parameters: { method: 'integrated', samples: 16 } })],
  ];

  it.each(SWEEPS)('and %s is of no frame of another source: it begins anew there', async (_name, asked) => {
    const first = await session.run(frame(1), asked);
    const second = await session.run(frame(2), asked);
    const other = await session.run(frame(3, 2), asked);
    expect([first, second, other].map(({ source, frame }) => [source, frame])).toEqual([
      [1, 1],
      [1, 1],
      [2, 3],
    ]);
    expect(other.held?.rgba[0]).toBe(3);
    expect(other.progress).toBeLessThanOrEqual(second.progress ?? 0);
    await session.run(frame(4, 2), view('ranking'));
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('and begins anew where the frames of a source change their shape', async () => {
    await session.run(frame(1), OCCLUSION);
    const turned = await session.run(frame(2, 1, 36), OCCLUSION);
    expect([turned.frame, turned.frameSize.width, turned.held?.rgba[0]]).toEqual([2, 36, 2]);
    await session.run(frame(3), view('ranking'));
  });

  it('beside a sweep, too: what is of a newer frame brings it along', async () => {
    const both: View = {
      ...OCCLUSION,
      comparison: { technique: 'grad-cam', parameters: {}, target: { kind: 'top' } },
    };
    const { comparison: first } = await session.run(frame(1), both);
    const { frame: swept, comparison: second } = await session.run(frame(2), both);
    expect([first?.frame, first?.held]).toEqual([1, null]);
    expect([swept, second?.frame, second?.held?.rgba[0]]).toEqual([1, 2, 2]);
    await session.run(frame(3), view('ranking'));
  });

  it('and its classes are those of that frame', async () => {
    const leading = async (n: number) =>
      (await new PatientSession(network).run(frame(n), view('ranking'))).ranking.classes;
    const swept = [await session.run(frame(1), OCCLUSION), await session.run(frame(2), OCCLUSION)];
    expect(swept.map(({ ranking }) => ranking.classes)).toEqual([await leading(1), await leading(1)]);
    const next = await session.run(frame(2, 2), OCCLUSION);
    expect(next.ranking.classes).toEqual(await leading(2));
    await session.run(frame(3), view('ranking'));
  });

  it('and looks at what leads there, however narrowly, whatever led in the source before', async () => {
    const [one, other] = [frame(1)().image, frame(2)().image];
    const between = (share: number, source: number) => (): Ingested => ({
      ...frame(1, source)(),
      image: tf.tidy(() => tf.add<tf.Tensor4D>(tf.mul(one, 1 - share), tf.mul(other, share))),
    });
    const leaderAt = async (share: number) => {
      const { ranking } = await new PatientSession(network).run(between(share, 1), view('ranking'));
      return ranking.classes[0]?.index;
    };
    const before = await leaderAt(0);
    let [low, high] = [0, 1];
    expect(await leaderAt(high)).not.toBe(before);
    for (let i = 0; i < 16; i++) {
      const middle = (low + high) / 2;
      if ((await leaderAt(middle)) === before) low = middle;
      else high = middle;
    }
    const targetOf = async (share: number, source: number) =>
      (await session.run(between(share, source), view('grad-cam'))).target;
    await targetOf(low, 1);
    expect(await targetOf(high, 1)).toEqual({ kind: 'class', index: before });
    expect(await targetOf(high, 2)).toEqual({ kind: 'class', index: await leaderAt(high) });
    tf.dispose([one, other]);
  });
});

describe('after an error', () => {
  const ERRORS: [string, View, abstract new (...args: never[]) => Error][] = [
    ['an unknown technique', view('dream'), UnknownTechniqueError],
    ['an unknown setting', view('saliency', { parameters: { smples: 3 } }), ParameterError],
    ['an unknown layer', view('activations', { parameters: { layer: 'conv9' } }), UnknownLayerError],
    [
      'a pin at an unknown layer',
      view('ranking', { pins: [{ layer: 'conv9', channel: 0 }] }),
      UnknownLayerError,
    ],
    [
      'a pin at an unknown channel',
      view('saliency', { pins: [{ layer: 'act1', channel: 32 }] }),
      ParameterError,
    ],
    ['an unknown class', view('saliency', { target: { kind: 'class', index: 1000 } }), UnknownClassError],
    [
      'a neuron outside of its layer',
      view('saliency', { target: { kind: 'neuron', layer: 'act2', channel: 0, y: 2, x: 0 } }),
      ParameterError,
    ],
    [
      'a target of another kind',
      view('grad-cam', { target: { kind: 'channel', layer: 'act2', channel: 0 } }),
      ParameterError,
    ],
    ['a pin that ends a sweep', { ...OCCLUSION, pins: [{ layer: 'act1', channel: 32 }] }, ParameterError],
  ];

  it.each(ERRORS)(
    'like %s nothing is left behind, and the next look is as good as any',
    async (_what, asked, error) => {
      await expect(session.run(frame(1), asked)).rejects.toBeInstanceOf(error);
      expect(tf.memory().numTensors).toBe(idle);
      expectSound(await session.run(frame(2), view('saliency')));
      expect(tf.memory().numTensors).toBe(idle);
    },
  );

  it('in the middle of a sweep nothing is left behind, and a new sweep can begin', async () => {
    await session.run(frame(1), OCCLUSION);
    const broken = session.run(frame(2), { ...OCCLUSION, pins: [{ layer: 'act1', channel: 32 }] });
    await expect(broken).rejects.toThrow('act1 has 32 channels, no channel 32.');
    expect(tf.memory().numTensors).toBe(idle);
    expect((await session.run(frame(3), OCCLUSION)).held?.rgba[0]).toBe(3);
    await session.run(frame(4), view('ranking'));
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('of a frame that cannot be read nothing is left behind', async () => {
    const unreadable = () => {
      throw new Error('The frame was closed.');
    };
    await expect(session.run(unreadable, view('saliency'))).rejects.toThrow('The frame was closed.');
    expect(tf.memory().numTensors).toBe(idle);
  });
});
