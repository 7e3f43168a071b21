import { partOf } from '../../weights.ts';
import { denseMatrix } from '../axes.ts';
import type { Parameter } from '../graph.ts';
import { countOf } from '../stored.ts';
import { activated } from './activations.ts';
import type { Call, Flowing, Translators } from './call.ts';

export const DENSE: Translators = { Dense: (call, input) => activated(call, dense(call, input)) };

function dense(call: Call, input: Flowing): Flowing {
  const kernel = call.needed('kernel', 2);
  const shape = call.graph.shapeOf(input.layer);
  const [taken = 0, outputs = 0] = kernel.shape;
  if (taken !== countOf(shape) || !(input.isFlat || countOf(shape) === shape[2]))
    throw call.refused(`takes ${taken} numbers, its input has ${shape.join(' x ')}`);
  if (outputs === 0) throw call.refused('has 0 classes: there is nothing to tell apart');
  const { scaled } = input;
  const part = (from: number, to: number) => {
    const numbers = partOf(kernel, from, to);
    return scaled
      ? numbers.map((value, at) => value * (scaled.scale[Math.floor((from + at) / outputs)] as number))
      : numbers;
  };
  const weight = denseMatrix({
    part,
    shape: [outputs, taken],
    isTurned: true,
    channelsLast: shape,
  });
  const bias = scaled ? { bias: shifted(call, scaled.offset, outputs) } : call.bias();
  return call.add({ layer: input.layer }, { kind: 'dense' }, { weight, ...bias });
}

/** The bias, and what the matrix makes of the shift of its input. */
function shifted(call: Call, offset: Float32Array, outputs: number): Parameter {
  const [kernel, { bias }] = [call.needed('kernel', 2), call.bias()];
  const values = () => {
    const numbers = kernel.values;
    const sums = Float64Array.from(bias?.values() ?? new Float32Array(outputs));
    offset.forEach((shift, row) => {
      for (let output = 0; output < outputs; output++)
        sums[output] = (sums[output] as number) + shift * (numbers[row * outputs + output] as number);
    });
    return Float32Array.from(sums);
  };
  return { shape: [outputs], values };
}
