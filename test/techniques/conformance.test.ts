import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NetworkPlan } from '../../src/network/load.ts';
import { techniques } from '../../src/techniques/index.ts';
import { slowTechniques } from '../../src/techniques/slow_techniques.ts';
import { startNodeOpenCv } from '../../tools/look/node_open_cv.ts';
import { paints, problemOf } from '../support/conformance.ts';
import { startWasm } from '../support/wasm_backend.ts';
import { zooPlan } from '../support/zoo_network.ts';

beforeAll(async () => {
  await startWasm();
  startNodeOpenCv();
});

/** A head of dense layers, batch norms that stay and concatenations; with fewer channels. All others: npm run prove -- conformance. */
describe.each(['alexnet', 'densenet121'])('on %s', (name) => {
  let plan: NetworkPlan;
  let idle = 0;
  beforeAll(() => {
    plan = zooPlan(name, { narrow: 16 });
    idle = tf.memory().numTensors;
    return () => expect(tf.memory().numTensors).toBe(idle);
  });

  it.each(techniques)('the view $title works', async (technique) => {
    expect(await problemOf(plan, technique)).toBeNull();
  });

  it.each(slowTechniques)('the painting $title can be painted', async (technique) => {
    expect(await paints(plan, technique)).toBeNull();
  });
});
