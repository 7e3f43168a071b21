import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Adam, type AdamSettings } from '../../../src/techniques/optimise/adam.ts';
import { NAdam } from '../../../src/techniques/optimise/nadam.ts';
import { NormalisedDescent } from '../../../src/techniques/optimise/normalised_descent.ts';
import type { Optimiser } from '../../../src/techniques/optimise/optimiser.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { golden } from '../../support/golden/golden.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { take } from '../../support/toys/toy_subject.ts';

interface OptimiserCase {
  readonly title: string;
  readonly optimiser: 'Adam' | 'NAdam';
  readonly settings: AdamSettings;
  readonly start: number[];
  readonly gradients: number[][];
  readonly after: number[][];
}

const made = ({ optimiser, settings }: OptimiserCase): Optimiser =>
  optimiser === 'Adam' ? new Adam(settings) : new NAdam(settings.rate);

/** Takes one step with a gradient that is given; the parameters are handed over and new ones come back. */
async function stepWith(optimiser: Optimiser, parameters: tf.Tensor, gradient: number[]): Promise<tf.Tensor> {
  const stepped = await optimiser.step(parameters, async () => ({
    ...{ loss: 0, terms: {} },
    gradient: tf.tensor(gradient, parameters.shape),
  }));
  tf.dispose([parameters, stepped.gradient]);
  return stepped.parameters;
}

describe.each(NODE_BACKENDS)('on %s', (backend) => {
  beforeAll(() => use(backend));
  const { cases, tolerance } = golden<OptimiserCase>('optimisers');

  it.each(cases)('$title steps as torch.optim.$optimiser does', async (of) => {
    const { start, gradients, after } = of;
    const before = tf.memory().numTensors;
    const adam = made(of);
    let parameters: tf.Tensor = tf.tensor1d(start);
    for (const [step, gradient] of gradients.entries()) {
      parameters = await stepWith(adam, parameters, gradient);
      expectClose(parameters.dataSync(), after[step] as number[], tolerance);
    }
    parameters.dispose();
    adam.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('Adam moves every parameter by its rate at first, whatever the size of the gradient', async () => {
    const adam = new Adam({ rate: 0.5 });
    const moved = await stepWith(adam, tf.tensor1d([0, 0, 1]), [1e-3, -20, 0]);
    expectClose(take(moved), [-0.5, 0.5, 1], 1e-4);
    adam.dispose();
  });

  it.each(cases)('$title goes on from what another one remembered', async (of) => {
    const { start, gradients, after } = of;
    const first = made(of);
    let parameters: tf.Tensor = tf.tensor1d(start);
    for (const gradient of gradients.slice(0, 5)) parameters = await stepWith(first, parameters, gradient);
    const { tensors, numbers } = first.memory();
    const second = made(of);
    second.restore({
      numbers,
      tensors: Object.fromEntries(Object.entries(tensors).map(([name, t]) => [name, tf.clone(t)])),
    });
    first.dispose();
    for (const gradient of gradients.slice(5)) parameters = await stepWith(second, parameters, gradient);
    expectClose(take(parameters), after.at(-1) as number[], tolerance);
    second.dispose();
  });

  it('normalised descent moves the parameters by its rate on average', async () => {
    const moved = await stepWith(new NormalisedDescent(0.1), tf.tensor1d([1, 1, 1, 1]), [300, -100, 0, 0]);
    expectClose(take(moved), [1 - 0.3, 1 + 0.1, 1, 1], 1e-6);
  });

  it('normalised descent stays where there is no gradient', async () => {
    const moved = await stepWith(new NormalisedDescent(0.1), tf.tensor1d([1, 2]), [0, 0]);
    expect(Array.from(take(moved))).toEqual([1, 2]);
  });
});
