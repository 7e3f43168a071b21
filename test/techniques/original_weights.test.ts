import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepForward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import type { FixedTarget, Subject } from '../../src/techniques/common/technique.ts';
import { gradCamMap } from '../../src/techniques/grad_cam.ts';
import { imageGradient } from '../../src/techniques/guided_backprop.ts';
import { goldenImage, loadShipped } from '../support/efficientnet.ts';
import { type Golden, golden, goldenArrays, type ImageCase } from '../support/golden/golden.ts';
import { expectClose, norm } from '../support/relative_l2.ts';
import { someImages } from '../support/thorough.ts';
import { take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

type Kind = 'gradient' | 'guided' | 'gradCam';

interface OriginalCase extends ImageCase {
  readonly technique: Kind;
  /** Of the whole map, of which the array holds a part. */
  readonly norm: number;
}

const FILE = 'originalWeights';
const { cases, tolerance } = golden<OriginalCase>(FILE) as unknown as Omit<
  Golden<OriginalCase>,
  'tolerance'
> & {
  readonly tolerance: Readonly<Record<Kind, number>>;
};
const array = goldenArrays(FILE);

let network: Network;
beforeAll(async () => {
  await startWasm();
  network = await loadShipped();
});

function mapOf(subject: Subject, target: FixedTarget, technique: Kind): Float32Array {
  if (technique === 'gradCam') return take(gradCamMap(subject, target, 'act2'));
  return take(imageGradient(subject, target, technique));
}

/** The values at every n-th row and column of a square map. */
function thinned(values: Float32Array, channels: number, every: number): number[] {
  const side = Math.sqrt(values.length / channels);
  return Array.from(values).filter((_, i) => {
    const pixel = Math.floor(i / channels);
    return Math.floor(pixel / side) % every === 0 && (pixel % side) % every === 0;
  });
}

const images = [...new Set(someImages(cases).map(({ image }) => image))];

describe('with part of the kernels rounded to fp16 the maps stay near those of the weights as they were published', () => {
  it.each(images)('for %s', (image) => {
    const pixels = goldenImage(network, image);
    const trace = keepForward(network, pixels);
    for (const { technique, target: index, every, array: name, norm: wantedNorm } of cases.filter(
      (one) => one.image === image,
    )) {
      const target: FixedTarget = { kind: 'class', index };
      const values = mapOf({ network, image: pixels, trace, target }, target, technique);
      const channels = technique === 'gradCam' ? 1 : 3;
      expectClose(thinned(values, channels, every), array(name).values, tolerance[technique]);
      expect(Math.abs(norm(values) / wantedNorm - 1)).toBeLessThanOrEqual(tolerance[technique]);
    }
    tf.dispose([pixels, ...trace.tensors()]);
  });

  it('within 7 % of signed gradients, 1 % of guided backprop, a thousandth of Grad-CAM', () => {
    expect(tolerance.gradient).toBeLessThan(0.07);
    expect(tolerance.guided).toBeLessThan(0.01);
    expect(tolerance.gradCam).toBeLessThan(0.001);
  });
});
