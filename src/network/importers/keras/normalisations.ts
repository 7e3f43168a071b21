import { vector } from '../graph.ts';
import type { Call, Flowing, Translators } from './call.ts';

export const NORMALISATIONS: Translators = { BatchNormalization: batchNorm, Rescaling: rescaled };

function batchNorm(call: Call, input: Flowing): Flowing {
  const { config } = call.layer;
  const mean = call.needed('moving_mean', 1).values;
  const filled = (value: number) => new Float32Array(mean.length).fill(value);
  const axis = [config.axis ?? -1].flat()[0];
  if (axis !== -1 && axis !== 3 && axis !== 1)
    throw call.refused(`goes along axis ${axis}, not the channels`);
  return call.add(
    input,
    { kind: 'batchNorm', epsilon: call.number('epsilon', 1e-3) },
    {
      weight: vector(config.scale === false ? filled(1) : call.needed('gamma', 1).values),
      bias: vector(config.center === false ? filled(0) : call.needed('beta', 1).values),
      running_mean: vector(mean),
      running_var: vector(call.needed('moving_variance', 1).values),
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
