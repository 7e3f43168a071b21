/** Operators that change how numbers are laid out, and those that change nothing. */
import { countOf } from '../stored.ts';
import type { Call, Operators } from './call.ts';
import { fold, fromFront, resolved } from './fold.ts';
import type { Flowing, View } from './value.ts';

export const SHAPES: Operators = {
  ...{ Identity: same, Dropout: same, Cast: same },
  ...{ Flatten: reshaped, Reshape: reshaped, Squeeze: reshaped, Unsqueeze: reshaped, Transpose: transposed },
};

function same(_: Call, input: Flowing): Flowing {
  return input;
}

/** Flatten, Reshape, Squeeze, Unsqueeze: what they make must be a picture or one vector. */
function reshaped(call: Call, input: Flowing): Flowing {
  const [flattening = ''] = call.node.outputs;
  if (call.graph.flattens(flattening)) return flattened(call, flattening, input);
  const dims = call.dims(input);
  const count = countOf(dims);
  const wanted = wantedDims(call, dims);
  if (wanted.join() === dims.join()) return input;
  if (wanted.length === 2 && wanted[0] === 1 && wanted[1] === count)
    return flattened(call, flattening, input);
  const [, , channels] = call.graph.shapeOf(input.layer);
  if (count === channels && wanted.length === 4 && countOf(wanted) === count) {
    if (wanted[1] === count) return { ...input, view: 'nchw' };
    if (wanted[3] === count) return { ...input, view: 'nhwc' };
  }
  throw call.refused(`makes [${wanted}] of [${dims}], which is neither a picture nor one vector`);
}

function flattened(call: Call, flattening: string, input: Flowing): Flowing {
  const view: View = input.view === 'nhwc' ? 'hwc' : input.view === 'nchw' ? 'chw' : input.view;
  return { ...input, layer: call.graph.pooledToFlatten(flattening, call.name(), input.layer), view };
}

function wantedDims(call: Call, dims: readonly number[]): readonly number[] {
  const { batch, node } = call;
  const { operator, attributes } = node;
  if (operator === 'Flatten') {
    const [axis = 1] = fromFront([call.int('axis', 1)], dims.length);
    return [countOf(dims.slice(0, axis)), countOf(dims.slice(axis))];
  }
  if (operator === 'Reshape') {
    const shape = attributes.get('shape')?.ints ?? Array.from(call.constant(1, 'sides').values);
    // A batch that the file fixes is one picture here.
    const ofOne = shape.map((length, axis) => (axis === 0 && batch && length === batch ? 1 : length));
    return resolved(ofOne, dims);
  }
  const folded = fold(node, [{ dims, values: [] }, call.known(1, 'axes')]);
  if (!folded) throw call.refused('changes the shape in a way that is not known here');
  return folded.dims;
}

function transposed(call: Call, input: Flowing): Flowing {
  const axes = call.node.attributes.get('perm')?.ints ?? [];
  const [height, width] = call.graph.shapeOf(input.layer);
  if (input.view === 'nhwc' && axes.join() === '0,3,1,2') return { ...input, view: 'nchw' };
  if (input.view === 'nchw' && axes.join() === '0,2,3,1') return { ...input, view: 'nhwc' };
  if (axes.length === 2 && axes[0] === 0) return input;
  throw call.refused(`puts the axes of a map of ${height} x ${width} in the order [${axes}]`);
}
