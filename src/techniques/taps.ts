import type { LayerName } from '../network/description.ts';
import type { Target } from '../worker/api.ts';
import type { Parameters, Settings, Technique } from './technique.ts';

/** The layers that a look must find in its trace: those named by the target and by the settings. */
export function tapsOf<P extends Parameters>(
  { parameters }: Technique<P>,
  settings: Settings<P>,
  target: Target,
): LayerName[] {
  const named = Object.entries(parameters)
    .filter(([, parameter]) => parameter.kind === 'layer')
    .map(([name]) => String(settings[name]));
  return 'layer' in target ? [...named, target.layer] : named;
}
