import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { backward } from '../../src/network/backward.ts';
import { forward } from '../../src/network/forward.ts';
import { readNetwork } from '../../src/network/load.ts';
import type { Network } from '../../src/network/network.ts';
import { run, styleOutputs } from '../../src/network/run.ts';
import { readStyliser } from '../../src/network/style_nets/style_plan.ts';
import type { PassRecorder } from '../../src/network/webgpu/pass_recorder.ts';
import { Random } from '../../src/numeric/random.ts';
import { folderFiles } from '../folder_files.ts';

/** What the page asks of a network for one frame. */
export interface Look {
  readonly title: string;
  /** Computes it for the next of a few frames; the caller disposes the result. */
  run(): tf.Tensor;
  /** Whether it looks at several pictures at once. */
  readonly isBatch: boolean;
  /** Whether nothing goes back through it, so that it can be kept in 16 bits. */
  readonly isOneWay: boolean;
}

/** A network on the present backend and what is asked of it; `dispose` frees both. */
export interface Looked {
  readonly looks: readonly Look[];
  record(recorder: PassRecorder | null): void;
  dispose(): void;
}

/** A network that can be put on whichever backend is present. */
export interface Subject {
  /** Whether its answers are checked: of networks and of style nets one each. */
  readonly isChecked: boolean;
  /** Whether the same network is among the subjects with smaller pictures. */
  readonly isLarge: boolean;
  build(): Looked;
}

/** Frames differ from look to look, as those of a camera do. */
const FRAMES = 3;
const CLASS = 7;
/** Masks of one batch of Occlusion. */
const BATCH = 16;
const STYLISERS = ['multistyle26', 'trained/starry-night'];
const SIZES = [
  { width: 256, height: 192 },
  { width: 640, height: 480 },
  { width: 1280, height: 720 },
];
/** What a software renderer computes within a minute. */
const SMALL = {
  image: { width: 64, height: 64 },
  stylisers: ['trained/starry-night'],
  sizes: [{ width: 64, height: 48 }],
};

/**
 * @param models the folder of networks: those listed in its index.json, and two style nets
 * @param isSmall of small images the first network, and one style net
 */
export async function subjectsOf(models: string, isSmall = false): Promise<Subject[]> {
  const listed = JSON.parse(await readFile(join(models, 'index.json'), 'utf8')) as { folder: string }[];
  const installed = listed.filter(({ folder }) => existsSync(join(models, folder, 'network.json')));
  const subjects: Subject[] = [];
  for (const { folder } of isSmall ? installed.slice(0, 1) : installed) {
    const plan = await readNetwork(folderFiles(join(models, folder)));
    const build = () => lookedAt(plan.build(isSmall ? SMALL.image : undefined));
    subjects.push({ isChecked: subjects.length === 0, isLarge: false, build });
  }
  const sizes = isSmall ? SMALL.sizes : SIZES;
  for (const folder of isSmall ? SMALL.stylisers : STYLISERS) {
    const plan = await readStyliser(folderFiles(join(models, folder)));
    for (const size of sizes) {
      const { title, styleLength = 0 } = plan.description;
      subjects.push({
        isChecked: SMALL.stylisers.includes(folder) && size === sizes[0],
        isLarge: size !== sizes[0],
        build() {
          const network = plan.build(size);
          const known = styleOutputs(network, new Float32Array(styleLength).fill(1 / styleLength));
          const frames = framesOf(1, size.height, size.width);
          const next = frames.inTurn();
          const look = {
            title: `${title}, ${size.width} x ${size.height}`,
            run: () => run(network, next(), known),
            ...{ isBatch: false, isOneWay: true },
          };
          return {
            looks: [look],
            record: (recorder) => {
              network.recorder = recorder;
            },
            dispose() {
              frames.dispose();
              tf.dispose([...known.values()]);
              network.dispose();
            },
          };
        },
      });
    }
  }
  return subjects;
}

function lookedAt(network: Network): Looked {
  const { title, input, logits } = network.description;
  const frames = framesOf(1, input.height, input.width);
  const batches = framesOf(BATCH, input.height, input.width);
  const seed = tf.tensor4d(oneHot(CLASS % network.classes, network.classes), [1, 1, 1, network.classes]);
  const seeds = new Map([[logits, seed]]);
  const passes: [string, typeof frames, (image: tf.Tensor4D) => tf.Tensor][] = [
    ['forward', frames, (image) => forward(network, image).logits],
    ['forward + backward', frames, (image) => backward(network, forward(network, image), seeds)],
    ['forward + guided', frames, (image) => backward(network, forward(network, image), seeds, 'guided')],
    [
      `forward, batch of ${BATCH} (Occlusion)`,
      batches,
      (image) => forward(network, image, { only: [logits] }).logits,
    ],
  ];
  return {
    looks: passes.map(([name, images, pass]) => {
      const next = images.inTurn();
      const look = () => tf.tidy(() => pass(next()));
      const isBatch = images === batches;
      return { title: `${title}: ${name}`, run: look, isBatch, isOneWay: isBatch };
    }),
    record: (recorder) => {
      network.recorder = recorder;
    },
    dispose() {
      frames.dispose();
      batches.dispose();
      seed.dispose();
      network.dispose();
    },
  };
}

const oneHot = (index: number, count: number) =>
  Float32Array.from({ length: count }, (_, i) => +(i === index));

/** A few pictures of noise, in turn, each on the backend; the same in every run. */
function framesOf(batch: number, height: number, width: number) {
  const random = new Random(7);
  const frames: tf.Tensor4D[] = Array.from({ length: FRAMES }, () => {
    const numbers = Float32Array.from({ length: batch * height * width * 3 }, () => random.uniform() * 2 - 1);
    const uploaded = tf.tensor4d(numbers, [batch, height, width, 3]);
    // What a kernel computed lies on the card, as a camera's frame does.
    const frame = tf.add<tf.Tensor4D>(uploaded, 0);
    uploaded.dispose();
    return frame;
  });
  return {
    inTurn() {
      let turn = 0;
      return () => frames[turn++ % FRAMES] as tf.Tensor4D;
    },
    dispose: () => tf.dispose(frames),
  };
}
