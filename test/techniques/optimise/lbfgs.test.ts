import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CurvaturePair, Lbfgs, lbfgsDirection } from '../../../src/techniques/optimise/lbfgs.ts';
import type { Evaluation } from '../../../src/techniques/optimise/optimiser.ts';
import wanted from '../../golden/lbfgs.json' with { type: 'json' };
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { expectNoLeak } from '../../support/expect_no_leak.ts';
import { expectClose } from '../../support/relative_l2.ts';

beforeAll(() => use('cpu'));

type Evaluate = (x: tf.Tensor) => Promise<Evaluation>;

/** A function of a few numbers with its gradient, as an optimiser takes it. */
const evaluator =
  (f: (x: number[]) => { loss: number; gradient: number[] }): Evaluate =>
  async (x) => {
    const { loss, gradient } = f(Array.from(x.dataSync()));
    return { loss, terms: { loss }, gradient: tf.tensor1d(gradient) };
  };

const rosenbrock = evaluator(([x = 0, y = 0]) => ({
  loss: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
}));

/** The function of the golden values. */
const valley = evaluator((x) => {
  const { curvatures, centres } = wanted;
  const away = x.map((value, i) => value - (centres[i] as number));
  return {
    loss: x.reduce(
      (sum, value, i) => sum + 0.5 * (curvatures[i] as number) * (away[i] as number) ** 2 + 0.25 * value ** 4,
      0,
    ),
    gradient: x.map((value, i) => (curvatures[i] as number) * (away[i] as number) + value ** 3),
  };
});

/** Takes steps and disposes what comes up. @returns the last parameters and the loss before each step */
async function descend(optimiser: Lbfgs, start: tf.Tensor, steps: number, evaluate: Evaluate) {
  let parameters = start;
  const losses: number[] = [];
  for (let i = 0; i < steps; i++) {
    const stepped = await optimiser.step(parameters, evaluate);
    tf.dispose([parameters, stepped.gradient]);
    parameters = stepped.parameters;
    losses.push(stepped.loss);
  }
  return { parameters, losses };
}

describe('the direction of L-BFGS', () => {
  it('is straight down before anything is known', () => {
    expect(Array.from(lbfgsDirection(tf.tensor1d([3, -4]), []).dataSync())).toEqual([-3, 4]);
  });

  it('is the Newton step where the pairs show the whole curvature', () => {
    // f = x^2 + 2 y^2: the change of the gradient is (2, 0) along (1, 0) and (0, 4) along (0, 1).
    const pair = (move: number[], change: number[]): CurvaturePair => ({
      move: tf.tensor1d(move),
      change: tf.tensor1d(change),
      rho: 1 / move.reduce((sum, value, i) => sum + value * (change[i] as number), 0),
    });
    const pairs = [pair([1, 0], [2, 0]), pair([0, 1], [0, 4])];
    expect(Array.from(lbfgsDirection(tf.tensor1d([6, 8]), pairs).dataSync())).toEqual([-3, -2]);
  });

  it('walks as torch.optim.LBFGS does with steps of fixed length', async () => {
    let x: tf.Tensor = tf.tensor1d(wanted.start);
    let pairs: CurvaturePair[] = [];
    let { gradient } = await valley(x);
    for (const [step, iterate] of wanted.fixed.entries()) {
      const norm = tf.sum(tf.abs(gradient)).dataSync()[0] as number;
      const move = tf.mul(lbfgsDirection(gradient, pairs), step === 0 ? Math.min(1, 1 / norm) : 1);
      x = tf.add(x, move);
      expectClose(x.dataSync(), iterate, wanted.tolerance);
      const next = (await valley(x)).gradient;
      const change = tf.sub(next, gradient);
      const curvature = tf.sum(tf.mul(move, change)).dataSync()[0] as number;
      if (curvature > 1e-10) pairs = [...pairs, { move, change, rho: 1 / curvature }].slice(-wanted.history);
      gradient = next;
    }
  });
});

describe('L-BFGS with its line search', () => {
  it('finds the bottom of Rosenbrock’s banana, falling at every step', async () => {
    const optimiser = new Lbfgs({ firstMove: 0.1 });
    const { parameters, losses } = await descend(optimiser, tf.tensor1d([-1.2, 1]), 40, rosenbrock);
    expectClose(parameters.dataSync(), [1, 1], 1e-3);
    for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThanOrEqual(losses[i - 1] as number);
  });

  it('ends where torch’s ends with its own', async () => {
    const optimiser = new Lbfgs({ firstMove: 0.1, history: wanted.history });
    const { parameters } = await descend(optimiser, tf.tensor1d(wanted.start), 24, valley);
    expectClose(parameters.dataSync(), wanted.minimum, wanted.tolerance);
  });

  it.each(NODE_BACKENDS)(
    'costs one evaluation a step where the full step is good, on %s',
    async (backend) => {
      await use(backend);
      let evaluations = 0;
      const counted: Evaluate = (x) => {
        evaluations++;
        return valley(x);
      };
      const optimiser = new Lbfgs({ firstMove: 0.1 });
      const { parameters } = await descend(optimiser, tf.tensor1d(wanted.start), 12, counted);
      expectClose(parameters.dataSync(), wanted.minimum, 1e-2);
      // One where it begins, and a few while the curvature is unknown.
      expect(evaluations).toBeLessThanOrEqual(12 + 5);
      await use('cpu');
    },
  );

  it('shortens a step that lands where the loss is no number', async () => {
    const cliff = evaluator(([x = 0]) => ({ loss: x > 1 ? NaN : -x, gradient: [x > 1 ? NaN : -1] }));
    const { parameters } = await descend(new Lbfgs({ firstMove: 4 }), tf.tensor1d([0]), 1, cliff);
    const [x] = parameters.dataSync();
    expect(x).toBeGreaterThan(0.1);
    expect(x).toBeLessThanOrEqual(1);
  });

  it('stays where it is at the bottom', async () => {
    const { parameters } = await descend(new Lbfgs({ firstMove: 0.1 }), tf.tensor1d([1, 1]), 3, rosenbrock);
    expect(Array.from(parameters.dataSync())).toEqual([1, 1]);
  });

  it('goes on bit for bit from its memory', async () => {
    const whole = await descend(new Lbfgs({ firstMove: 0.1 }), tf.tensor1d([-1.2, 1]), 12, rosenbrock);
    const first = new Lbfgs({ firstMove: 0.1 });
    const half = await descend(first, tf.tensor1d([-1.2, 1]), 5, rosenbrock);
    const second = new Lbfgs({ firstMove: 0.1 });
    const { tensors, numbers } = first.memory();
    second.restore({
      tensors: Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, tf.clone(tensor)])),
      numbers,
    });
    const rest = await descend(second, half.parameters, 7, rosenbrock);
    expect(rest.parameters.dataSync()).toEqual(whole.parameters.dataSync());
    expect([...half.losses, ...rest.losses]).toEqual(whole.losses);
  });

  it('leaves no tensor behind', () =>
    expectNoLeak(async () => {
      const optimiser = new Lbfgs({ firstMove: 0.1, history: 3 });
      const { parameters } = await descend(optimiser, tf.tensor1d([-1.2, 1]), 8, rosenbrock);
      optimiser.dispose();
      return parameters;
    }));
});
