import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { planOf } from '../../../src/network/importers/index.ts';
import type { NetworkPlan } from '../../../src/network/load.ts';
import type { Network } from '../../../src/network/network.ts';
import { techniques } from '../../../src/techniques/index.ts';
import { slowTechniques } from '../../../src/techniques/slow_techniques.ts';
import { readBrought } from '../../../tools/look/brought_network.ts';
import { runOnce } from '../../../tools/look/run_once.ts';
import { paints, shortSettings } from '../../support/conformance.ts';
import { uniform } from '../../support/formula_weights.ts';
import { goldenFiles, open } from '../../support/imported.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const SIDE = 64;
/** Of many pictures, or with OpenCV. */
const ELSEWHERE = ['top-patches', 'cut-out'];

/** Of importers that list layers, and of those that recognise them. */
describe.each([
  'resnet18.pth',
  'resnet18-bf16.safetensors',
  'densenet121-script.onnx',
  'mobilenet_v2-script.onnx',
])('the network in %s', (file) => {
  let network: Network;
  beforeAll(async () => {
    network = planOf(await open(goldenFiles(file))).build({ height: SIDE, width: SIDE });
    return () => network.dispose();
  });

  it.each(techniques.filter(({ id }) => !ELSEWHERE.includes(id)))(
    'is looked at by $id',
    async (technique) => {
      const before = tf.memory().numTensors;
      const image = Float32Array.from(uniform(`look ${file}`, SIDE * SIDE * 3), (value) => 4 * value - 2);
      const given = shortSettings(technique);
      const asked = { technique, given, target: { kind: 'top' }, channel: null, silenced: [] } as const;
      const { raw, ranking } = await runOnce(network, image, asked, () => {});
      expect(raw.values.length).toBeGreaterThan(0);
      expect(raw.values.every((value) => Number.isFinite(value))).toBe(true);
      expect(new Set(raw.values).size).toBeGreaterThan(1);
      expect(ranking.classes.map(({ label }) => label).sort()).toEqual(
        [1, 2, 3, 4, 5].map((n) => `Class ${n}`),
      );
      // What is derived from the weights stays: turned filters, and for relevance weights of one sign with theirs.
      expect(tf.memory().numTensors - before).toBeLessThanOrEqual(4 * network.steps.length);
    },
  );
});

/** Its matrix is made for pictures of 224 pixels a side. */
describe('the network in vgg11-script.onnx', () => {
  let plan: NetworkPlan;
  beforeAll(async () => {
    plan = planOf(await open(goldenFiles('vgg11-script.onnx')));
  });

  it.each(slowTechniques)('$title runs at other sizes', async (technique) => {
    const before = tf.memory().numTensors;
    expect(await paints(plan, technique, { octaves: 2 })).toBeNull();
    expect(tf.memory().numTensors).toBe(before);
  });
});

const MODELS = join(import.meta.dirname, '../../../../shared/models');

/** At 64 pixels a side, which is none of their own sizes. */
describe.skipIf(!existsSync(MODELS))('real weights, from ../shared (absent elsewhere):', () => {
  describe.each([
    'googlenet-bvlc/bvlc_googlenet.opset13.onnx',
    'squeezenet1_0/squeezenet1_0.safetensors',
    'darknet-tiny',
    'teachable-machine/official-2019',
  ])('%s', (file) => {
    let plan: NetworkPlan;
    beforeAll(async () => {
      plan = planOf(await readBrought(join(MODELS, file)));
    });

    it.each(slowTechniques)('$title runs', async (technique) => {
      const before = tf.memory().numTensors;
      expect(await paints(plan, technique)).toBeNull();
      expect(tf.memory().numTensors).toBe(before);
    });
  });
});
