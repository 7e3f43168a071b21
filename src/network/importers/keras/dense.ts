import { partOf } from '../../weights.ts';
import { denseMatrix } from '../axes.ts';
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
  const weight = denseMatrix({
    part: (from, to) => partOf(kernel, from, to),
    shape: [outputs, taken],
    isTurned: true,
    channelsLast: shape,
  });
  return call.add({ layer: input.layer }, { kind: 'dense' }, { weight, ...call.bias() });
}
