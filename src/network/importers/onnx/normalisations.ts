import { vector } from '../graph.ts';
import type { Call, Operators } from './call.ts';
import type { Flowing } from './value.ts';

export const NORMALISATIONS: Operators = {
  BatchNormalization: batchNorm,
  InstanceNormalization: instanceNorm,
  LRN: lrn,
};

function batchNorm(call: Call, input: Flowing): Flowing {
  if (call.int('training_mode', 0) !== 0)
    throw call.refused('is still in training: export the network after model.eval()');
  const [weight, bias, mean, variance] = [1, 2, 3, 4].map((at) => call.constant(at, 'numbers').values);
  return call.push(
    call.picture(input),
    { kind: 'batchNorm', epsilon: call.float('epsilon', 1e-5) },
    {
      ...{ weight: vector(weight ?? []), bias: vector(bias ?? []) },
      ...{ running_mean: vector(mean ?? []), running_var: vector(variance ?? []) },
    },
  );
}

function lrn(call: Call, input: Flowing): Flowing {
  const [alpha, beta, k] = [call.float('alpha', 1e-4), call.float('beta', 0.75), call.float('bias', 1)];
  return call.push(call.picture(input), { kind: 'lrn', size: call.int('size', 5), alpha, beta, k });
}

function instanceNorm(call: Call, input: Flowing): Flowing {
  const [weight, bias] = [1, 2].map((at) => call.constant(at, 'numbers').values);
  return call.push(
    call.picture(input),
    { kind: 'instanceNorm', epsilon: call.float('epsilon', 1e-5) },
    { weight: vector(weight ?? []), bias: vector(bias ?? []) },
  );
}
