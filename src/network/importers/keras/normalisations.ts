import { scaleAndOffsetOf } from '../../layers/batch_norm.ts';
import { vector } from '../graph.ts';
import { countOf } from '../stored.ts';
import type { Call, Flowing, Translators } from './call.ts';

export const NORMALISATIONS: Translators = { BatchNormalization: batchNorm, Rescaling: rescaled };

function batchNorm(call: Call, input: Flowing): Flowing {
  const { config } = call.layer;
  const mean = call.needed('moving_mean', 1).values;
  const filled = (value: number) => new Float32Array(mean.length).fill(value);
  const axis = [config.axis ?? -1].flat()[0];
  const shape = call.graph.shapeOf(input.layer);
  const isMap = !input.isFlat && countOf(shape) > shape[2];
  const isOverChannels = axis === -1 || (axis === 3 && !input.isFlat) || (axis === 1 && !isMap);
  if (!isOverChannels) throw call.refused(`goes along axis ${axis}, not the channels`);
  const numbers = input.isFlat ? countOf(shape) : shape[2];
  const epsilon = call.number('epsilon', 1e-3);
  const weight = config.scale === false ? filled(1) : call.needed('gamma', 1).values;
  const bias = config.center === false ? filled(0) : call.needed('beta', 1).values;
  const variance = call.needed('moving_variance', 1).values;
  if ([mean, weight, bias, variance].some(({ length }) => length !== numbers))
    throw call.refused(`takes ${mean.length} numbers, its input has ${shape.join(' x ')}`);
  if (input.isFlat) return { ...input, scaled: scaleAndOffsetOf(weight, bias, mean, variance, epsilon) };
  return call.add(
    input,
    { kind: 'batchNorm', epsilon },
    {
      ...{ weight: vector(weight), bias: vector(bias) },
      ...{ running_mean: vector(mean), running_var: vector(variance) },
    },
  );
}

function rescaled(call: Call, input: Flowing): Flowing {
  const channels = call.graph.shapeOf(input.layer)[2];
  const spread = (value: unknown) => {
    const list = [value ?? 0].flat() as number[];
    return Float32Array.from({ length: channels }, (_, at) => list[list.length === 1 ? 0 : at] as number);
  };
  const { scale = 1, offset } = call.layer.config;
  return { layer: call.graph.scale(call.layer.name, input.layer, spread(scale), spread(offset)) };
}
