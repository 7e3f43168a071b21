import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Parameter, ParameterValue } from '../../src/contract/parameter.ts';
import type { View } from '../../src/contract/view.ts';
import { ViewSession } from '../../src/engine/view/view_session.ts';
import type { Network } from '../../src/network/network.ts';
import { techniques } from '../../src/techniques/index.ts';
import { startNodeOpenCv } from '../../tools/look/node_open_cv.ts';
import { use } from '../support/backends.ts';
import { seeded } from '../support/seeded.ts';
import { bentNetwork } from '../support/toys/toy_subject.ts';

const SWITCHES = 1000;

let network: Network;
beforeAll(async () => {
  await use('cpu');
  startNodeOpenCv();
  network = bentNetwork();
});
afterAll(() => network.dispose());

const random = seeded(12);
const pixels = random.normals(6 * 6 * 3);

const ingest = () => ({
  identity: { source: 1, frame: 1 },
  image: tf.tensor4d(pixels, [1, 6, 6, 3]),
  crop: { x: 0, y: 0, width: 6, height: 6 },
  frameSize: { width: 6, height: 6 },
  photograph: () => ({
    ...{ kind: 'image' as const, title: '', width: 6, height: 6, legend: null },
    rgba: new Uint8ClampedArray(6 * 6 * 4),
  }),
});

/** A value that the parameter allows, another one each time. */
function anyValue(parameter: Parameter): ParameterValue | null {
  if (parameter.kind === 'toggle') return random.uniform() < 0.5;
  if (parameter.kind === 'choice')
    return parameter.options[Math.floor(random.uniform() * parameter.options.length)]?.value ?? null;
  return null;
}

it('1,000 switches between views, some in the middle of a sweep, leave the tensors where they were', async () => {
  const session = new ViewSession(network);
  const look = async () => {
    const technique = techniques[Math.floor(random.uniform() * techniques.length)];
    if (!technique) throw new Error('There are no techniques.');
    const chosen = Object.entries(technique.parameters).map(([name, one]) => [name, anyValue(one)] as const);
    const parameters = Object.fromEntries(chosen.filter(([, value]) => value !== null));
    const view = { technique: technique.id, parameters, target: { kind: 'top' }, pins: [] } as View;
    await session.run(ingest, view);
  };
  const rest = () =>
    session.run(ingest, { technique: 'ranking', parameters: {}, target: { kind: 'top' }, pins: [] });
  // The first way back derives the turned filters, and each rule of relevance the weights that it needs: they stay.
  for (const rule of ['all', 'favoured', 'positive'])
    for (const first of ['same', 'box', 'flat'])
      await session.run(ingest, {
        ...{ technique: 'lrp', parameters: { rule, first }, target: { kind: 'top' }, pins: [] },
      });
  for (let i = 0; i < 60; i++) await look();
  await rest();
  const before = tf.memory().numTensors;
  for (let i = 0; i < SWITCHES; i++) await look();
  await rest();
  expect(tf.memory().numTensors).toBe(before);
});
