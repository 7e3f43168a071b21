import { basename } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { runJob } from '../../src/engine/studio/run_job.ts';
import { slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { deepDream } from '../../src/techniques/deep_dream.ts';
import { contentOf } from '../../src/techniques/optimise/content.ts';
import { cellsOf } from '../gallery/studio_cells.ts';
import { inputsFrom } from '../look/job/run_inputs.ts';
import { readNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { type Flags, givenFrom } from '../look/request.ts';
import { colourShare, finestShare, luminancePercentiles } from './picture_statistics.ts';

/** How many times the photograph's own share the share in what was dreamt may be. */
const MOST = 2;
const PERCENTS = [1, 5, 50, 95, 99];

const PLAIN: Flags = deepDream.presets.find(({ id }) => id === 'plain')?.settings ?? {};

interface Measured {
  readonly finest: number;
  readonly colour: number;
  readonly light: readonly number[];
}

/**
 * Paints the dreams of the gallery, and once more along the plain gradient, and measures what they add to their photographs: how much of
 * it is finest patterns and how much is colour, beside the photographs' own.
 * @returns whether both are at most twice as much as in the photograph, in every dream
 */
export async function proveDreams({ size }: { readonly size: number }): Promise<boolean> {
  await startNodeBackend();
  const ok = [];
  for (const { caption, image, flags } of cellsOf(deepDream)) {
    const own = await dreamOf(image as string, { ...flags, size });
    const plain = await dreamOf(image as string, { ...flags, ...PLAIN, size });
    const { photograph, added } = own;
    console.log(`${caption} (${basename(image as string)})`);
    tell('photograph', photograph);
    tell('dream adds', added);
    tell('plain adds', plain.added);
    ok.push(added.finest <= MOST * photograph.finest && added.colour <= MOST * photograph.colour);
  }
  console.log(
    `${ok.filter(Boolean).length} of ${ok.length} dreams add at most ${MOST} times the photograph's own shares.`,
  );
  return ok.every(Boolean);
}

function tell(name: string, { finest, colour, light }: Measured): void {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(7);
  const light100 = light.map((value) => value.toFixed(2)).join(' ');
  console.log(`  ${name} finest octave ${percent(finest)}, colour ${percent(colour)}, light ${light100}`);
}

async function dreamOf(image: string, flags: Flags): Promise<{ photograph: Measured; added: Measured }> {
  const plan = await readNetworkFolder('efficientnet-lite0');
  const inputs = await inputsFrom(deepDream, plan, image, flags);
  try {
    const network = inputs.usualNetwork();
    const preset = flags.preset === undefined ? undefined : String(flags.preset);
    const settings = slowTechniqueSettings(deepDream, network, givenFrom(deepDream, network, flags), preset);
    let last: tf.Tensor3D | undefined;
    await runJob({ technique: deepDream, settings, inputs }, async ({ step, steps, picture }) => {
      if (step === steps) last = picture();
      return step < steps;
    });
    const content = contentOf(inputs, settings.size);
    const dreamt = tf.expandDims(last as tf.Tensor3D, 0) as tf.Tensor4D;
    const added = tf.sub(dreamt, content) as tf.Tensor4D;
    const measure = (x: tf.Tensor4D, lit: tf.Tensor4D): Measured => ({
      finest: finestShare(x),
      colour: colourShare(x),
      light: luminancePercentiles(lit, PERCENTS),
    });
    const result = { photograph: measure(content, content), added: measure(added, dreamt) };
    tf.dispose([last as tf.Tensor3D, dreamt, content, added]);
    return result;
  } finally {
    inputs.end();
  }
}
