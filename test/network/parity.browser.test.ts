import { getThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendCard, BackendName } from '../../src/contract/opening.ts';
import { told } from '../../src/contract/told.ts';
import { backward } from '../../src/network/backward.ts';
import { forward } from '../../src/network/forward.ts';
import { LayerTensors } from '../../src/network/layer_tensors.ts';
import { denseInPieces } from '../../src/network/layers/dense.ts';
import { SPREAD } from '../../src/network/layers/global_avg_pool.ts';
import { MAX_POOL_ADJOINT } from '../../src/network/layers/max_pool.ts';
import { RECTIFIER_ADJOINT } from '../../src/network/layers/rectifier.ts';
import type { BackwardRule } from '../../src/network/layers/rules.ts';
import { INTERLEAVE } from '../../src/network/layers/transposed.ts';
import { startBackend } from '../../src/worker/backend.ts';
import { relativeL2 } from '../support/relative_l2.ts';
import { seeded } from '../support/seeded.ts';
import { everySpecimen, grow, toTensor } from '../support/specimens.ts';
import { bentNetwork } from '../support/toys/toy_subject.ts';

/** Relative L2 distance from the cpu backend, for every layer, forward and backward. */
const TOLERANCE: Record<Exclude<BackendName, 'cpu'>, number> = { wasm: 1e-5, webgl: 1e-4, webgpu: 1e-4 };

const RULES: readonly BackwardRule[] = ['gradient', 'guided', 'deconvnet'];

const start = (name: BackendName): Promise<BackendCard> =>
  startBackend({ backend: name, wasmUrl: `${location.origin}/tfjs-wasm/` });

/** WebGPU reads asynchronously only. */
async function read(tensors: tf.Tensor[]): Promise<ArrayLike<number>[]> {
  const values = await Promise.all(tensors.map((tensor) => tensor.data()));
  tf.dispose(tensors);
  return values;
}

/** A layer's output and its gradients under the three rules. */
async function runSpecimen(specimen: (typeof everySpecimen)[number]): Promise<ArrayLike<number>[]> {
  const { lone, batches, dy } = grow(specimen);
  const tensors = tf.tidy(() => {
    const inputs = batches.map(toTensor);
    const output = lone.forward(inputs);
    return [output, ...RULES.flatMap((rule) => lone.adjoint(toTensor(dy), inputs, output, rule))];
  });
  const values = await read(tensors);
  lone.dispose();
  return values;
}

/** A whole network's scores and image gradients under the three rules. */
async function runNetwork(): Promise<ArrayLike<number>[]> {
  const network = bentNetwork();
  const tensors = tf.tidy(() => {
    const image = tf.tensor4d(seeded(9).normals(2 * 6 * 6 * 3, 2), [2, 6, 6, 3]);
    const seeds = new Map([['score', tf.tensor4d(seeded(10).normals(6), [2, 1, 1, 3])]]);
    const trace = forward(network, image);
    return [tf.clone(trace.logits), ...RULES.map((rule) => backward(network, trace, seeds, rule))];
  });
  const values = await read(tensors);
  network.dispose();
  return values;
}

/** A dense layer of five rows and its adjoint, its matrix in tensors of at most so many bytes. */
async function runDense(most: number): Promise<ArrayLike<number>[]> {
  const layer = { kind: 'dense', name: 'fc', inputs: ['maps'] } as const;
  const [kind, tensors, shape] = [denseInPieces(most), new LayerTensors(), [3, 2, 4] as const];
  const random = seeded(11);
  const weights = new Map([
    ['fc.weight', { shape: [5, 24], values: random.normals(5 * 24) }],
    ['fc.bias', { shape: [5], values: random.normals(5) }],
  ]);
  kind.prepare?.(layer, [shape], weights, tensors);
  const answers = tf.tidy(() => {
    const inputs = [tf.tensor4d(random.normals(2 * 24), [2, ...shape])];
    const output = kind.forward(layer, inputs, tensors, 'relu');
    const dy = tf.tensor4d(random.normals(2 * 5), [2, 1, 1, 5]);
    return [
      output,
      ...kind.adjoint(layer, dy, { inputs, inputShapes: [shape], output, rule: 'gradient' }, tensors),
    ];
  });
  const values = await read(answers);
  tensors.dispose();
  return values;
}

interface Reference {
  readonly layers: ArrayLike<number>[][];
  readonly dense: ArrayLike<number>[];
  readonly network: ArrayLike<number>[];
}

let reference: Reference;
beforeAll(async () => {
  await start('cpu');
  const layers: ArrayLike<number>[][] = [];
  for (const specimen of everySpecimen) layers.push(await runSpecimen(specimen));
  reference = { layers, dense: await runDense(Infinity), network: await runNetwork() };
});

function expectParity(
  got: ArrayLike<number>[],
  want: ArrayLike<number>[] | undefined,
  tolerance: number,
): void {
  expect(got.length).toBe(want?.length);
  expect(Math.max(...got.map((values, i) => relativeL2(values, want?.[i] ?? [])))).toBeLessThanOrEqual(
    tolerance,
  );
}

describe.each(['wasm', 'webgl', 'webgpu'] as const)('%s gives what the cpu backend gives', (name) => {
  let card: BackendCard;
  let idle = 0;
  beforeAll(async () => {
    card = await start(name);
    // Small tensors too must go through the shaders, not through a shortcut on the CPU.
    if (name !== 'wasm') tf.env().set(`${name.toUpperCase()}_CPU_FORWARD`, false);
    idle = tf.memory().numTensors;
  });

  it('and is the backend that was started', () => {
    expect(tf.getBackend()).toBe(name);
    expect(card).toMatchObject({ name, reason: told('pieces.backendAsked') });
  });

  it.each(everySpecimen.map((specimen, index) => ({ ...specimen, index })))(
    'for $kind, $title, forward and back under three rules',
    async ({ index, ...specimen }) => {
      expectParity(await runSpecimen(specimen), reference.layers[index], TOLERANCE[name]);
      expect(tf.memory().numTensors).toBe(idle);
    },
  );

  it.each([1, 2, 5])('for a dense layer in pieces of %i rows', async (rows) => {
    const got = await runDense(rows * 24 * Float32Array.BYTES_PER_ELEMENT);
    expectParity(got, reference.dense, TOLERANCE[name]);
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('for a whole network, forward and back under three rules', async () => {
    expectParity(await runNetwork(), reference.network, TOLERANCE[name]);
    expect(tf.memory().numTensors).toBe(idle);
  });
});

it('wasm runs on several threads, with the kernels of our own', async () => {
  const { detail } = await start('wasm');
  expect(getThreadsCount()).toBeGreaterThan(1);
  expect(detail).toBe(`WASM SIMD, ${getThreadsCount()} threads`);
  for (const kernel of [RECTIFIER_ADJOINT, MAX_POOL_ADJOINT, INTERLEAVE, SPREAD])
    expect(tf.getKernel(kernel, 'wasm'), kernel).toBeDefined();
});
