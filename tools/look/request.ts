import { LesionError, UnknownClassError } from '../../src/network/errors.ts';
import type { Network } from '../../src/network/network.ts';
import { ParameterError, type Parameters, type Technique } from '../../src/techniques/technique.ts';
import type { ParameterValue, SilencedLayer, Target } from '../../src/worker/api.ts';
import { readLesion } from '../../src/worker/lesion_text.ts';
import type { Request } from './look_once.ts';

/** What the command line gives: flags by name, values as typed. */
export type Flags = Readonly<Record<string, unknown>>;

/**
 * A class by index, by its whole name, or by a part that fits only one.
 * @throws {UnknownClassError} naming the classes that come near
 */
export function classByName(network: Network, wanted: string): number {
  if (/^\d+$/.test(wanted)) return network.checkClass(Number(wanted));
  const { labels, title } = network.description;
  const name = wanted.toLowerCase();
  const exact = labels.findIndex((label) => label.toLowerCase() === name);
  if (exact >= 0) return exact;
  const near = labels.filter((label) => label.toLowerCase().includes(name));
  if (near.length === 1) return labels.indexOf(near[0] as string);
  const hint = near.length
    ? `It could be: ${near.slice(0, 8).join(', ')}.`
    : 'Part of a name is enough, or an index.';
  throw new UnknownClassError(`${title} has no class "${wanted}". ${hint}`);
}

/** The declared parameters that are among the flags. */
export function givenFrom(parameters: Parameters, flags: Flags): Record<string, ParameterValue> {
  const given: Record<string, ParameterValue> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = flags[name];
    if (value === undefined) continue;
    // A layer may be named by its depth, 0..1.
    const isNumber =
      parameter.kind === 'number' ||
      parameter.kind === 'page' ||
      (parameter.kind === 'layer' && Number.isFinite(Number(value)));
    given[name] = isNumber ? Number(value) : parameter.kind === 'toggle' ? Boolean(value) : String(value);
  }
  return given;
}

/** Turns flags into a look: settings of the technique, target and lesion. @throws {ParameterError|LesionError} */
export function requestFrom(technique: Technique, network: Network, flags: Flags): Request {
  const given = givenFrom(technique.parameters, flags);
  const channel = flags.channel === undefined ? null : Number(flags.channel);
  const silenced = lesionFrom(flags.lesion);
  return { technique, given, channel, silenced, target: targetFrom(technique, network, flags) };
}

/** @param given one `layer:3,17` or several */
function lesionFrom(given: unknown): SilencedLayer[] {
  const texts = given === undefined ? [] : Array.isArray(given) ? given : [given];
  return texts.map(String).map((text) => {
    const silenced = readLesion(text);
    if (silenced) return silenced;
    throw new LesionError(`--lesion ${text} cannot be read: write layer:3,17 or layer:0-15.`);
  });
}

/** The target that the flags name; the leading class where they name none. @throws {ParameterError|UnknownClassError} */
export function targetFrom({ targets }: Pick<Technique, 'targets'>, network: Network, flags: Flags): Target {
  const channel = flags.channel === undefined ? null : Number(flags.channel);
  if (flags.class !== undefined) return { kind: 'class', index: classByName(network, String(flags.class)) };
  if (channel === null || targets.length === 0) return { kind: 'top' };
  if (flags.layer === undefined)
    throw new ParameterError('--channel needs --layer: a channel is one of a layer.');
  const layer = String(flags.layer);
  if (flags.y === undefined && flags.x === undefined) return { kind: 'channel', layer, channel };
  return { kind: 'neuron', layer, channel, y: Number(flags.y ?? 0), x: Number(flags.x ?? 0) };
}
