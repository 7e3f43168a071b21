import type { Call, Operators } from './call.ts';
import { fromFront } from './fold.ts';
import type { Flowing } from './value.ts';

export const ACTIVATIONS: Operators = {
  Relu: (call, input) => call.push(input, { kind: 'relu' }),
  LeakyRelu: (call, input) => call.push(input, { kind: 'leakyRelu', slope: call.float('alpha', 0.01) }),
  Sigmoid: (call, input) => call.push(input, { kind: 'sigmoid' }),
  Tanh: (call, input) => call.push(input, { kind: 'tanh' }),
  HardSwish: (call, input) => call.push(input, { kind: 'hardSwish' }),
  HardSigmoid: (call, input) => ramp(call, input, call.float('alpha', 0.2), call.float('beta', 0.5), 1),
  Clip: clipped,
  Softmax: softmax,
  LogSoftmax: (call, input) => ({ ...softmax(call, input), isLogarithm: true }),
};

/** Over all that a vector holds; of a map over the channels of each place. */
function softmax(call: Call, input: Flowing): Flowing {
  const [height, width] = call.graph.shapeOf(input.layer);
  const channels = { nchw: 1, nhwc: 3, chw: null, hwc: null }[input.view];
  // Before opset 13 it goes over its axis and all behind it.
  const isNew = call.opset >= 13;
  const [axis] = fromFront([call.int('axis', isNew ? -1 : 1)], 4);
  const isOverChannels = axis === channels && (isNew || channels === 3);
  if (height * width > 1 && (!isOverChannels || call.node.operator === 'LogSoftmax'))
    throw call.refused('is no softmax over the channels');
  return call.push(input, { kind: 'softmax' });
}

function clipped(call: Call, input: Flowing): Flowing {
  const min = call.known(1, 'limits')?.values[0] ?? call.float('min', Number.NEGATIVE_INFINITY);
  const max = call.known(2, 'limits')?.values[0] ?? call.float('max', Number.POSITIVE_INFINITY);
  if (min !== 0) throw call.refused(`cuts off below ${min}; only 0 is known here`);
  // Some exporters write the largest float for no limit.
  if (max > 1e30) return call.push(input, { kind: 'relu' });
  return max === 6 ? call.push(input, { kind: 'relu6' }) : ramp(call, input, 1, 0, max);
}

/** min(max(0, alpha x + beta), ceiling), out of a rectifier that ends at 6. */
function ramp(call: Call, input: Flowing, alpha: number, beta: number, ceiling: number): Flowing {
  const factor = 6 / ceiling;
  const steeper = scaled(call, input, alpha * factor, beta * factor);
  const cut = { ...steeper, layer: call.graph.add(call.name(), { kind: 'relu6' }, [steeper.layer]) };
  return scaled(call, cut, 1 / factor, 0);
}

function scaled(call: Call, input: Flowing, scale: number, shift: number): Flowing {
  const channels = call.graph.shapeOf(input.layer)[2];
  const filled = (value: number) => new Float32Array(channels).fill(value);
  return {
    ...input,
    layer: call.graph.scale(`${call.name()}_scale`, input.layer, filled(scale), filled(shift)),
  };
}
