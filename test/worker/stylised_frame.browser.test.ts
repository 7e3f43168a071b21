import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { BackendName } from '../../src/contract/opening.ts';
import { encodeStylised } from '../../src/engine/encode/encode_stylised.ts';
import { StyleEngine } from '../../src/engine/live_style/style_engine.ts';
import { readStyliser, type StylePlan } from '../../src/network/style_nets/style_plan.ts';
import { liveStyle } from '../../src/techniques/fast_style.ts';
import { startBackend } from '../../src/worker/backend.ts';
import { seeded } from '../support/seeded.ts';

const SIZE = { width: 48, height: 36 };
/** Of 255: a colour at the border of two bytes may fall to either side. */
const LARGEST = 2;
const MEAN = 0.05;

const NETS = {
  'trained/starry-night': 0,
  multistyle26: 26,
} as const;

let plans: [StylePlan, Float32Array][];
let wanted: Uint8ClampedArray[];

/** Every net's painting of the same noise, with every setting at work, on a backend. */
async function slowTechniques(backend: BackendName): Promise<Uint8ClampedArray[]> {
  await startBackend({ backend, wasmUrl: `${location.origin}/tfjs-wasm/` });
  const idle = tf.memory().numTensors;
  const engine = new StyleEngine();
  const painted: Uint8ClampedArray[] = [];
  for (const [plan, vector] of plans) {
    const painters = engine.use([{ plan, vector, share: 1 }], SIZE);
    const { input } = plan.description;
    const { mean, std } = input;
    const bytes = seeded(3).normals(SIZE.width * SIZE.height * 3, 50);
    const painting = tf.tidy(() => {
      const noise = tf.add(tf.tensor4d(bytes, [1, SIZE.height, SIZE.width, 3]), 128);
      const image = tf.div<tf.Tensor4D>(tf.sub(noise, [...mean]), [...std]);
      const settings = {
        style: 'x',
        strength: 0.8,
        keepColours: true,
        area: 'people',
        edges: true,
        steady: true,
        carry: true,
        resolution: 'auto',
      };
      const people = tf.tensor4d(
        seeded(4)
          .normals(SIZE.width * SIZE.height, 0.2)
          .map((x) => Math.min(1, Math.abs(x))),
        [1, SIZE.height, SIZE.width, 1],
      );
      const picture = liveStyle.paint({ painters, image, input, people, title: 'x' }, settings);
      return { values: picture.values, title: picture.title, cover: picture.cover as tf.Tensor2D };
    });
    const picture = await encodeStylised({ kind: 'painting', ...painting });
    expect(picture).toMatchObject({ ...SIZE, legend: null });
    painted.push(picture.rgba);
  }
  engine.dispose();
  expect(tf.memory().numTensors).toBe(idle);
  return painted;
}

beforeAll(async () => {
  plans = await Promise.all(
    Object.entries(NETS).map(async ([folder, length]): Promise<[StylePlan, Float32Array]> => {
      const fetchFile = async (file: string) => (await fetch(`/models/${folder}/${file}`)).arrayBuffer();
      return [await readStyliser(fetchFile), Float32Array.from({ length }, (_, i) => (i === 19 ? 1 : 0))];
    }),
  );
  wanted = await slowTechniques('cpu');
}, 120_000);

it.each(['wasm', 'webgl', 'webgpu'] as const)(
  '%s paints the bytes that the cpu backend paints',
  async (backend) => {
    const got = await slowTechniques(backend);
    got.forEach((rgba, net) => {
      const want = wanted[net] ?? new Uint8ClampedArray();
      expect(rgba.length).toBe(want.length);
      const off = Array.from(rgba, (value, i) => Math.abs(value - (want[i] ?? 0)));
      expect(Math.max(...off)).toBeLessThanOrEqual(LARGEST);
      expect(off.reduce((a, b) => a + b) / off.length).toBeLessThan(MEAN);
    });
  },
  120_000,
);
