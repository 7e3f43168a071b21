import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/network/run.ts';
import { loadSegmenter, type Segmenter } from '../../src/network/segmenter.ts';
import { golden, goldenArrays } from '../support/golden/golden.ts';
import { fetchFrom, mirroredInput } from '../support/style_nets.ts';
import { startWasm } from '../support/wasm_backend.ts';

interface MaskCase {
  readonly image: string;
  readonly array: string;
  readonly every: number;
  readonly share: number;
}

const { cases, tolerance } = golden<MaskCase>('segmenter');
const arrays = goldenArrays('segmenter');

let network: Segmenter;
beforeAll(async () => {
  await startWasm();
  network = await loadSegmenter(fetchFrom('selfie-segmentation'));
});
afterAll(() => network.dispose());

/** The middle rows of the mirrored picture. The caller disposes it. */
function inputOf(image: string): tf.Tensor4D {
  const { height, width } = network.description.input;
  const square = mirroredInput(image, width, network.description.input);
  const input = tf.slice(square, [0, (width - height) / 2], [-1, height]);
  square.dispose();
  return input;
}

describe('the mask of a person', () => {
  it.each(cases)('of $image is that of TensorFlow Lite', ({ image, array, every, share }) => {
    const before = tf.memory().numTensors;
    const input = inputOf(image);
    const mask = run(network, input);
    expect(mask.shape).toEqual([1, 144, 256, 1]);
    const kept = tf.tidy(() => tf.stridedSlice(mask, [0, 0, 0, 0], mask.shape, [1, every, every, 1]));
    const [got, want] = [kept.dataSync<'float32'>(), arrays(array).values];
    expect(got.length).toBe(want.length);
    const worst = got.reduce((most, value, i) => Math.max(most, Math.abs(value - (want[i] as number))), 0);
    expect(worst).toBeLessThan(tolerance);
    const mean = tf.tidy(() => tf.mean(mask).dataSync()[0] as number);
    expect(mean).toBeCloseTo(share, 3);
    tf.dispose([input, mask, kept]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('of an astronaut holds her face and not the flag beside her', () => {
    const input = inputOf('astronaut');
    const mask = run(network, input);
    const at = (y: number, x: number) => mask.dataSync<'float32'>()[y * 256 + x] as number;
    // In the 224 x 224 picture her face is at row 50, column 98, the flag at row 60, column 25.
    expect(at(50 - 40, 98 + 16)).toBeGreaterThan(0.9);
    expect(at(60 - 40, 25 + 16)).toBeLessThan(0.1);
    tf.dispose([input, mask]);
  });
});
