/** Layers of several inputs: sums, products and joined channels. */
import type { Call, Flowing, Translators } from './call.ts';

export const JOINS: Translators = {
  Add: (call) => call.join({ kind: 'add' }),
  Multiply: (call) => call.join({ kind: 'multiply' }),
  Concatenate: concat,
};

function concat(call: Call): Flowing {
  const { axis = -1 } = call.layer.config;
  const isFlat = call.inputs.some((input) => input.isFlat);
  if ((axis !== -1 && axis !== 3) || isFlat) throw call.refused('joins along another axis than the channels');
  return call.join({ kind: 'concat' });
}
