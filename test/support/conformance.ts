/** Every technique and every slow one on an architecture of the zoo with weights from a formula. */
import * as tf from '@tensorflow/tfjs-core';
import { NetworkSizes } from '../../src/engine/studio/network_sizes.ts';
import type { NetworkPlan } from '../../src/network/load.ts';
import { type SlowTechnique, slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import type { Technique } from '../../src/techniques/common/technique.ts';
import { runJobToFiles } from '../../tools/look/job/command_line_job.ts';
import { runOnce } from '../../tools/look/run_once.ts';
import { uniform } from './formula_weights.ts';

/** Pixels a side: as small as AlexNet takes, but for one. */
export const SIDE = 64;

/** Settings that make sweeps short; what a technique does not declare is left out. */
const SHORT: Record<string, number> = {
  stride: 32,
  size: 32,
  steps: 4,
  samples: 2,
  region: 32,
  channels: 32,
  largest: 1,
};

/** As small as paintings take them. */
const SMALLEST: Record<string, number> = { steps: 1, size: 64, octaves: 1, frames: 1, jitter: 0, crops: 1 };

/** Of the settings that are numbers, those of a list, within their range. */
function numbersOf({ parameters }: Technique | SlowTechnique, wanted: Record<string, number>) {
  const given: Record<string, number> = {};
  for (const [name, parameter] of Object.entries(parameters))
    if (parameter.kind === 'number' && wanted[name] !== undefined)
      given[name] = Math.min(parameter.max, Math.max(parameter.min, wanted[name]));
  return given;
}

/** Settings with which a technique is soon done. */
export const shortSettings = (technique: Technique) => numbersOf(technique, SHORT);

/** @returns why the technique does not work on the network; null where it does */
export async function problemOf(plan: NetworkPlan, technique: Technique): Promise<string | null> {
  return reasonOf(async () => {
    const network = plan.build({ height: SIDE, width: SIDE });
    try {
      const pixels = Float32Array.from(uniform('conformance', SIDE * SIDE * 3), (value) => 2 * value - 1);
      const given = shortSettings(technique);
      const asked = { technique, given, target: { kind: 'top' }, channel: null, silenced: [] } as const;
      const { raw } = await runOnce(network, pixels, asked, () => {});
      if (raw.values.length === 0) return 'shows nothing';
      if (!raw.values.every((value) => Number.isFinite(value))) return 'shows numbers that are not finite';
      return new Set(raw.values).size > 1 ? null : 'shows one value everywhere';
    } finally {
      network.dispose();
    }
  });
}

/**
 * @param more settings that are not as small as paintings take them, where the technique has them
 * @returns why the painting cannot be painted with the network; null where it can
 */
export async function paints(
  plan: NetworkPlan,
  technique: SlowTechnique,
  more: Readonly<Record<string, number>> = {},
): Promise<string | null> {
  const networks = new NetworkSizes(plan);
  const pixels = tf.tensor4d(Float32Array.from(uniform('content', SIDE * SIDE * 3)), [1, SIDE, SIDE, 3]);
  try {
    return await reasonOf(async () => {
      const network = networks.at(SIDE, SIDE);
      const inputs = {
        networkFor: (height: number, width: number) => networks.at(height, width),
        usualNetwork: () => network,
        content: technique.needs.content ? pixels : null,
        references: technique.needs.references === 'none' ? [] : [{ title: 'a texture', pixels, weight: 1 }],
        ...{ target: { kind: 'class', index: 1 } as const, seed: 1, resume: null },
      };
      const settings = slowTechniqueSettings(
        technique,
        network,
        numbersOf(technique, { ...SMALLEST, ...more }),
      );
      const { id, weights } = network.description;
      const run = { technique, settings, inputs, network: { id, weightsSha256: weights?.sha256 ?? '' } };
      const { losses } = await runJobToFiles(run);
      return Object.values(losses).every(Number.isFinite) ? null : 'measures numbers that are not finite';
    });
  } finally {
    networks.trim(0);
    pixels.dispose();
  }
}

async function reasonOf(run: () => Promise<string | null>): Promise<string | null> {
  try {
    return await run();
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
}
