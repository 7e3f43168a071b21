import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import type { NetworkSizes } from '../../src/engine/studio/network_sizes.ts';
import { readPixels } from '../../src/engine/studio/run_job.ts';
import { forward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { Random } from '../../src/numeric/random.ts';
import { ascent } from '../../src/techniques/ascent/ascent.ts';
import type { AscentSettings } from '../../src/techniques/ascent/settings.ts';
import { slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { gradientAscent } from '../../src/techniques/gradient_ascent.ts';
import { answeringObjective } from '../../src/techniques/optimise/objectives.ts';
import { optimise } from '../../src/techniques/optimise/optimise.ts';
import { inputOf } from '../../src/techniques/optimise/pixels.ts';
import { type DrawSettings, targetOf, type Unit } from './plan.ts';

/** Side of a tile in pixels. */
export const TILE = 128;
/** Deviation of the values of a tile of a texture, 0..1, and the largest factor that brings it there. */
const CONTRAST = { deviation: 0.2, most: 4 };
/** Of a channel's output over the places of its picture: below it nothing has been found that the channel answers to. */
const ANSWER = 1e-6;

/** Depends on the unit alone, so that shards draw what one machine draws. @returns 31 bits */
const seedOf = (seed: number, { section: { layer }, channel }: Unit): number =>
  createHash('sha256').update(`${seed}/${layer}/${channel}`).digest().readUInt32BE() >>> 1;

/**
 * The picture that a unit answers to most.
 * @returns a tile as a PNG file; null where nothing excites the unit
 */
export async function drawUnit(networks: NetworkSizes, unit: Unit, seed: number): Promise<Buffer | null> {
  const { settings, isClasses } = unit.section;
  const network = networks.at(settings.input, settings.input);
  const target = targetOf(unit);
  const objective =
    settings.climbs === 'answers' && target.kind === 'channel'
      ? answeringObjective(network, target)
      : undefined;
  const run = ascent(
    network,
    target,
    ascentSettings(network, settings),
    new Random(seedOf(seed, unit)),
    objective,
  );
  let picture: tf.Tensor3D | undefined;
  for await (const step of optimise(run, null)) if (step.step === step.steps) picture = step.picture();
  if (!picture) throw new Error(`${unit.section.layer} ${unit.channel} ended without a picture.`);
  if (!isClasses && !answers(network, unit, picture)) {
    picture.dispose();
    return null;
  }
  const { rgba, width, height } = await readPixels(picture);
  const side = settings.shown;
  const edge = Math.floor((width - side) / 2);
  const shown = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .extract({ left: edge, top: edge, width: side, height: side })
    .removeAlpha()
    .raw()
    .toBuffer();
  if (!isClasses) stretch(shown);
  return sharp(shown, { raw: { width: side, height: side, channels: 3 } })
    .resize(TILE, TILE, { kernel: 'cubic' })
    .png()
    .toBuffer();
}

function ascentSettings(network: Network, settings: DrawSettings): AscentSettings {
  const { preset, size, steps, rate, jitter, crops, cropLeast, cropMost, noise } = settings;
  const motion = { jitter, scale: 0, rotate: 0 };
  // Smaller than the studio paints.
  return {
    ...slowTechniqueSettings(gradientAscent, network, {}, preset),
    ...{ size, steps, rate, crops, cropLeast, cropMost, noise, ...(preset === 'olah' ? {} : motion) },
    ...(preset === 'olah' && { jitter }),
  };
}

/** Whether a channel's output differs from place to place of its picture. */
function answers(network: Network, { section: { layer }, channel }: Unit, picture: tf.Tensor3D): boolean {
  return tf.tidy(() => {
    const pixels = tf.expandDims(picture, 0) as tf.Tensor4D;
    const output = forward(network, inputOf(pixels, network.description.input), { upTo: layer }).at(layer);
    const [, height, width] = output.shape;
    const one = tf.slice(output, [0, 0, 0, channel], [1, height, width, 1]);
    return (tf.sub(tf.max(one), tf.min(one)).dataSync()[0] as number) > ANSWER;
  });
}

/** Brings the values of a texture to the contrast of a photograph, in place. */
function stretch(values: Buffer): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const gain = Math.min(CONTRAST.most, Math.max(1, (255 * CONTRAST.deviation) / Math.sqrt(variance + 1e-9)));
  for (let i = 0; i < values.length; i++)
    values[i] = Math.min(255, Math.max(0, Math.round(mean + ((values[i] as number) - mean) * gain)));
}
