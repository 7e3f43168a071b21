import { denseMatrix } from '../axes.ts';
import { vector } from '../graph.ts';
import { countOf } from '../stored.ts';
import type { Call, Operators } from './call.ts';
import { partOf } from './constant.ts';
import type { Flowing } from './value.ts';

export const DENSE: Operators = { Gemm: dense, MatMul: dense };

function dense(call: Call, input: Flowing): Flowing {
  const matrix = call.constant(1, 'weights');
  const { dims } = matrix;
  if (dims.length !== 2 || call.int('transA', 0) !== 0)
    throw call.refused('multiplies other things than a vector and a matrix');
  const shape = call.graph.shapeOf(input.layer);
  const isVector = input.view === 'chw' || input.view === 'hwc' || countOf(shape) === shape[2];
  if (!isVector) throw call.refused('multiplies a map, not a vector');
  const isOutputsFirst = call.node.operator === 'Gemm' && call.int('transB', 0) === 1;
  const [rows = 0, columns = 0] = dims;
  const [outputs, taken] = isOutputsFirst ? [rows, columns] : [columns, rows];
  if (taken !== countOf(shape)) throw call.refused(`takes ${taken} numbers, its input has ${countOf(shape)}`);
  const [alpha, beta] = [call.float('alpha', 1), call.float('beta', 1)];
  const weight = denseMatrix({
    part: (from, to) => partOf(matrix, from, to),
    shape: [outputs, taken],
    isTurned: !isOutputsFirst,
    factor: alpha,
    channelsLast: input.view === 'hwc' ? shape : undefined,
  });
  const bias = call.known(2, 'biases');
  const added =
    bias &&
    Float32Array.from(
      { length: outputs },
      (_, at) => beta * (bias.values[bias.values.length === 1 ? 0 : at] as number),
    );
  const result = call.push(input, { kind: 'dense' }, { weight, ...(added && { bias: vector(added) }) });
  return { ...result, view: 'chw' };
}
