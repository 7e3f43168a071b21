import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { BackendName } from '../../../src/contract/opening.ts';
import type { Network } from '../../../src/network/network.ts';
import type { RunInputs } from '../../../src/techniques/common/slow_technique.ts';
import { slowTechniqueSettings } from '../../../src/techniques/common/slow_technique.ts';
import { lbfgsDirection } from '../../../src/techniques/optimise/lbfgs.ts';
import { gramTerm } from '../../../src/techniques/style/gram.ts';
import { styledLoss } from '../../../src/techniques/style/style_parameters.ts';
import { styleTargets, tensorsOf } from '../../../src/techniques/style/style_targets.ts';
import { textureSynthesis } from '../../../src/techniques/texture_synthesis.ts';
import { startBackend } from '../../../src/worker/backend.ts';
import { relativeL2 } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { halved, modelOf, striped } from '../../support/toys/toy_pictures.ts';
import { bentNetwork } from '../../support/toys/toy_subject.ts';

/** Relative L2 distance from the cpu backend. */
const TOLERANCE: Record<Exclude<BackendName, 'cpu'>, number> = { wasm: 1e-4, webgl: 1e-3, webgpu: 1e-3 };

const start = (name: BackendName) =>
  startBackend({ backend: name, wasmUrl: `${location.origin}/tfjs-wasm/` });

/** The terms of a painting's loss, their gradient, and where L-BFGS would go. */
async function run(): Promise<Float32Array[]> {
  const networks: Network[] = [];
  const networkFor = (height: number, width: number) => {
    const network = bentNetwork([height, width], true);
    networks.push(network);
    return network;
  };
  const inputs: RunInputs = {
    networkFor,
    usualNetwork: () => networkFor(24, 32),
    content: null,
    references: [modelOf(striped(24, 32, 4))],
    ...{ target: { kind: 'class', index: 0 }, seed: 1, resume: null },
  };
  const network = networkFor(24, 32);
  const settings = slowTechniqueSettings(textureSynthesis, network, {});
  const layers = [
    { layer: 'act1', weight: 1 },
    { layer: 'act2', weight: 0.5 },
  ];
  const targets = styleTargets(inputs, { side: 32, layers });
  const terms = targets.grams.map((target) => gramTerm('texture', target));
  const tensors = tf.tidy(() => {
    const { terms: values, gradient } = styledLoss(network, halved(24, 32), terms, targets, settings);
    const random = seeded(3);
    const picture = () => tf.tensor4d(random.normals(24 * 32 * 3), [1, 24, 32, 3]);
    const pairs = [1, 2].map(() => {
      const move = picture();
      return { move, change: tf.add(move, tf.mul(picture(), 0.1)), rho: 1 / move.size };
    });
    return [tf.stack(Object.values(values)), gradient, lbfgsDirection(gradient, pairs)];
  });
  const values = await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  tf.dispose([tensors, tensorsOf(targets), inputs.references.map(({ pixels }) => pixels)]);
  for (const one of networks) one.dispose();
  return values;
}

let reference: Float32Array[];
beforeAll(async () => {
  await start('cpu');
  reference = await run();
});

it.each(['wasm', 'webgl', 'webgpu'] as const)(
  'style is measured the same on %s as on the cpu',
  async (backend) => {
    await start(backend);
    for (const [i, values] of (await run()).entries())
      expect(relativeL2(values, reference[i] ?? [])).toBeLessThanOrEqual(TOLERANCE[backend]);
  },
);
