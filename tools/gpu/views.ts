import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Target } from '../../src/contract/target.ts';
import type { View } from '../../src/contract/view.ts';
import { ViewSession } from '../../src/engine/view/view_session.ts';
import { readNetwork } from '../../src/network/load.ts';
import { passRecorder } from '../../src/network/webgpu/recorded_passes.ts';
import { Random } from '../../src/numeric/random.ts';
import { techniques } from '../../src/techniques/index.ts';
import { frameOf } from '../look/run_once.ts';
import { checkDevice } from './dawn.ts';
import { median } from './measure.ts';

const NETWORK = 'efficientnet-lite0';
const WARM_UPS = 12;
const LOOKS = 40;
const FRAMES = 3;

/** Noise of the size of photographs' numbers. */
function frames(size: number): Float32Array[] {
  const random = new Random(11);
  return Array.from({ length: FRAMES }, () =>
    Float32Array.from({ length: size }, () => random.uniform() * 2 - 1),
  );
}

/**
 * Prints for each live view what a look takes in the worker: a frame's numbers uploaded, the view run with its standard settings,
 * its picture read back and made ready to draw. A view that sweeps shows a step of its sweep.
 * @param models the folder of networks
 */
export async function timeViews(models: string): Promise<void> {
  const folder = join(models, NETWORK);
  const plan = await readNetwork(async (name) => new Uint8Array(await readFile(join(folder, name))).buffer);
  const network = plan.build();
  network.recorder = passRecorder();
  const { height, width } = network.description.input;
  const pictures = frames(height * width * 3);
  console.log(`\nLive views of ${network.description.title}, one look with all that the worker does for it:`);
  for (const technique of techniques) {
    const target: Target = { kind: 'top' };
    const view: View = { technique: technique.id, parameters: {}, target, pins: [], ablation: [] };
    const session = new ViewSession(network);
    const times: number[] = [];
    try {
      for (let at = 0; at < WARM_UPS + LOOKS; at++) {
        const picture = pictures[at % FRAMES] as Float32Array;
        const start = performance.now();
        await session.run(() => ({ ...frameOf(network, picture), identity: { source: 0, frame: at } }), view);
        if (at >= WARM_UPS) times.push(performance.now() - start);
      }
      checkDevice();
      const ms = median(times);
      console.log(
        `${technique.title.padEnd(40)}${ms.toFixed(2).padStart(8)} ms${(1000 / ms).toFixed(0).padStart(8)} a second`,
      );
    } catch (error) {
      console.log(`${technique.title.padEnd(40)} not here: ${(error as Error).message}`);
    } finally {
      await session.dispose();
    }
  }
  network.dispose();
}
