import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { use } from '../../support/backends.ts';
import { everySpecimen, grow, toTensor } from '../../support/specimens.ts';

beforeAll(() => use('cpu'));

// The sanity check puts these in random order, and makes layers of them.
it.each(everySpecimen.filter(({ weights }) => weights))(
  'what $kind has learned is all that it needs, there and back: $title',
  (specimen) => {
    const { lone, batches, dy } = grow(specimen);
    const answer = () =>
      tf.tidy(() => {
        const inputs = batches.map(toTensor);
        const output = lone.forward(inputs);
        return [output, ...lone.adjoint(toTensor(dy), inputs, output)].map((one) => one.arraySync());
      });
    const before = answer();
    lone.keepLearnedAlone();
    expect(answer()).toEqual(before);
    lone.dispose();
    expect(tf.memory().numTensors).toBe(0);
  },
);
