import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { Ranking } from '../../../src/contract/picture.ts';
import type { Ingested } from '../../../src/engine/ingested.ts';
import { Place } from '../../../src/engine/view/place.ts';
import type { TilesTensor } from '../../../src/techniques/common/picture.ts';
import type { Subject } from '../../../src/techniques/common/technique.ts';
import { use } from '../../support/backends.ts';

beforeAll(() => use('cpu'));

/** Tiles of one cell each, the strongest first. */
const tilesOf = (strengths: readonly number[]): TilesTensor => ({
  ...{ kind: 'tiles', of: 'activations', title: 'Tiles', layer: 'act', scale: 'symmetric', scaling: 'layer' },
  values: tf.tensor3d([...strengths], [1, 1, strengths.length]),
  strengths: (values) => values,
  meaning: { unit: '', low: '', high: '' },
});

/** The order of tiles of so much strength, seen while a class leads. */
async function orderOf(place: Place, isOfTarget: boolean, index: number, strengths: readonly number[]) {
  const image = tf.zeros<tf.Rank.R4>([1, 1, 1, 3]);
  const frame: Ingested = {
    identity: { source: 1, frame: 1 },
    image,
    crop: { x: 0, y: 0, width: 1, height: 1 },
    frameSize: { width: 1, height: 1 },
    photograph: () => ({
      ...{ kind: 'image', title: '', width: 1, height: 1, legend: null },
      rgba: new Uint8ClampedArray(4),
    }),
  };
  const target = { kind: 'class', index } as const;
  const subject: Subject = { network: null as never, trace: null as never, image, target };
  const ranking: Ranking = { kind: 'ranking', title: '', classes: [] };
  const now = { frame, subject, isOfTarget, probability: undefined, ranking };
  const { source } = await place.run('the same question', now, () => tilesOf(strengths), false);
  const { order, values } = source as TilesTensor;
  const found = [...(order?.(Float32Array.from(strengths)) ?? [])];
  tf.dispose([image, values]);
  return found;
}

it('what speaks for a class is sorted anew as soon as another class leads', async () => {
  const place = new Place(null as never, 0);
  expect(await orderOf(place, true, 0, [3, 2, 1])).toEqual([0, 1, 2]);
  expect(await orderOf(place, true, 1, [1, 2, 3])).toEqual([2, 1, 0]);
});

it('what is of no class keeps its places whichever leads', async () => {
  const place = new Place(null as never, 0);
  expect(await orderOf(place, false, 0, [3, 2, 1])).toEqual([0, 1, 2]);
  // A single frame moves a running mean by 0.15 of the difference.
  expect(await orderOf(place, false, 1, [1, 2, 3])).toEqual([0, 1, 2]);
});
