import * as tf from '@tensorflow/tfjs-core';
import type { Rule, RulesAnswer, RulesQuestion } from '../../contract/inside.ts';
import { told } from '../../contract/told.ts';
import { backward, dependents } from '../../network/backward.ts';
import type { LayerName } from '../../network/description.ts';
import { NetworkError } from '../../network/errors.ts';
import type { Network, Step } from '../../network/network.ts';
import { featureLayer, placeOf } from '../../network/structure.ts';
import { layerOf, seedOf } from '../../techniques/common/target.ts';
import { cellOf, type Figure, numbersOf } from './figure.ts';

const RULES: readonly Rule[] = ['gradient', 'deconvnet', 'guided'];

/** Cells in a row that are enough to see what passes and what does not. */
const LONG_ROW = 10;

/** The last rectifier with rows that are long enough, before the classifier where there is one; else the last that has rows. */
function rectifierOf(network: Network, layer: LayerName | null): Step {
  if (layer !== null) return network.step(layer);
  const isRectifier = ({ kind, shape }: Step) => kind.activation?.opening && shape[1] > 1;
  const end = placeOf(network, featureLayer(network));
  const before = network.steps.slice(0, end + 1).filter(isRectifier);
  const all = before.length > 0 ? before : network.steps.filter(isRectifier);
  const found = all.findLast(({ shape }) => shape[1] >= LONG_ROW) ?? all.at(-1);
  if (!found) throw new NetworkError(told('networkErrors.noRectifier', { title: network.description.title }));
  return found;
}

/**
 * One row of a rectifier: what goes in, what comes out, the gradient that arrives there, and what each of the three rules hands on
 * of it. All rules are given the same gradient, that of the true rule. There is nothing to see where the target comes before it.
 */
export const rules: Figure<RulesQuestion, RulesAnswer> = {
  taps: (network, { layer }) => rectifierOf(network, layer).layer.inputs.slice(),

  async look({ network, trace, target, order }, question) {
    if (!target) return null;
    const { layer, kind, shape, inputShapes, tensors } = rectifierOf(network, question.layer);
    const opening = kind.activation?.opening?.(layer);
    const [height, width, channels] = shape;
    const { y: row } = cellOf(question.place, height, width);
    const { name } = layer;
    if (!dependents(network, name).has(network.resolve(layerOf(network, target)))) return null;
    const arriving = tf.tidy(() => backward(network, trace, seedOf(network, target), 'gradient', name));
    try {
      const output = trace.unsilencedAt(name);
      const { shares } = await numbersOf(() => {
        const products = tf.mul(rowOf(output, row), rowOf(arriving, row));
        return { shares: tf.sum(tf.abs(products), [0, 1, 2]) };
      });
      const key = JSON.stringify([name, row, target]);
      const best = question.channel === null ? order.follow(key, shares)[0] : question.channel;
      const channel = Math.min(channels - 1, best ?? 0);
      const numbers = await numbersOf(() => {
        const of = (tensor: tf.Tensor4D) => tf.slice(tensor, [0, row, 0, channel], [1, 1, width, 1]);
        const inputs = layer.inputs.map((input) => trace.at(input));
        const passed = RULES.map((rule) => [
          rule,
          of(kind.adjoint(layer, arriving, { rule, inputs, inputShapes, output }, tensors)[0] as tf.Tensor4D),
        ]);
        return {
          before: of(inputs[0] as tf.Tensor4D),
          after: of(output),
          arriving: of(arriving),
          map: tf.slice(output, [0, 0, 0, channel], [1, height, width, 1]),
          ...(Object.fromEntries(passed) as Record<Rule, tf.Tensor>),
        };
      });
      const { before, after, gradient, deconvnet, guided } = numbers;
      return {
        ...{ figure: 'rules', layer: name, channel, channels, row, before, after },
        ceiling: opening && Number.isFinite(opening.ceiling) ? opening.ceiling : null,
        arriving: numbers.arriving,
        passed: { gradient, deconvnet, guided },
        map: { height, width, values: numbers.map },
      };
    } finally {
      arriving.dispose();
    }
  },
};

const rowOf = (tensor: tf.Tensor4D, row: number) =>
  tf.slice(tensor, [0, row, 0, 0], [1, 1, tensor.shape[2], tensor.shape[3]]);
