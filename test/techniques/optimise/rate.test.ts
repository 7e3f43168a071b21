import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { Adam } from '../../../src/techniques/optimise/adam.ts';
import { NAdam } from '../../../src/techniques/optimise/nadam.ts';
import { NormalisedDescent } from '../../../src/techniques/optimise/normalised_descent.ts';
import type { Optimiser } from '../../../src/techniques/optimise/optimiser.ts';
import { fallingRate, type Rate } from '../../../src/techniques/optimise/rate.ts';
import { use } from '../../support/backends.ts';

beforeAll(() => use('cpu'));

it('falls along half a cosine to a twentieth, and stays there', () => {
  const rate = fallingRate(2, 4);
  // 0.05 + 0.95 (1 + cos(pi t)) / 2 of 2, at t = 0, 1/4, 1/2, 3/4 and 1.
  const wanted = [2, 1.72175, 1.05, 0.37825, 0.1, 0.1, 0.1];
  for (const [i, value] of wanted.entries()) expect(rate(i + 1)).toBeCloseTo(value, 5);
});

const step = async (optimiser: Optimiser, from: number): Promise<number> => {
  const parameters = tf.tensor1d([from]);
  const gradient = tf.tensor1d([3]);
  const stepped = await optimiser.step(parameters, async () => ({ loss: 0, terms: {}, gradient }));
  const to = stepped.parameters.dataSync()[0] as number;
  tf.dispose([parameters, gradient, stepped.parameters]);
  return to;
};

it.each<[string, (rate: number | Rate) => Optimiser]>([
  ['Adam', (rate) => new Adam({ rate })],
  ['NAdam', (rate) => new NAdam(rate)],
  ['normalised descent', (rate) => new NormalisedDescent(rate)],
])('%s takes the rate of each step, also gone on with', async (_, made) => {
  const rates = [0.5, 0.1, 0.2];
  const [falling, steady] = [made((at) => rates[at - 1] as number), made(1)];
  const restored = made((at) => rates[at - 1] as number);
  for (const [at, rate] of rates.entries()) {
    const optimiser = at === 2 ? restored : falling;
    if (at === 2) {
      const { tensors, numbers } = falling.memory();
      const copies = Object.entries(tensors).map(([name, one]) => [name, tf.clone(one)]);
      restored.restore({ numbers, tensors: Object.fromEntries(copies) });
    }
    // What moves does not depend on where it is: only the rate sets a step apart from that of rate 1.
    expect(await step(optimiser, 0)).toBeCloseTo(rate * (await step(steady, 0)), 5);
  }
  for (const one of [falling, steady, restored]) one.dispose();
});
