import { join } from 'node:path';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Target } from '../../src/contract/target.ts';
import type { View } from '../../src/contract/view.ts';
import type { GpuCanvas } from '../../src/engine/encode/gpu_canvas.ts';
import { ViewSession } from '../../src/engine/view/view_session.ts';
import { readNetwork } from '../../src/network/load.ts';
import { passRecorder } from '../../src/network/webgpu/recorded_passes.ts';
import { Random } from '../../src/numeric/random.ts';
import { techniques } from '../../src/techniques/index.ts';
import { folderFiles } from '../folder_files.ts';
import { frameOf } from '../look/run_once.ts';
import { checkDevice } from './dawn.ts';
import { type Counts, countDevice } from './device_counts.ts';
import { median } from './measure.ts';

const NETWORK = 'efficientnet-lite0';
const WARM_UPS = 12;
const LOOKS = 40;
/** Looks that are counted, after those that are timed: counting costs time. */
const COUNTED = 24;
const FRAMES = 3;
const TITLE = 20;
const CELL = 12;
const COLUMNS = [
  'ms',
  'a second',
  'script ms',
  'waits ms',
  'dispatches',
  'submits',
  'reads',
  'new buffers',
  'ms drawn',
];

/** Takes pictures as the canvas of the live worker does, and shows them nowhere. */
const UNSEEN: GpuCanvas = {
  async draw(picture) {
    picture.dataToGPU().tensorRef.dispose();
    return {} as ImageBitmap;
  },
};

/** Noise of the size of photographs' numbers. */
function frames(size: number): Float32Array[] {
  const random = new Random(11);
  return Array.from({ length: FRAMES }, () =>
    Float32Array.from({ length: size }, () => random.uniform() * 2 - 1),
  );
}

/**
 * Prints for each live view what a look takes in the worker, which looks at one frame after another and at no two at once: a
 * frame's numbers uploaded, the view run with its standard settings, its picture read back and made ready to draw. A view that
 * sweeps shows a step of its sweep. Beside it, of other looks: JavaScript's time, that in which it waits for what it reads
 * (medians), and what the card is asked for (means); and a look's time where maps and tiles are not read but drawn.
 * @param models the folder of networks
 */
export async function timeViews(models: string): Promise<void> {
  const plan = await readNetwork(folderFiles(join(models, NETWORK)));
  const network = plan.build();
  network.recorder = passRecorder();
  const { height, width } = network.description.input;
  const pictures = frames(height * width * 3);
  console.log(`\nLive views of ${network.description.title}, one look with all that the worker does for it:`);
  console.log(''.padEnd(TITLE) + COLUMNS.map((column) => column.padStart(CELL)).join(''));
  for (const technique of techniques) {
    const target: Target = { kind: 'top' };
    const view: View = { technique: technique.id, parameters: {}, target, pins: [], ablation: [] };
    let frame = 0;
    const looking = async <Answer>(canvas: GpuCanvas | null, told: (look: Look) => Promise<Answer>) => {
      const session = new ViewSession(network, { canvas });
      try {
        return await told(async () => {
          const picture = pictures[frame % FRAMES] as Float32Array;
          const identity = { source: 0, frame: frame++ };
          const start = performance.now();
          await session.run(() => ({ ...frameOf(network, picture), identity }), view);
          return performance.now() - start;
        });
      } finally {
        await session.dispose();
      }
    };
    try {
      const cells = await looking(null, cellsOf);
      const drawn = median(await looking(UNSEEN, timesOf)).toFixed(2);
      console.log(technique.title.padEnd(TITLE) + [...cells, drawn.padStart(CELL)].join(''));
    } catch (error) {
      console.log(`${technique.title.padEnd(TITLE)}    not here: ${(error as Error).message}`);
    }
  }
  network.dispose();
}

/** Gives its milliseconds. */
type Look = () => Promise<number>;

/** Milliseconds of looks that follow each other, once the passes are recorded. */
async function timesOf(look: Look): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < WARM_UPS + LOOKS; at++) {
    const ms = await look();
    if (at >= WARM_UPS) times.push(ms);
  }
  return times;
}

async function cellsOf(look: Look): Promise<string[]> {
  const times = await timesOf(look);
  const { take, stop } = countDevice((tf.backend() as WebGPUBackend).device);
  const counted: (Counts & { readonly script: number })[] = [];
  for (let at = 0; at < COUNTED; at++) {
    const ms = await look();
    const counts = take();
    counted.push({ ...counts, script: ms - counts.waits });
  }
  stop();
  checkDevice();
  const middle = (name: 'script' | 'waits') => median(counted.map((one) => one[name])).toFixed(2);
  const mean = (name: keyof Counts) =>
    (counted.reduce((sum, one) => sum + one[name], 0) / COUNTED).toFixed(1);
  const ms = median(times);
  return [
    ...[ms.toFixed(2), (1000 / ms).toFixed(0), middle('script'), middle('waits')],
    ...(['dispatches', 'submits', 'reads', 'buffers'] as const).map(mean),
  ].map((cell) => cell.padStart(CELL));
}
