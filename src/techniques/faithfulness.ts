import * as tf from '@tensorflow/tfjs-core';
import type { Curve, Plot } from '../contract/picture.ts';
import type { Network } from '../network/network.ts';
import { fillWith, neutralOf } from '../network/preprocess.ts';
import { settingsFor } from './common/settings.ts';
import { scaledTo } from './common/small_input.ts';
import { targetName } from './common/target.ts';
import { type Asked, type Stage, type Subject, type Technique, technique } from './common/technique.ts';
import { gradCam } from './grad_cam.ts';
import { guidedBackprop } from './guided_backprop.ts';
import {
  areaUnder,
  type Erasure,
  erasedProbabilities,
  type Imputed,
  turnedAfter,
  writeErased,
} from './maps/erasure.ts';
import {
  byImportance,
  importanceOf,
  NoMapError,
  overRegions,
  randomImportance,
  SAME_EVERYWHERE,
} from './maps/importance.ts';
import { blurred } from './maps/softening.ts';
import { occlusion } from './occlusion.ts';
import { saliency } from './saliency.ts';

/** Steps per forward pass; two pictures a step, one erased and one filled in. */
const STEPS_AT_ONCE = 4;

/** Pixels of the network's input, fewer of one smaller than 224: strong enough that hardly anything is recognised in the blurred picture. */
const BLUR_SIGMA = 10;

const ID = 'faithfulness';
const RANDOM = 'random';
const COMPARED: readonly Technique[] = [saliency, guidedBackprop, gradCam, occlusion];

/** The heights of a method's two curves so far. */
interface Race {
  readonly id: string;
  readonly label: string;
  readonly deletion: Erasure;
  readonly insertion: Erasure;
  readonly heights: { readonly deletion: number[]; readonly insertion: number[] };
}

/** What all methods have in common: the picture, what its pixels are replaced by, and how many of them at once. */
interface Ground {
  /** Side of the squares that are erased, in pixels. */
  readonly region: number;
  readonly pixels: Float32Array;
  readonly fill: Float32Array;
  readonly blur: Float32Array;
  /** Where erased pixels are imputed (ROAD): how. */
  readonly imputed: Omit<Imputed, 'removed'> | undefined;
}

/** Whether a map tells the truth: erase what it calls important, and see how fast the class goes. */
export const faithfulness = technique({
  id: ID,
  title: 'Faithfulness',
  question:
    'Does a map tell the truth? What it calls important is erased, and the probability of the class is watched: deletion and insertion curves of five methods, or of the map on screen.',
  family: 'forward',
  caption: {
    shows:
      'Whether a map tells the truth. The pixels that it calls most important are erased step by step, and the probability of the class is measured.',
    read: 'Deletion: a good map makes the curve fall at once, so a small area is better. Insertion begins with a blurred picture, or none (ROAD), and brings the important pixels back: a good map makes the curve rise at once, so a large area is better. Random shows what a map that knows nothing would get.',
    paper:
      'Petsiuk, Das, Saenko 2018, RISE: Randomized Input Sampling for Explanation of Black-box Models; square by square as in Samek et al. 2017, Evaluating the Visualization of What a Deep Neural Network Has Learned; ROAD: Rong et al. 2022, A Consistent and Efficient Evaluation Strategy for Attribution Methods',
  },
  parameters: {
    map: {
      kind: 'choice',
      label: 'Map',
      help: 'On screen: the map beside this view; without one, all five.',
      options: [
        { value: 'screen', label: 'on screen' },
        { value: 'all', label: 'all five' },
        ...COMPARED.map(({ id, title }) => ({ value: id, label: title })),
        { value: RANDOM, label: 'Random' },
      ],
      default: 'screen',
    },
    steps: {
      kind: 'number',
      label: 'Steps',
      help: 'Points on a curve.',
      min: 8,
      max: 224,
      step: 1,
      default: 28,
    },
    fill: {
      kind: 'choice',
      label: 'Erased pixels become',
      help: 'ROAD makes them from the pixels around them, so that the shape of a hole tells the network nothing; it takes longer.',
      options: [
        { value: 'blur', label: 'blurred' },
        { value: 'mean', label: 'mean colour' },
        { value: 'road', label: 'like their surroundings (ROAD)' },
      ],
      default: 'blur',
    },
    region: {
      kind: 'number',
      label: 'Square',
      help: 'Side in pixels of the squares that are erased one after another, by what the map says of them on average. At 1 it counts how finely a map is scattered: dust over the whole picture misleads the network more than a hole.',
      min: 1,
      max: 32,
      step: 1,
      default: 8,
    },
  },
  targets: ['class'],
  progressive: true,
  async *run(subject, { map, ...how }): AsyncGenerator<Stage, void> {
    try {
      yield* race(subject, methodsFor(map, subject), how);
    } catch (error) {
      // What is on screen beside it may be no map at all.
      if (!(error instanceof NoMapError)) throw error;
      yield* race(subject, methodsFor('all', subject), how);
    }
  },
});

type Method = Asked | typeof RANDOM;

const isSlow = (method: Method) =>
  method !== RANDOM && method.technique.progressive && method.technique !== saliency;

function methodsFor(map: string, { network, beside }: Subject): Method[] {
  if (map === RANDOM) return [RANDOM];
  if (map === 'screen' && beside && beside.technique.id !== ID) return [beside, RANDOM];
  const asked = COMPARED.filter(({ id }) => map === id || map === 'screen' || map === 'all').map(
    (compared) => ({
      technique: compared,
      settings: settingsFor(compared, network, {}),
    }),
  );
  return [...asked, RANDOM];
}

