import { countOf } from '../stored.ts';
import type { Call, Flowing, Translators } from './call.ts';

export const SHAPES: Translators = { Flatten: reshaped, Reshape: reshaped };

/** What it makes must be a vector, or one pixel. */
function reshaped(call: Call, input: Flowing): Flowing {
  const { graph, layer } = call;
  if (graph.flattens(layer.path)) return flattened(call, input);
  const shape = graph.shapeOf(input.layer);
  const target = layer.kind === 'Flatten' ? [-1] : ([layer.config.target_shape ?? []].flat() as number[]);
  const lengths = target.filter((side) => side !== 1);
  const isVector = lengths.length <= 1 && (lengths[0] === -1 || (lengths[0] ?? 1) === countOf(shape));
  if (isVector) return flattened(call, input);
  if (target.join() === shape.join()) return input;
  throw call.refused(`makes [${target}] of ${shape.join(' x ')}, which is neither a picture nor one vector`);
}

function flattened({ graph, layer: { path, name } }: Call, input: Flowing): Flowing {
  const layer = graph.pooledToFlatten(path, name, input.layer);
  const shape = graph.shapeOf(layer);
  return countOf(shape) === shape[2] ? { layer } : { layer, isFlat: true };
}
