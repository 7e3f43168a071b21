import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { rectified, runShader, type Shader } from './program.ts';

const THREADS = 64;
/** Pixels beside each other that a thread computes. */
const ACROSS = 4;
/** Windows below that leave tfjs enough to do. */
const LEAST_WINDOW = 5;
/** Pixels of a picture, below which it is fast enough. */
const LEAST_PIXELS = 4096;

/**
 * A convolution of many pixels to at most four channels, as the last layer of style nets is: tfjs computes tiles of 32 channels and
 * throws most of them away. Stride 1, no border.
 * @returns null where it is another one
 */
export function narrowConvolution(
  backend: WebGPUBackend,
  size: tf.backend_util.Conv2DInfo,
  activation: string,
  x: tf.TensorInfo,
  filter: tf.TensorInfo,
  bias: tf.TensorInfo | undefined,
): tf.TensorInfo | null {
  const { inChannels, outChannels, outHeight, outWidth, batchSize, padInfo } = size;
  const isTaken =
    outChannels <= 4 &&
    inChannels % 4 === 0 &&
    inChannels <= 16 &&
    Math.min(size.filterHeight, size.filterWidth) >= LEAST_WINDOW &&
    outHeight * outWidth >= LEAST_PIXELS &&
    [size.strideHeight, size.strideWidth, size.dilationHeight, size.dilationWidth].every(
      (step) => step === 1,
    ) &&
    [padInfo.top, padInfo.bottom, padInfo.left, padInfo.right].every((pad) => pad === 0);
  if (!isTaken) return null;
  const threads = batchSize * outHeight * Math.ceil(outWidth / ACROSS);
  return runShader(backend, shaderOf(size, activation, !!bias), {
    inputs: [x, filter, ...(bias ? [bias] : [])],
    shape: size.outShape,
    groups: Math.ceil(threads / THREADS),
    integers: [batchSize, size.inHeight, size.inWidth, outHeight, outWidth],
  });
}

function shaderOf(
  { filterHeight, filterWidth, inChannels, outChannels }: tf.backend_util.Conv2DInfo,
  activation: string,
  hasBias: boolean,
): Shader {
  const fours = inChannels / 4;
  const each = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n');
  const range = (count: number) => Array.from({ length: count }, (_, at) => at);
  const vector = outChannels === 1 ? 'f32' : `vec${outChannels}<f32>`;
  const lanes = ['x', 'y', 'z', 'w'];
  /** The filter's numbers of one input channel. */
  const weights = (base: string) =>
    `${vector}(${range(outChannels)
      .map((out) => `filters[${base} + ${out}]`)
      .join(', ')})`;
  return {
    name: `narrowConvolution ${filterHeight} ${filterWidth} ${inChannels} ${outChannels} ${activation} ${hasBias}`,
    inputs: ['x', 'filters', ...(hasBias ? ['bias'] : [])],
    vectors: [1, 4, 1, ...(hasBias ? [1] : [])],
    ...{ threads: THREADS, integers: ['batch', 'inHeight', 'inWidth', 'height', 'width'] },
    main: `
      let across = (uniforms.width + ${ACROSS - 1}) / ${ACROSS};
      let left = (index % across) * ${ACROSS};
      let row = (index / across) % uniforms.height;
      let picture = index / (across * uniforms.height);
      if (picture < uniforms.batch) {
        ${each(ACROSS, (pixel) => `var sum${pixel} = ${vector}(0.0);`)}
        for (var down = 0; down < ${filterHeight}; down++) {
          for (var four = 0; four < ${fours}; four++) {
            let begin = (picture * uniforms.inHeight + row + down) * uniforms.inWidth + left;
            let last = (picture * uniforms.inHeight + row + down + 1) * uniforms.inWidth - 1;
            ${each(filterWidth + ACROSS - 1, (at) => `let x${at} = x[min(begin + ${at}, last) * ${fours} + four];`)}
            let tap = (down * ${filterWidth * inChannels} + four * 4) * ${outChannels};
            ${each(filterWidth, (k) =>
              range(4)
                .map(
                  (lane) => `let w${k}_${lane} = ${weights(`tap + ${(k * inChannels + lane) * outChannels}`)};
            ${each(ACROSS, (pixel) => `sum${pixel} += x${pixel + k}.${lanes[lane]} * w${k}_${lane};`)}`,
                )
                .join('\n'),
            )}
          }
        }
        let to = (picture * uniforms.height + row) * uniforms.width + left;
        ${each(
          ACROSS,
          (pixel) => `if (left + ${pixel} < uniforms.width) {
          ${range(outChannels)
            .map((out) => {
              const sum = outChannels === 1 ? `sum${pixel}` : `sum${pixel}.${lanes[out]}`;
              const value = hasBias ? `${sum} + bias[${out}]` : sum;
              return `result[(to + ${pixel}) * ${outChannels} + ${out}] = ${rectified(value, activation, 'f32')};`;
            })
            .join('\n')}
        }`,
        )}
      }`,
  };
}
