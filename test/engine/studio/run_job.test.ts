import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { NetworkSizes } from '../../../src/engine/studio/network_sizes.ts';
import { prepareInputs, readPixels, runJob } from '../../../src/engine/studio/run_job.ts';
import {
  type JobStep,
  type SlowTechnique,
  slowTechniqueSettings,
} from '../../../src/techniques/common/slow_technique.ts';
import { use } from '../../support/backends.ts';
import { toyInputs, toyNetwork } from '../../support/run_inputs.ts';
import { fade } from '../../support/toys/toy_slow_technique.ts';

beforeAll(() => use('cpu'));

/** Runs the toy job. @param until answers whether to go on after a step */
async function fadeWith(given: Record<string, number>, until: (step: JobStep) => Promise<boolean>) {
  const network = toyNetwork(8, 8);
  const { inputs, end } = toyInputs({ ...fade, needs: { content: false, models: 'none' } } as never);
  const technique = fade as unknown as SlowTechnique;
  const settings = slowTechniqueSettings(technique, network, given);
  network.dispose();
  const before = tf.memory().numTensors;
  try {
    return await runJob({ technique, settings, inputs }, until);
  } finally {
    expect(tf.memory().numTensors).toBe(before);
    end();
  }
}

describe('a job', () => {
  it('runs to its last step and is finished, whatever is answered there', async () => {
    const steps: number[] = [];
    const outcome = await fadeWith({ steps: 3 }, async ({ step }) => {
      steps.push(step);
      return step < 3;
    });
    expect({ outcome, steps }).toEqual({ outcome: 'finished', steps: [1, 2, 3] });
  });

  it('stops after the step at which it is told to, whose picture and checkpoint can be had until then', async () => {
    let grey = Number.NaN;
    let kept: readonly number[] = [];
    const outcome = await fadeWith({ steps: 4 }, async (jobStep) => {
      if (jobStep.step < 2) return true;
      const { width, height, rgba } = await readPixels(jobStep.picture());
      expect([width, height, rgba.length]).toEqual([8, 8, 256]);
      grey = rgba[0] as number;
      kept = Array.from((await jobStep.checkpoint()).arrays.grey?.values ?? []);
      return false;
    });
    expect(outcome).toBe('stopped');
    // Of seed 3, after two of four steps: 3 / 255 * 2 / 4, which is 1.5 of 255, rounded to even.
    expect(grey).toBe(2);
    expect(kept[0]).toBeCloseTo(1.5 / 255, 6);
  });

  it('ends with the error of its technique, or of whoever looks at its steps', async () => {
    await expect(fadeWith({ steps: 3, divergesAt: 2 }, async () => true)).rejects.toMatchObject({
      name: 'DivergedError',
    });
    const full = Promise.reject(new Error('The disk is full.'));
    await expect(fadeWith({ steps: 3 }, () => full)).rejects.toThrow('The disk is full.');
  });
});

it('reads pixels as bytes: 0..1 becomes 0..255, and what is beyond is cut off', async () => {
  const { rgba } = await readPixels(tf.tensor3d([0, 1, 0.5, -1, 2, 0.2], [1, 2, 3]));
  expect(Array.from(rgba)).toEqual([0, 255, 128, 255, 0, 255, 51, 255]);
});

describe('the inputs of a job', () => {
  const networks = new NetworkSizes({ build: () => toyNetwork(8, 8) } as never);
  const decode = async (file: string) => {
    if (file === 'broken') throw new Error('broken is no picture.');
    return tf.fill([1, 1, 1, 3], file.length) as tf.Tensor4D;
  };
  const sources = {
    ...{ content: 'photograph', seed: 7, resume: null },
    styles: [
      { title: 'Waves', weight: 2, file: 'waves' },
      { title: 'Dots', weight: 1, file: 'dots' },
    ],
  };

  it('are its decoded pictures in their order, which dispose() frees', async () => {
    const before = tf.memory().numTensors;
    const target = (content: tf.Tensor4D | null) => {
      expect(content?.dataSync()[0]).toBe(10);
      return { kind: 'class', index: 2 } as const;
    };
    const { inputs, dispose } = await prepareInputs({ ...sources, target }, networks, decode);
    expect(
      inputs.references.map(({ title, weight, pixels }) => [title, weight, pixels.dataSync()[0]]),
    ).toEqual([
      ['Waves', 2, 5],
      ['Dots', 1, 4],
    ]);
    expect(inputs).toMatchObject({ seed: 7, target: { kind: 'class', index: 2 }, resume: null });
    dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    [
      'a picture that cannot be read',
      { styles: [{ title: 'x', weight: 1, file: 'broken' }] },
      'broken is no',
    ],
    ['a target that does not exist', {}, 'no such class'],
  ])('leave no tensor behind at %s', async (_, other, message) => {
    const before = tf.memory().numTensors;
    const target = () => {
      throw new Error('no such class');
    };
    const preparing = prepareInputs({ ...sources, ...other, target }, networks, decode);
    await expect(preparing).rejects.toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });
});
