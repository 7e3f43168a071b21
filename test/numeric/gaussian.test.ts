import { expect, it } from 'vitest';
import { gaussianWeights } from '../../src/numeric/gaussian.ts';

it('weights of a Gaussian fall as exp(-d^2 / 2 s^2), reach three deviations, and add up to 1', () => {
  const weights = gaussianWeights(2);
  expect(weights).toHaveLength(13);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  const [centre, beside, last] = [6, 7, 12].map((at) => weights[at] as number) as [number, number, number];
  expect(beside / centre).toBeCloseTo(Math.exp(-1 / 8), 12);
  expect(last / centre).toBeCloseTo(Math.exp(-4.5), 12);
  expect([...weights].reverse()).toEqual([...weights]);
});

it('of a narrow one the neighbours still count', () => {
  expect(gaussianWeights(0.1)).toHaveLength(3);
});
