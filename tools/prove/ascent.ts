import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Network } from '../../src/network/network.ts';
import { gradientAscent } from '../../src/techniques/gradient_ascent.ts';
import { Random } from '../../src/techniques/optimise/random.ts';
import { paintingSettings } from '../../src/techniques/painting.ts';
import { readNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { runPainting } from '../look/painting_run.ts';
import { afterJpegAndShift, rankOf, rgbOf } from './judge.ts';

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
  const drawn = draw(classes, networkFor(plan.input.height).classes, seed);
  const presets = gradientAscent.presets.filter(({ id }) => preset === undefined || id === preset);
  console.log(`${classes} classes drawn with seed ${seed}; each picture with seed 1`);
  let holds = presets.length > 0;
  for (const { id, title } of presets) {
    console.log(
      `\n${title}\nclass                             p      after JPEG ${JPEG_QUALITY} and ${SHIFT_PX} px        s`,
    );
    const settings = paintingSettings(gradientAscent, networkFor(plan.input.height), {}, id);
    const network = networkFor(settings.size);
    let [reached, survived, elapsedMs] = [0, 0, 0];
    for (const index of drawn) {
      const painted = await runPainting({
        ...{ painting: gradientAscent, settings, network: network.description.id },
        sitting: {
          ...{
            networkFor,
            content: null,
            models: [],
            target: { kind: 'class', index },
            seed: 1,
            resume: null,
          },
        },
      });
      const before = rankOf(network, await rgbOf(painted.png), index);
      const after = rankOf(network, await afterJpegAndShift(painted.png, JPEG_QUALITY, SHIFT_PX), index);
      if (before.rank === 1 && before.probability > SURE) reached++;
      if (after.rank <= 5) survived++;
      elapsedMs += painted.elapsedMs;
      const name = network.description.labels[index] ?? String(index);
      console.log(
        [
          name.slice(0, 28).padEnd(28),
          before.probability.toFixed(3).padStart(8),
          `${after.probability.toFixed(3).padStart(12)} (place ${after.rank})`.padEnd(32),
          (painted.elapsedMs / 1000).toFixed(1).padStart(6),
        ].join(' '),
      );
      if (pictures !== undefined) {
        await mkdir(pictures, { recursive: true });
        await writeFile(join(pictures, `${id}-${index}.png`), painted.png);
      }
    }
    const good = reached >= REACHED * classes && survived >= SURVIVED * classes;
    holds &&= good;
    console.log(
      `${good ? 'holds' : 'DOES NOT HOLD'}: first with p > ${SURE} in ${reached} of ${classes}, among the first five afterwards in ${survived}; ${(elapsedMs / 1000 / classes).toFixed(1)} s a picture`,
    );
  }
  for (const network of networks.values()) network.dispose();
  return holds;
}

/** Unlike classes, in the order in which they were drawn. */
function draw(count: number, classes: number, seed: number): number[] {
  const random = new Random(seed);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(count, classes)) drawn.add(random.integer(0, classes - 1));
  return [...drawn];
}
