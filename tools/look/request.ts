import type { ParameterValue } from '../../src/contract/parameter.ts';
import { readAblation } from '../../src/contract/reading/ablation_text.ts';
import { readWhole } from '../../src/contract/reading/numbers.ts';
import { readGiven } from '../../src/contract/reading/parameters.ts';
import { type RequestedTarget, readTarget } from '../../src/contract/reading/targets.ts';
import type { NamedTarget } from '../../src/contract/target.ts';
import { asSaid } from '../../src/contract/told.ts';
import type { SilencedLayer } from '../../src/contract/view.ts';
import { disposeAblation, makeAblation } from '../../src/network/ablation.ts';
import { AblationError } from '../../src/network/errors.ts';
import type { Network } from '../../src/network/network.ts';
import { knownNetwork } from '../../src/techniques/common/network_card.ts';
import { errorOf, orThrow } from '../../src/techniques/common/or_throw.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import { fixTarget } from '../../src/techniques/common/target.ts';
import { ParameterError, type Parameters, type Technique } from '../../src/techniques/common/technique.ts';
import { paintParameters } from './declare.ts';
import type { Paint } from './draw/paint.ts';
import { layerOfChannels, type Request, showsChannels } from './run_once.ts';

/** What the command line gives: flags by name, values as typed. */
export type Flags = Readonly<Record<string, unknown>>;

interface Declared {
  readonly id: string;
  readonly parameters: Parameters;
}

/**
 * The declared parameters that are among the flags.
 * @param network may be null where no parameter is a layer
 * @throws {ParameterError|UnknownLayerError}
 */
export function givenFrom(
  { id, parameters }: Declared,
  network: Network | null,
  flags: Flags,
): Record<string, ParameterValue> {
  const names = Object.keys(parameters).filter((name) => flags[name] !== undefined);
  const given = Object.fromEntries(names.map((name) => [name, flags[name]]));
  const known = network && knownNetwork(network);
  const { values, faults } = readGiven({ id, parameters }, given, known, (name) => `--${name}`);
  if (faults[0]) throw errorOf(faults[0]);
  return values;
}

/** Turns flags into a look: settings of the technique, target and ablation. @throws {ParameterError|AblationError} */
export function requestFrom(technique: Technique, network: Network, flags: Flags): Request {
  const given = givenFrom(technique, network, flags);
  // One of the channels that are shown is no target.
  const isShown = showsChannels(technique) && flags.channel !== undefined;
  const target = targetFrom(technique, network, isShown ? { ...flags, channel: undefined } : flags);
  const asked = { technique, given, target, silenced: ablationFrom(flags.ablation) };
  return { ...asked, channel: isShown ? channelFrom(network, asked, flags) : null };
}

/** How maps are to be drawn. @throws {ParameterError} */
export function paintFrom(flags: Flags): Paint {
  const given = givenFrom({ id: 'a picture', parameters: paintParameters }, null, flags);
  return settingsFor({ id: 'a picture', parameters: paintParameters }, null, given) as Paint;
}

/** A whole number, or the default where the flag is not there. @throws {ParameterError} */
export function wholeFrom(
  flags: Flags,
  name: string,
  normal: number,
  min = 0,
  max = Number.POSITIVE_INFINITY,
) {
  const given = flags[name];
  return given === undefined ? normal : orThrow(readWhole(`--${name}`, given, min, max));
}

/** Of a technique that shows all channels of a layer: the one to show alone. */
function channelFrom(
  network: Network,
  asked: Pick<Request, 'technique' | 'given' | 'target'>,
  flags: Flags,
): number {
  const [, , channels] = network.shape(layerOfChannels(network, asked));
  return wholeFrom(flags, 'channel', 0, 0, channels - 1);
}

/**
 * Sees to it that a request fits the network before pictures are looked at.
 * @throws {ParameterError|AblationError|UnknownClassError|UnknownLayerError}
 */
export function checkRequest(network: Network, { technique, given, target, silenced }: Request): void {
  settingsFor(technique, network, given);
  fixTarget(network, technique, target, () => (technique.targets.length > 0 ? network.checkClass(0) : 0));
  disposeAblation(makeAblation(network, silenced));
}

/** @param given one `layer:3,17` or several */
function ablationFrom(given: unknown): SilencedLayer[] {
  const texts = given === undefined ? [] : Array.isArray(given) ? given : [given];
  return texts.map(String).map((text) => {
    const silenced = readAblation(text);
    if (silenced) return silenced;
    throw new AblationError(asSaid(`--ablation ${text} cannot be read: write layer:3,17 or layer:0-15.`));
  });
}

/**
 * The target that the flags name; the leading class where they name none.
 * @throws {ParameterError|UnknownClassError|UnknownLayerError}
 */
export function targetFrom(
  technique: Pick<Technique, 'id' | 'targets' | 'parameters'>,
  network: Network,
  flags: Flags,
): NamedTarget {
  if (technique.targets.length === 0) return { kind: 'top' };
  // Where the layer is a setting as well, it may be a depth.
  const isSetting = 'layer' in technique.parameters;
  const { layer } = isSetting ? givenFrom(technique, network, pick(flags, 'layer')) : flags;
  const requested = requestedTarget(flags, layer, isSetting);
  return orThrow(readTarget(requested, knownNetwork(network)));
}

const pick = (flags: Flags, name: string): Flags => ({ [name]: flags[name] });

function requestedTarget(flags: Flags, layer: unknown, layerIsSetting: boolean): RequestedTarget {
  const { channel, y, x } = flags;
  const isNeuron = y !== undefined || x !== undefined;
  if (flags.class !== undefined) {
    if (channel !== undefined || isNeuron)
      throw new ParameterError(asSaid('--class and --channel are two targets: name one of them.'));
    return { kind: 'class', index: String(flags.class) };
  }
  if (channel === undefined) {
    if (isNeuron)
      throw new ParameterError(
        asSaid('--y and --x need --layer and --channel: a neuron is one of a channel.'),
      );
    if (layer !== undefined && !layerIsSetting)
      throw new ParameterError(
        asSaid('--layer needs --channel: say which channel of the layer is looked at.'),
      );
    return { kind: 'top' };
  }
  if (layer === undefined)
    throw new ParameterError(asSaid('--channel needs --layer: a channel is one of a layer.'));
  const ref = { layer: String(layer), channel: wholeFrom(flags, 'channel', 0) };
  if (!isNeuron) return { kind: 'channel', ...ref };
  if (y === undefined || x === undefined)
    throw new ParameterError(
      asSaid('A neuron needs both --y and --x, its row and its column in the layer, from 0.'),
    );
  return { kind: 'neuron', ...ref, y: wholeFrom(flags, 'y', 0), x: wholeFrom(flags, 'x', 0) };
}
