/** What a backend answers to one picture, and how fast: by that a backend is chosen, and watched. */
import * as tf from '@tensorflow/tfjs-core';
import { backward } from '../network/backward.ts';
import { forward } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { passRecorder } from '../network/webgpu/recorded_passes.ts';
import { relativeDistance } from '../numeric/relative_distance.ts';

/** Shaders are compiled, filters packed and passes recorded by then. */
const WARM_UPS = 4;
const LOOKS = 5;

/** Relative L2 distances: of the last layer's output, and of a gradient, where a rectifier may open that is closed elsewhere. */
const MOST_APART = { output: 1e-2, gradient: 5e-2 };

/** What a network says of the picture of a trial. */
export interface Answer {
  /** Of its last layer. */
  readonly output: Float32Array;
  /** Of that output's first numbers summed, with respect to the image. */
  readonly gradient: Float32Array;
}

export interface Trial {
  readonly answer: Answer;
  /** Of one pass forward and back with its gradient read, in milliseconds; the median of a few. */
  readonly ms: number;
}

/** So many numbers of the output are summed. */
const SEEDED = 3;

/** @param network on the present backend. Borrowed. */
export async function answerOf(network: Network): Promise<Answer> {
  const { width, height } = network.description.input;
  const [output, gradient] = tf.tidy(() => {
    const numbers = Float32Array.from({ length: height * width * 3 }, waves);
    const trace = forward(network, tf.tensor4d(numbers, [1, height, width, 3]));
    const last = trace.logits;
    const seed = Float32Array.from({ length: last.size }, (_, at) => +(at < SEEDED));
    const seeds = new Map([
      [network.resolve(network.description.logits), tf.tensor(seed, last.shape) as tf.Tensor4D],
    ]);
    return [last, backward(network, trace, seeds)] as const;
  });
  try {
    return {
      output: Float32Array.from(await output.data<'float32'>()),
      gradient: Float32Array.from(await gradient.data<'float32'>()),
    };
  } finally {
    tf.dispose([output, gradient]);
  }
}

/** A picture without chance: smooth, of all colours, deviation about 1. */
export const waves = (_: unknown, at: number): number =>
  1.4 * Math.sin(0.013 * at + 2 * Math.sin(0.0007 * at));

/** @param build makes the network on the present backend */
export async function tryOut(build: () => Network): Promise<Trial> {
  const network = build();
  network.recorder = passRecorder();
  try {
    let answer = await answerOf(network);
    for (let i = 1; i < WARM_UPS; i++) await answerOf(network);
    const times: number[] = [];
    for (let i = 0; i < LOOKS; i++) {
      const start = performance.now();
      // The last one is a replayed one, where passes are recorded.
      answer = await answerOf(network);
      times.push(performance.now() - start);
    }
    return { answer, ms: times.sort((a, b) => a - b)[Math.floor(LOOKS / 2)] as number };
  } finally {
    network.dispose();
  }
}

/** Whether two backends, or one at two times, say the same of the picture. */
export const isSame = (found: Answer, wanted: Answer): boolean =>
  relativeDistance(found.output, wanted.output) <= MOST_APART.output &&
  relativeDistance(found.gradient, wanted.gradient) <= MOST_APART.gradient;