/** Runs all methods to the end, those whose maps are quick side by side and the slow ones after them. */
async function* race(
  subject: Subject,
  methods: readonly Method[],
  { steps, fill, region }: { steps: number; fill: string; region: number },
): AsyncGenerator<Stage, void> {
  const { network, image, target } = subject;
  const { input } = network.description;
  const { height, width } = input;
  const pixels = await image.data<'float32'>();
  const blur = blurred(pixels, height, width, 3, scaledTo(input, BLUR_SIGMA));
  const neutral = neutralOf(input);
  const ground = {
    // One square over the whole picture would leave no map an order.
    region: Math.min(region, Math.ceil(Math.min(height, width) / 2)),
    pixels,
    blur,
    imputed: fill === 'road' ? { width, neutral } : undefined,
    fill: fill === 'blur' ? blur : fillWith(new Float32Array(pixels.length), neutral),
  };
  const races: Race[] = [];
  /** How many maps have no order. */
  let flat = 0;
  const show = (progress: number): Stage => ({
    progress,
    picture: {
      kind: 'curves',
      title: `Faithfulness for ${targetName(network, target)}`,
      plots: plotsOf(races, steps),
      ...(flat > 0 && { faint: SAME_EVERYWHERE }),
      values: pictureOf(races, pixels, steps, [height, width, 3]),
    },
  });
  for (const group of [methods.filter((method) => !isSlow(method)), methods.filter(isSlow)]) {
    const raced = races.length;
    const before = raced + flat;
    for (const method of group) {
      const count = races.length;
      for await (const _ of addRace(method, subject, ground, races)) yield show(before / methods.length);
      if (races.length === count) flat++;
    }
    const running = races.slice(raced);
    // Those that have no curve are done.
    const over = raced + flat;
    if (over > before && running.length === 0) yield show(over / methods.length);
    for (let step = 0; step <= steps; step += STEPS_AT_ONCE) {
      // One forward pass a look: who wants to see something else waits for no more than that.
      for (const [at, one] of running.entries()) {
        await advance(subject, one, step, steps);
        const next = Math.min(steps + 1, step + STEPS_AT_ONCE);
        const done = (running.length * step + (at + 1) * (next - step)) / (steps + 1);
        yield show((over + done) / methods.length);
      }
    }
  }
}

/** Makes a method's map and enters it into the race, unless it is the same everywhere. @yields now and then on the way, and at the end */
async function* addRace(
  method: Method,
  subject: Subject,
  { pixels, fill, blur, region, imputed }: Ground,
  races: Race[],
): AsyncGenerator<number, void> {
  const importance =
    method === RANDOM ? randomImportance(pixels.length / 3) : yield* importanceOf(method, subject);
  const means = overRegions(importance, subject.network.description.input.width, region);
  if (method !== RANDOM && means.every((mean) => mean === means[0])) {
    yield 1;
    return;
  }
  const order = byImportance(means);
  races.push({
    ...(method === RANDOM
      ? { id: RANDOM, label: 'Random' }
      : { id: method.technique.id, label: method.technique.title }),
    ...(imputed === undefined
      ? {
          deletion: { from: pixels, to: fill, order },
          insertion: { from: blur, to: pixels, order },
        }
      : {
          deletion: { from: pixels, to: fill, order, imputed: { removed: 'turned', ...imputed } },
          insertion: { from: pixels, to: pixels, order, imputed: { removed: 'rest', ...imputed } },
        }),
    heights: { deletion: [], insertion: [] },
  });
  yield 1;
}

/** Measures the next steps of a method in one forward pass. */
async function advance(
  { network, target }: Subject,
  { deletion, insertion, heights }: Race,
  step: number,
  steps: number,
): Promise<void> {
  const index = classOf(network, target);
  const next = Array.from({ length: Math.min(STEPS_AT_ONCE, steps + 1 - step) }, (_, i) => step + i);
  const found = await erasedProbabilities(network, [deletion, insertion], next, steps, index);
  heights.deletion.push(...(found[0] ?? []));
  heights.insertion.push(...(found[1] ?? []));
}

function classOf(network: Network, target: Subject['target']): number {
  if (target.kind !== 'class') throw new Error('Faithfulness looks at classes only.');
  return network.checkClass(target.index);
}

function plotsOf(races: readonly Race[], steps: number): Plot[] {
  const curvesOf = (measure: 'deletion' | 'insertion'): Curve[] =>
    races.map(({ id, label, heights }) => ({
      ...{ id, label, points: heights[measure].map((y, step): [number, number] => [step / steps, y]) },
      area: heights[measure].length > steps ? areaUnder(heights[measure]) : null,
    }));
  const y = 'probability';
  return [
    { id: 'deletion', title: 'Deletion', x: 'erased', y, better: 'low', curves: curvesOf('deletion') },
    {
      id: 'insertion',
      title: 'Insertion',
      x: 'brought back',
      y,
      better: 'high',
      curves: curvesOf('insertion'),
    },
  ];
}

/** The picture as the first method that still runs has left it. */
function pictureOf(
  races: readonly Race[],
  pixels: Float32Array,
  steps: number,
  shape: [number, number, number],
): tf.Tensor3D {
  const race = races.find(({ heights }) => heights.deletion.length <= steps) ?? races[0];
  const erased = new Float32Array(pixels);
  if (race) {
    const step = Math.max(0, race.heights.deletion.length - 1);
    writeErased(race.deletion, turnedAfter(step, steps, pixels.length / 3), erased);
  }
  return tf.tensor3d(erased, shape);
}
