import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import type { InsideAnswer, InsideQuestion } from '../../../src/contract/inside.ts';
import { insideTaps, lookInside } from '../../../src/engine/inside/inside.ts';
import { StableOrder } from '../../../src/engine/view/stable_order.ts';
import { keepForward, type Trace } from '../../../src/network/forward.ts';
import type { Network } from '../../../src/network/network.ts';
import type { FixedTarget } from '../../../src/techniques/common/technique.ts';

/** The answer of one pass over an image, with the trace that it was made of, which the caller disposes. */
export async function looked<Question extends InsideQuestion>(
  network: Network,
  image: tf.Tensor4D,
  question: Question,
  target: FixedTarget | null = null,
): Promise<{ answer: Extract<InsideAnswer, Pick<Question, 'figure'>>; trace: Trace }> {
  const trace = keepForward(network, image, { taps: insideTaps(network, question) });
  const ask = () => lookInside({ network, trace, target, order: new StableOrder() }, question);
  const answer = (await ask()) as Extract<InsideAnswer, Pick<Question, 'figure'>>;
  // The first way back derives the turned filters, which stay.
  const idle = tf.memory().numTensors;
  await ask();
  expect(tf.memory().numTensors).toBe(idle);
  return { answer, trace };
}
