import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { NetworkSizes } from '../../src/engine/studio/lent_networks.ts';
import { forward } from '../../src/network/forward.ts';
import { planOf } from '../../src/network/importers/index.ts';
import type { Network } from '../../src/network/network.ts';
import { normalise } from '../../src/network/preprocess.ts';
import { slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { gradientAscent } from '../../src/techniques/gradient_ascent.ts';
import { contactSheet, type Print } from '../gallery/contact_sheet.ts';
import { readBrought } from '../look/brought_network.ts';
import { runJobToFiles } from '../look/job/command_line_job.ts';
import { readNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { drawClasses } from './draw_classes.ts';
import { middleOf } from './judge.ts';

export interface RecognisedFlags {
  readonly classes: number;
  readonly seed: number;
  readonly preset: string;
  readonly pictures: string;
  readonly judge: string;
  readonly sheet?: string;
}

/** Of the 24 classes, so many must be among the judge's first five. */
const SHARE = 14 / 24;
/** Parts of a picture that are looked at: squares about its middle, in sides. What is painted by parts is of their size. */
const PARTS = [1, 0.7, 0.5, 0.35];
const COLUMNS = 6;
const CELL = 220;

/**
 * Paints classes drawn at random with a preset, and has a network that took no part in it name the pictures. Pictures that
 * the folder holds already are not painted again.
 * @returns whether the judge names enough of them, among its first five
 */
export async function proveRecognised(flags: RecognisedFlags): Promise<boolean> {
  if (!existsSync(flags.judge)) {
    console.log(`Skipped: ${flags.judge} does not exist. Name a network with --judge.`);
    return true;
  }
  await startNodeBackend();
  const plan = await readNetworkFolder('efficientnet-lite0');
  const networks = new NetworkSizes(plan);
  const painter = networks.usual;
  const judge = planOf(await readBrought(flags.judge)).build();
  const drawn = drawClasses(flags.classes, painter.classes, flags.seed);
  console.log(
    `${drawn.length} classes drawn with seed ${flags.seed}, preset ${flags.preset}, each picture with seed 1`,
  );
  mkdirSync(flags.pictures, { recursive: true });
  const prints: Print[] = [];
  let named = 0;
  for (const index of drawn) {
    const file = join(flags.pictures, `${flags.preset}-${index}.png`);
    if (!existsSync(file))
      writeFileSync(file, await paint(networks, plan.weightsSha256, flags.preset, index));
    const place = await placeOf(judge, file, index);
    if (place <= 5) named++;
    const label = painter.description.labels[index] ?? String(index);
    const words = place <= 5 ? `named, place ${place}` : `place ${place}`;
    console.log(`${label.slice(0, 28).padEnd(28)} ${words}`);
    prints.push({ png: readFileSync(file), caption: [label, words] });
  }
  networks.trim(0);
  judge.dispose();
  console.log(`Among the first five in ${named} of ${drawn.length}.`);
  if (flags.sheet !== undefined) {
    const title = `Gradient ascent: ${drawn.length} classes drawn at random (seed ${flags.seed}), preset ${flags.preset}`;
    const judged = `Painted with EfficientNet-Lite0; ${named} of them are among the first five classes of ${judge.description.title}`;
    writeFileSync(flags.sheet, await contactSheet(title, judged, prints, COLUMNS, CELL));
  }
  return named >= SHARE * drawn.length;
}

async function paint(
  networks: NetworkSizes,
  weightsSha256: string,
  preset: string,
  index: number,
): Promise<Uint8Array> {
  const network = networks.usual;
  const settings = slowTechniqueSettings(gradientAscent, network, {}, preset);
  const inputs = {
    networkFor: (height: number, width: number) => networks.at(height, width),
    usualNetwork: () => networks.usual,
    ...{ content: null, references: [], target: { kind: 'class', index } as const, seed: 1, resume: null },
  };
  const own = { id: network.description.id, weightsSha256 };
  const painted = await runJobToFiles({ technique: gradientAscent, settings, network: own, inputs });
  return painted.png;
}

/** The place, from 1, of a class by the judge's probability, averaged over the parts of the picture. */
async function placeOf(judge: Network, file: string, index: number): Promise<number> {
  const { input } = judge.description;
  const { width, height } = input;
  const picture = await sharp(file).removeAlpha().png().toBuffer();
  const parts = await Promise.all(
    PARTS.map(async (share) => {
      const { data } = await middleOf(picture, share, width);
      const raw = { raw: { width, height, channels: 3 as const } };
      const rgba = await sharp(data, raw).ensureAlpha().raw().toBuffer();
      return tf.tensor3d(normalise(rgba, input), [height, width, 3]);
    }),
  );
  const probabilities = tf.tidy(() => {
    const seen = parts.map((part) =>
      tf.softmax(tf.reshape(forward(judge, tf.expandDims(part)).logits, [-1])),
    );
    return tf.addN(seen).dataSync<'float32'>();
  });
  tf.dispose(parts);
  const own = probabilities[index] as number;
  return 1 + probabilities.filter((other) => other > own).length;
}
