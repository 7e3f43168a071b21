import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Network } from '../../src/network/network.ts';
import { slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import type { Settings } from '../../src/techniques/common/technique.ts';
import { gradientAscent } from '../../src/techniques/gradient_ascent.ts';
import { type Painted, runJobToFiles } from '../look/job/command_line_job.ts';
import { readNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { drawClasses } from './draw_classes.ts';
import { afterJpegAndShift, middleOf, rankOf, rgbOf } from './judge.ts';

/** Shares of the classes that must hold: 19 and 17 of 20. */
const REACHED = 0.95;
const SURVIVED = 0.85;
const SURE = 0.9;
const SHIFT_PX = 3;
const JPEG_QUALITY = 80;

interface Wanted {
  readonly classes: number;
  readonly seed: number;
  readonly preset?: string;
  readonly pictures?: string;
}

/** Paints classes drawn at random with every preset and judges the pictures. @returns whether all presets hold */
export async function proveAscent({ classes, seed, preset, pictures }: Wanted): Promise<boolean> {
  await startNodeBackend();
  const plan = await readNetworkFolder('efficientnet-lite0');
  const networks = new Map<number, Network>();
  const networkFor = (side: number) => {
    const network = networks.get(side) ?? plan.build({ height: side, width: side });
    networks.set(side, network);
    return network;
  };
  const drawn = drawClasses(classes, networkFor(plan.input.height).classes, seed);
  const presets = gradientAscent.presets.filter(({ id }) => preset === undefined || id === preset);
  console.log(`${classes} classes drawn with seed ${seed}; each picture with seed 1`);
  let holds = presets.length > 0;
  for (const { id, title } of presets) {
    console.log(`\n${title}\n${headings}`);
    const settings = slowTechniqueSettings(gradientAscent, networkFor(plan.input.height), {}, id);
    const judged: Judged[] = [];
    for (const index of drawn) {
      const picture = await judge(networkFor, plan.input.height, settings, index);
      console.log(line(picture));
      judged.push(picture);
      if (pictures === undefined) continue;
      await mkdir(pictures, { recursive: true });
      await writeFile(join(pictures, `${id}-${index}.png`), picture.painted.png);
    }
    holds = verdict(judged) && holds;
  }
  for (const network of networks.values()) network.dispose();
  return holds;
}

interface Judged {
  readonly label: string;
  readonly painted: Painted;
  /** Of the picture as it is saved, and after JPEG and a shift. */
  readonly before: ReturnType<typeof rankOf>;
  readonly after: ReturnType<typeof rankOf>;
}

async function judge(
  networkFor: (side: number) => Network,
  usualSide: number,
  settings: Settings<typeof gradientAscent.parameters>,
  index: number,
): Promise<Judged> {
  const usualNetwork = () => networkFor(usualSide);
  const looksAtParts = settings.crops > 0;
  const network = looksAtParts ? usualNetwork() : networkFor(settings.size);
  const seen = (file: Uint8Array) =>
    looksAtParts ? middleOf(file, (settings.cropLeast + settings.cropMost) / 200, usualSide) : rgbOf(file);
  const { id, labels, weights } = network.description;
  const own = { id, weightsSha256: weights?.sha256 ?? '' };
  const target = { kind: 'class', index } as const;
  const inputs = { networkFor, usualNetwork, content: null, references: [], target, seed: 1, resume: null };
  const painted = await runJobToFiles({ technique: gradientAscent, settings, network: own, inputs });
  const before = rankOf(network, await seen(painted.png), index);
  const after = rankOf(
    network,
    await seen(await afterJpegAndShift(painted.png, JPEG_QUALITY, SHIFT_PX)),
    index,
  );
  return { label: labels[index] ?? String(index), painted, before, after };
}

const headings = `${'class'.padEnd(28)} ${'p'.padStart(7)}  after JPEG ${JPEG_QUALITY} and ${SHIFT_PX} px  seconds`;

const line = ({ label, painted, before, after }: Judged): string =>
  [
    label.slice(0, 28).padEnd(28),
    before.probability.toFixed(3).padStart(7),
    `${after.probability.toFixed(3).padStart(9)} (place ${after.rank})`.padEnd(24),
    (painted.elapsedMs / 1000).toFixed(1).padStart(7),
  ].join(' ');

/** Prints what became of a preset's pictures. @returns whether enough of them hold */
function verdict(judged: readonly Judged[]): boolean {
  const count = judged.length;
  const reached = judged.filter(({ before }) => before.rank === 1 && before.probability > SURE).length;
  const survived = judged.filter(({ after }) => after.rank <= 5).length;
  const seconds = judged.reduce((sum, { painted }) => sum + painted.elapsedMs / 1000, 0) / count;
  const holds = reached >= REACHED * count && survived >= SURVIVED * count;
  console.log(
    `${holds ? 'Holds' : 'DOES NOT HOLD'}: first with p > ${SURE} in ${reached} of ${count}, among the first five afterwards in ${survived}; ${seconds.toFixed(1)} s a picture`,
  );
  return holds;
}
