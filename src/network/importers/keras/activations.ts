import { recordOf } from '../text_files.ts';
import type { Call, Flowing, Translators } from './call.ts';

const LAYERS: Translators = {
  ReLU: rectified,
  LeakyReLU: (call, input) =>
    call.add(input, {
      kind: 'leakyRelu',
      slope: call.number('negative_slope', call.number('alpha', 0.3)),
    }),
  Softmax: (call, input) => call.add(call.vector(input), { kind: 'softmax' }),
};

export const ACTIVATIONS: Translators = { Activation: activated, ...LAYERS };

const AS_LAYERS = new Map(Object.entries(LAYERS));

/** What `activation` says, behind a layer or as one. */
export function activated(call: Call, input: Flowing): Flowing {
  const { config, kind, name } = call.layer;
  const given = config.activation;
  const called = recordOf(given) ?? {};
  const activation =
    typeof given === 'string'
      ? given
      : String(called.class_name ?? recordOf(called.config)?.name ?? 'linear');
  const own = kind === 'Activation' ? name : `${name}_${activation}`;
  // A layer as the activation of another, with settings of its own.
  const translator = AS_LAYERS.get(activation);
  if (translator)
    return translator(call.of({ name: own, kind: activation, config: recordOf(called.config) ?? {} }), input);
  switch (activation.toLowerCase()) {
    case 'linear':
      return input;
    case 'relu':
      return call.add(input, { kind: 'relu' }, {}, own);
    case 'relu6':
      return call.add(input, { kind: 'relu6' }, {}, own);
    case 'sigmoid':
      return call.add(input, { kind: 'sigmoid' }, {}, own);
    case 'tanh':
      return call.add(input, { kind: 'tanh' }, {}, own);
    case 'softmax':
      return call.add(call.vector(input), { kind: 'softmax' }, {}, own);
    case 'leaky_relu':
      return call.add(input, { kind: 'leakyRelu', slope: 0.2 }, {}, own);
    case 'hard_swish':
    case 'hard_silu':
      return call.add(input, { kind: 'hardSwish' }, {}, own);
    case 'swish':
    case 'silu': {
      const gate = call.add(input, { kind: 'sigmoid' }, {}, `${own}_gate`);
      return { ...input, layer: call.graph.add(own, { kind: 'multiply' }, [input.layer, gate.layer]) };
    }
    default:
      throw call.refused(`has the activation "${activation}", which Convoscope does not have`);
  }
}

function rectified(call: Call, input: Flowing): Flowing {
  const { max_value, negative_slope, threshold } = call.layer.config;
  const slope = Number([negative_slope ?? 0].flat()[0]);
  if (Number([threshold ?? 0].flat()[0]) !== 0) throw call.refused('begins elsewhere than at 0');
  if (max_value === 6 && slope === 0) return call.add(input, { kind: 'relu6' });
  if (max_value !== null && max_value !== undefined)
    throw call.refused(`ends at ${max_value}; only 6 is known here`);
  return call.add(input, slope === 0 ? { kind: 'relu' } : { kind: 'leakyRelu', slope });
}
