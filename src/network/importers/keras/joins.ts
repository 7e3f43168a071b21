/** Layers of several inputs: sums, products and joined channels. */
import { countOf } from '../stored.ts';
import type { Call, Flowing, Translators } from './call.ts';

export const JOINS: Translators = {
  Add: (call) => call.join({ kind: 'add' }),
  Multiply: multiplied,
  Concatenate: concat,
};

const sizeOf = ({ graph }: Call, { layer }: Flowing) => countOf(graph.shapeOf(layer));

/** The gate comes second. */
function multiplied(call: Call): Flowing {
  const largestFirst = call.inputs.toSorted((a, b) => sizeOf(call, b) - sizeOf(call, a));
  return call.join({ kind: 'multiply' }, largestFirst);
}

/** Of maps along their channels, of vectors along what they have; a flattened map is a vector of rows, columns and channels. */
function concat(call: Call): Flowing {
  const { axis = -1 } = call.layer.config;
  const { inputs } = call;
  const isFlat = inputs.some((input) => input.isFlat);
  // Of vectors the second axis is that of the channels.
  const areVectors = inputs.every(
    (input) => input.isFlat || sizeOf(call, input) === call.graph.shapeOf(input.layer)[2],
  );
  const isOverChannels = axis === -1 || (axis === 3 && !isFlat) || (axis === 1 && areVectors);
  if (!isOverChannels || (isFlat && !areVectors))
    throw call.refused('joins along another axis than the channels');
  return call.join(
    { kind: 'concat' },
    inputs.map((input) => call.vector(input)),
  );
}
