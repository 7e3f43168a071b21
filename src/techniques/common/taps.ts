import type { Target } from '../../contract/target.ts';
import type { LayerName } from '../../network/description.ts';
import type { Network } from '../../network/network.ts';
import type { Parameters, Settings, Technique } from './technique.ts';

/** The layers that a look must find in its trace: those named by the target, by the settings and by the technique. */
export function tapsOf<P extends Parameters>(
  { parameters, taps }: Technique<P>,
  network: Network,
  settings: Settings<P>,
  target: Target,
): LayerName[] {
  const named = Object.entries(parameters)
    .filter(([, parameter]) => parameter.kind === 'layer')
    .map(([name]) => String(settings[name]))
    .concat(taps?.(network, settings) ?? []);
  return 'layer' in target ? [...named, target.layer] : named;
}
