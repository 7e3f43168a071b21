import * as tf from '@tensorflow/tfjs-core';
import type { Precision } from '../contract/opening.ts';
import type { Network } from '../network/network.ts';
import { run } from '../network/run.ts';
import { passRecorder } from '../network/webgpu/recorded_passes.ts';
import { relativeDistance } from '../numeric/relative_distance.ts';
import { waves } from './backend_trial.ts';

/** So many pictures at once hand as much from layer to layer as a painting of 640 x 480 pixels does. */
const PICTURES = 8;
/** A pass is recorded by then. */
const WARM_UPS = 3;
const LOOKS = 7;
/** Relative L2 distance of the last layer's output. */
const MOST_APART = 1e-2;

export interface PrecisionTrial {
  /** Of one pass with its answer read, in milliseconds; the median of a few. */
  readonly ms: Readonly<Record<Precision, number>>;
  /** Whether half precision answers as single precision does. */
  readonly isRight: boolean;
}

/** Times a pass in both, in turn. @param build makes the network on the present backend */
export async function tryPrecisions(build: () => Network): Promise<PrecisionTrial> {
  const networks = new Map<Precision, Network>();
  try {
    for (const precision of ['single', 'half'] as const) {
      const network = build();
      networks.set(precision, network);
      network.recorder = passRecorder(precision);
    }
    return await timed(networks);
  } finally {
    for (const network of networks.values()) network.dispose();
  }
}

async function timed(networks: ReadonlyMap<Precision, Network>): Promise<PrecisionTrial> {
  const { width, height } = (networks.get('single') as Network).description.input;
  const pictures = tf.tensor4d(Float32Array.from({ length: PICTURES * height * width * 3 }, waves), [
    PICTURES,
    ...[height, width, 3],
  ] as [number, number, number, number]);
  const answers = new Map<Precision, Float32Array>();
  const times: Record<Precision, number[]> = { single: [], half: [] };
  try {
    for (let look = 0; look < WARM_UPS + LOOKS; look++)
      for (const [precision, network] of networks) {
        const start = performance.now();
        const output = run(network, pictures);
        answers.set(precision, Float32Array.from(await output.data<'float32'>()));
        output.dispose();
        if (look >= WARM_UPS) times[precision].push(performance.now() - start);
      }
  } finally {
    pictures.dispose();
  }
  const median = (ms: number[]) => ms.sort((a, b) => a - b)[Math.floor(LOOKS / 2)] as number;
  const apart = relativeDistance(answers.get('half') as Float32Array, answers.get('single') as Float32Array);
  return {
    ms: { single: median(times.single), half: median(times.half) },
    isRight: apart <= MOST_APART,
  };
}
