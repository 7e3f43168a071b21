import type { Command } from 'cac';
import type { TargetKind } from '../../src/contract/target.ts';
import { DIVERGING_MAPS, SEQUENTIAL_MAPS } from '../../src/render/heat/colour_maps.ts';
import type { Parameters } from '../../src/techniques/common/technique.ts';

/** What every command has that looks at many pictures with a network. */
export const declareBatch = (command: Command, network: string): Command =>
  declareRecursion(command)
    .option(
      '--network <id>',
      'network: a folder of models/, or the path of one, of a .safetensors, .pth or .onnx file, or of a TensorFlow.js model',
      { default: network },
    )
    .option('--json', 'print JSON');

export const declareRecursion = (command: Command): Command =>
  command.option('--recursive', 'look into folders of folders');

/** The settings that a technique declares, as flags; but for those of films and of a stage: pictures are painted one by one. */
export function declareParameters(command: Command, parameters: Parameters): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.kind === 'toggle' && parameter.on) continue;
    const choices =
      parameter.kind === 'choice' ? `: ${parameter.options.map(({ value }) => value).join(', ')}` : '';
    const range = parameter.kind === 'number' ? ` (${parameter.min} to ${parameter.max})` : '';
    const flag = parameter.kind === 'toggle' ? `--${name}` : `--${name} <value>`;
    const fallback = parameter.kind === 'layer' ? 'a name, or a depth from 0 to 1; default' : 'default';
    const off = parameter.kind === 'toggle' ? `; --${name}=false switches it off` : '';
    command.option(flag, `${parameter.label}${choices}${range}; ${fallback} ${parameter.default}${off}`);
  }
}

const one = (value: string) => ({ value, label: value });

/** How a map is drawn over its photograph. */
export const paintParameters = {
  opacity: {
    kind: 'number',
    label: 'how far the map covers the photograph',
    ...{ min: 0, max: 1, step: 0.01, default: 0.75 },
  },
  colours: {
    kind: 'choice',
    label: 'colours of maps from nothing to much',
    options: SEQUENTIAL_MAPS.map(one),
    default: 'inferno',
  },
  signedColours: {
    kind: 'choice',
    label: 'colours of maps with a sign',
    options: DIVERGING_MAPS.map(one),
    default: 'blue-orange',
  },
} as const satisfies Parameters;

/** What has targets. */
interface Targeted {
  readonly parameters: Parameters;
  readonly targets: readonly TargetKind[];
  readonly targetIf?: { readonly setting: string; readonly value: string };
}

/** What a technique can look at or climb to, as flags. */
export function declareTarget(command: Command, { parameters, targets, targetIf }: Targeted): void {
  const only = targetIf ? `, with --${targetIf.setting} ${targetIf.value} only` : '';
  if (targets.includes('class'))
    command.option(
      '--class <name>',
      `class by name, by a part that fits one only, or by index; default the leading one${only}`,
    );
  const hasLayer = 'layer' in parameters;
  if (targets.includes('channel') && !hasLayer)
    command.option('--layer <name>', 'layer of the channel or neuron');
  if (targets.includes('channel')) command.option('--channel <index>', `one channel of the layer${only}`);
  if (targets.includes('neuron'))
    command.option('--y <row>', 'row of the neuron').option('--x <column>', 'column of the neuron');
}
