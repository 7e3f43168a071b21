import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../../src/contract/jobs.ts';
import { numberIn } from '../../../src/contract/reading/numbers.ts';
import { asSaid } from '../../../src/contract/told.ts';
import { NetworkSizes } from '../../../src/engine/studio/network_sizes.ts';
import { prepareInputs, type RunSources } from '../../../src/engine/studio/run_job.ts';
import { forward } from '../../../src/network/forward.ts';
import type { NetworkPlan } from '../../../src/network/load.ts';
import type { Network } from '../../../src/network/network.ts';
import type { RunInputs, SlowTechnique } from '../../../src/techniques/common/slow_technique.ts';
import { fixTarget } from '../../../src/techniques/common/target.ts';
import { ParameterError } from '../../../src/techniques/common/technique.ts';
import { inputOf } from '../../../src/techniques/optimise/pixels.ts';
import { resized } from '../../../src/techniques/optimise/resize.ts';
import { readPixels } from '../files/photograph.ts';
import { type Flags, targetFrom, wholeFrom } from '../request.ts';

/** Pictures are read at most this large; a painting makes of them what size it needs. */
const LONGEST = 1024;

/** Inputs of a run whose tensors and networks `end` frees. */
export interface LentInputs extends RunInputs {
  end(): void;
}

/**
 * Everything that the command line says about what to paint from.
 * @param image the content's file; null where the painting needs none
 * @param resume where to go on; null to begin
 * @throws {PictureFileError|ParameterError|UnknownClassError|UnknownLayerError}
 */
export async function inputsFrom(
  technique: SlowTechnique,
  plan: NetworkPlan,
  image: string | null,
  flags: Flags,
  resume: Checkpoint | null = null,
): Promise<LentInputs> {
  const networks = new NetworkSizes(plan);
  const target = (content: tf.Tensor4D | null) => {
    const network = networks.usual;
    return fixTarget(network, technique, targetFrom(technique, network, flags), () => {
      if (content) return leadingClass(network, content);
      if (technique.targets.length === 0) return 0;
      throw new ParameterError(
        asSaid(`Say what ${technique.id} is to paint: --class, or --layer and --channel.`),
      );
    });
  };
  try {
    const seed = wholeFrom(flags, 'seed', 1);
    const sources = { content: image, styles: stylesFrom(technique, flags), seed, resume, target };
    const { inputs, dispose } = await prepareInputs(sources, networks, decode);
    const end = () => {
      dispose();
      networks.trim(0);
    };
    return { ...inputs, end };
  } catch (error) {
    networks.trim(0);
    throw error;
  }
}

async function decode(file: string): Promise<tf.Tensor4D> {
  const { height, width, values } = await readPixels(file, LONGEST);
  return tf.tensor4d(values, [1, height, width, 3]);
}

/** What `--style` names: files, some with their weight as text. */
export const styleFiles = (style: unknown) =>
  (style === undefined ? [] : [style].flat().map(String)).map((entry) => {
    const [, file = entry, share] = /^(.*)=([^=]*)$/.exec(entry) ?? [];
    return { entry, file, share };
  });

/** `--style FILE` or `--style FILE=WEIGHT`, as often as wished. */
function stylesFrom({ id, needs }: SlowTechnique, { style }: Flags): RunSources<string>['styles'] {
  const given = styleFiles(style);
  if (needs.references === 'none' && given.length === 0) return [];
  if (needs.references === 'none') throw new ParameterError(asSaid(`${id} takes no --style.`));
  if (given.length === 0)
    throw new ParameterError(asSaid(`${id} needs a picture to paint after: --style FILE.`));
  if (needs.references === 'one' && given.length > 1)
    throw new ParameterError(asSaid(`${id} takes one --style.`));
  return given.map(({ entry, file, share }) => {
    const weight = share === undefined ? 1 : numberIn(share);
    if (weight === null || !(weight > 0))
      throw new ParameterError(asSaid(`The weight of --style ${entry} must be a number over 0.`));
    return { title: file, weight, file };
  });
}

function leadingClass(network: Network, content: tf.Tensor4D): number {
  const { input } = network.description;
  const best = tf.tidy(() => {
    const { logits } = forward(network, inputOf(resized(content, input.height, input.width), input));
    return tf.argMax(tf.reshape(logits, [-1]));
  });
  const [index] = best.dataSync();
  best.dispose();
  return index as number;
}
