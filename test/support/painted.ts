import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { PNG } from 'pngjs';
import type { ParameterValue } from '../../src/contract/parameter.ts';
import type { NetworkPlan } from '../../src/network/load.ts';
import type { Network } from '../../src/network/network.ts';
import {
  type JobStep,
  type RunInputs,
  type SlowTechnique,
  slowTechniqueSettings,
} from '../../src/techniques/common/slow_technique.ts';
import { take } from './toys/toy_subject.ts';

/** An input of the golden values as a person sees it, [1, 224, 224, 3], RGB, 0..1. The caller disposes it. */
export function goldenPixels(name: string): tf.Tensor4D {
  const file = readFileSync(new URL(`../golden/inputs/${name}.png`, import.meta.url));
  const { data, width, height } = PNG.sync.read(file);
  const rgb = Float32Array.from(
    data.filter((_, i) => i % 4 !== 3),
    (byte) => byte / 255,
  );
  return tf.tensor4d(rgb, [1, height, width, 3]);
}

/** A painting with a real network, to its end. */
export async function painted(
  plan: NetworkPlan,
  technique: SlowTechnique,
  { content = null, target = { kind: 'class', index: 0 }, seed = 1 }: Partial<RunInputs>,
  given: Readonly<Record<string, ParameterValue>>,
  preset?: string,
): Promise<{
  first: JobStep;
  last: JobStep;
  losses: JobStep['losses'];
  pixels: Float32Array;
  shape: number[];
}> {
  const networks = new Map<string, Network>();
  const networkFor = (height: number, width: number) => {
    const key = `${height} x ${width}`;
    const network = networks.get(key) ?? plan.build({ height, width });
    networks.set(key, network);
    return network;
  };
  try {
    const settings = slowTechniqueSettings(
      technique,
      networkFor(plan.input.height, plan.input.width),
      given,
      preset,
    );
    /** As small as the picture, so that what is painted by parts is quick too. */
    const side = Number(given.size ?? plan.input.height);
    const usualNetwork = () => networkFor(side, side);
    const inputs: RunInputs = {
      ...{ networkFor, usualNetwork, content, references: [], target, seed, resume: null },
    };
    let first: JobStep | undefined;
    for await (const jobStep of technique.paint(inputs, settings)) {
      first ??= jobStep;
      if (jobStep.step < jobStep.steps) continue;
      const shown = jobStep.picture();
      return {
        first,
        last: jobStep,
        losses: jobStep.losses,
        shape: shown.shape,
        pixels: Float32Array.from(take(shown)),
      };
    }
    throw new Error('The painting ended before its last step.');
  } finally {
    for (const network of networks.values()) network.dispose();
  }
}
