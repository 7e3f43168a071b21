import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { disposeAblation, makeAblation, type SilencedChannels } from '../../../src/network/ablation.ts';
import { backward, type Seeds } from '../../../src/network/backward.ts';
import { IMAGE, type Layer } from '../../../src/network/description.ts';
import { forward, keepForward, type Trace } from '../../../src/network/forward.ts';
import { registerWebGpuKernels, unregisterWebGpuKernels } from '../../../src/network/kernels/webgpu/index.ts';
import type { BackwardRule } from '../../../src/network/layers/rules.ts';
import { Network } from '../../../src/network/network.ts';
import { run, styleOutputs } from '../../../src/network/run.ts';
import { readStyliser, stylePlan } from '../../../src/network/style_nets/style_plan.ts';
import type { BackendParts } from '../../../src/network/webgpu/backend_parts.ts';
import { passRecorder } from '../../../src/network/webgpu/recorded_passes.ts';
import { writeUploads } from '../../../src/network/webgpu/uploads.ts';
import { seedOf } from '../../../src/techniques/common/target.ts';
import type { FixedTarget, Technique } from '../../../src/techniques/common/technique.ts';
import { techniques } from '../../../src/techniques/index.ts';
import { RandomisedNetwork } from '../../../src/techniques/sanity/randomised_network.ts';
import { startNodeOpenCv } from '../../../tools/look/node_open_cv.ts';
import { runOnce } from '../../../tools/look/run_once.ts';
import { shortSettings } from '../../support/conformance.ts';
import { seeded } from '../../support/seeded.ts';
import { fetchFrom } from '../../support/style_nets.ts';
import { some, THOROUGH } from '../../support/thorough.ts';
import { describeNetwork, randomWeights } from '../../support/toys/tiny_network.ts';
import { twoStyles } from '../../support/toys/two_styles.ts';
import { startSoftwareWebGpu } from './software_webgpu.ts';

const FRAMES = THOROUGH ? 1000 : 45;
/** Shaders are compiled by the processor here, in milliseconds. */
const LONG = THOROUGH ? 1_800_000 : 240_000;

const SIDE = 24;

/** Every way that numbers take: joins, pools, both rectifiers, strides. */
const LAYERS: Layer[] = [
  { kind: 'conv', name: 'stem', inputs: [IMAGE], stride: 2, pad: [1, 1, 1, 1], title: 'Stem' },
  { kind: 'relu6', name: 'act1', inputs: ['stem'], title: 'Stem, rectified' },
  { kind: 'depthwise', name: 'wide', inputs: ['act1'], stride: 1, pad: [1, 1, 1, 1] },
  { kind: 'relu6', name: 'act2', inputs: ['wide'] },
  { kind: 'add', name: 'sum', inputs: ['act1', 'act2'], title: 'Sum' },
  { kind: 'maxPool', name: 'half', inputs: ['sum'], window: [2, 2], stride: 2, pad: [0, 0, 0, 0] },
  { kind: 'conv', name: 'deep', inputs: ['half'], stride: 1, pad: [0, 0, 0, 0] },
  { kind: 'relu', name: 'act3', inputs: ['deep'], title: 'Deep' },
  { kind: 'globalAvgPool', name: 'pool', inputs: ['act3'], title: 'Feature vector' },
  { kind: 'dense', name: 'score', inputs: ['pool'], title: 'Class scores' },
];
const WEIGHTS = randomWeights(
  {
    ...{ 'stem.weight': [6, 3, 3, 3], 'stem.bias': [6], 'wide.weight': [6, 1, 3, 3], 'wide.bias': [6] },
    ...{ 'deep.weight': [8, 6, 1, 1], 'deep.bias': [8], 'score.weight': [4, 8], 'score.bias': [4] },
  },
  1,
);
const LABELS = ['one', 'two', 'three', 'four'];

const TWO_STYLES_WEIGHTS = randomWeights({ 'scale.weight': [3, 2], 'shift.weight': [3, 2] }, 2);

const pictureOf = (seed: number) => Float32Array.from(seeded(seed).normals(SIDE * SIDE * 3));
/** The first is computed, the second recorded in part, the third as a whole; the fourth is replayed. */
const PICTURES = [pictureOf(11), pictureOf(12), pictureOf(13), pictureOf(14)];

const imageOf = (picture: Float32Array) => tf.tensor4d(picture, [1, SIDE, SIDE, 3]);

const build = () => new Network(describeNetwork(LAYERS, [SIDE, SIDE], LABELS), WEIGHTS);

/** What a pass that is computed says of each picture, and what one says that is recorded on the way. */
async function both<T>(look: (network: Network, picture: Float32Array, at: number) => Promise<T>) {
  const answers: T[][] = [];
  for (const recorder of [null, passRecorder()]) {
    const network = build();
    network.recorder = recorder;
    const said: T[] = [];
    for (const [at, picture] of PICTURES.entries()) said.push(await look(network, picture, at));
    answers.push(said);
    network.dispose();
  }
  return answers as [computed: T[], recorded: T[]];
}

/** Counts the device's buffers, those that were made and not destroyed. */
function countBuffers(): () => number {
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  const alive = new Set<GPUBuffer>();
  const { createBuffer } = device;
  device.createBuffer = (descriptor) => {
    const buffer = createBuffer.call(device, descriptor);
    alive.add(buffer);
    const { destroy } = buffer;
    buffer.destroy = () => {
      alive.delete(buffer);
      return destroy.call(buffer);
    };
    return buffer;
  };
  return () => alive.size;
}

const SILENCED: SilencedChannels[][] = [
  [{ layer: 'act1', channels: [1, 4] }],
  [{ layer: 'act1', channels: [0] }],
  [
    { layer: 'wide', channels: [2] },
    { layer: 'act3', channels: [3, 5] },
  ],
];

const TARGETS: FixedTarget[] = [
  { kind: 'class', index: 2 },
  { kind: 'neuron', layer: 'act2', channel: 1, x: 2, y: 3 },
  { kind: 'channel', layer: 'act2', channel: 1 },
  { kind: 'taught', name: 'mine', direction: [1, -1, 0.5, 0, 2, -2, 1, 1] },
];

const lacking = await startSoftwareWebGpu();
const why = lacking ? ` (left out: ${lacking})` : '';

describe.skipIf(lacking)(`recorded passes${why}`, () => {
  beforeAll(startNodeOpenCv);
  // As in the page.
  beforeAll(registerWebGpuKernels);
  beforeAll(writeUploads);
  afterAll(unregisterWebGpuKernels);

  it.each(techniques)(
    'say of $title bit for bit what computed ones say',
    async (technique) => {
      const [computed, recorded] = await both(async (network, picture) => {
        const given = {
          ...shortSettings(technique),
          ...(technique.id === 'faithfulness' && { map: 'grad-cam' }),
        };
        const asked = { technique, given, target: { kind: 'top' }, channel: null, silenced: [] } as const;
        return (await runOnce(network, picture, asked, () => {})).raw.values;
      });
      expect(recorded).toEqual(computed);
    },
    LONG,
  );

  const rules: BackwardRule[] = ['gradient', 'guided', 'deconvnet'];
  const cases = rules.flatMap((rule) => TARGETS.map((target) => ({ rule, target, kind: target.kind })));
  it.each(cases)('go back from a $kind by the rule $rule bit for bit as computed ones', async (asked) => {
    const [computed, recorded] = await both((network, picture) => gradientOf(network, picture, asked));
    expect(recorded).toEqual(computed);
    expect(computed.some((values) => values.some((value) => value !== 0))).toBe(true);
  });

  const shares = (['all', 'favoured', 'positive'] as const).flatMap((terms) =>
    (['same', 'box', 'flat'] as const).map((first) => ({ terms, first })),
  );
  it.each(shares)(
    'share relevance by $terms terms, at the pixels $first, whatever the amounts',
    async (rule) => {
      const [computed, recorded] = await both((network, picture, at) => {
        const amounts = { epsilon: 0.05 * at, gamma: 0.25 + at };
        const relevance = () => {
          const trace = forward(network, imageOf(picture));
          const seed = tf.mul<tf.Tensor4D>(trace.logits, tf.tensor4d([0, 0, 1, 0], [1, 1, 1, 4]));
          return backward(network, trace, new Map([['score', seed]]), { ...rule, ...amounts });
        };
        return read(relevance);
      });
      expect(recorded).toEqual(computed);
      expect(computed.some((values) => values.some((value) => value !== 0))).toBe(true);
    },
  );

  it('look at batches, of which only the scores are asked for', async () => {
    const [computed, recorded] = await both((network, picture) => {
      const both = Float32Array.from([...picture, ...picture.toReversed()]);
      const images = () => tf.tensor4d(both, [2, SIDE, SIDE, 3]);
      return read(() => forward(network, images(), { only: ['score', 'pool'] }).logits);
    });
    expect(recorded).toEqual(computed);
    expect(computed[0]?.slice(0, 4)).not.toEqual(computed[0]?.slice(4));
  });

  it('take weights that change from pass to pass', async () => {
    const [computed, recorded] = await both(async (network, picture, at) => {
      const randomised = new RandomisedNetwork(network, 1);
      const gradient = await randomised.forget(at, (other) =>
        gradientOf(other, picture, { rule: 'gradient', target: { kind: 'class', index: 2 } }),
      );
      randomised.dispose();
      return gradient;
    });
    expect(recorded).toEqual(computed);
    const network = build();
    const target = { rule: 'gradient', target: { kind: 'class', index: 2 } } as const;
    expect(computed[3]).not.toEqual(await gradientOf(network, PICTURES[3] as Float32Array, target));
    network.dispose();
  });

  it('go back to a layer, from several seeds', async () => {
    const [computed, recorded] = await both((network, picture, at) => {
      const seeds = () =>
        new Map([
          ...seedOf(network, { kind: 'class', index: at }),
          ...seedOf(network, TARGETS[1] as FixedTarget),
        ]);
      return read(() => backward(network, forward(network, imageOf(picture)), seeds(), 'gradient', 'sum'));
    });
    expect(recorded).toEqual(computed);
  });

  it('switch channels off that change from picture to picture', async () => {
    const changes = [SILENCED[0], SILENCED[0], SILENCED[1], SILENCED[2]];
    const [computed, recorded] = await both(async (network, picture, at) => {
      const ablation = makeAblation(network, changes[at] ?? []);
      const gradient = await gradientOf(network.withAblation(ablation), picture, {
        rule: 'guided',
        target: { kind: 'class', index: at },
      });
      disposeAblation(ablation);
      return gradient;
    });
    expect(recorded).toEqual(computed);
  });

  it.each(some(2, ['a small net of two styles', 'trained/starry-night', 'multistyle26']))(
    'paint by %s bit for bit as computed ones',
    async (id) => {
      const plan = id.startsWith('a ')
        ? stylePlan(twoStyles, TWO_STYLES_WEIGHTS)
        : await readStyliser(fetchFrom(id));
      const styles = plan.description.styleLength ?? 0;
      const size = { height: 16, width: 24 };
      const frames = [1, 2, 3, 4].map((seed) => Float32Array.from(seeded(seed).normals(16 * 24 * 3)));
      const painted: Float32Array[][] = [];
      for (const recorder of [null, passRecorder()]) {
        const network = plan.build(size);
        network.recorder = recorder;
        const pictures: Float32Array[] = [];
        for (const [at, frame] of frames.entries()) {
          // Two frames in each style.
          const style = Float32Array.from({ length: styles }, (_, i) => +(i === Math.floor(at / 2)));
          const known = styleOutputs(network, style);
          pictures.push(await read(() => run(network, tf.tensor4d(frame, [1, 16, 24, 3]), known)));
          tf.dispose([...known.values()]);
        }
        painted.push(pictures);
        network.dispose();
      }
      expect(painted[1]).toEqual(painted[0]);
    },
    LONG,
  );

  const passes: [string, (network: Network, image: tf.Tensor4D, seeds: Seeds, turn: number) => tf.Tensor][] =
    [
      ['gradients', (network, image, seeds) => backward(network, forward(network, image), seeds)],
      [
        'relevance, whose amounts are dragged',
        (network, image, seeds, turn) => {
          const rule = { terms: 'favoured', first: 'box', epsilon: 0.1 * turn, gamma: turn } as const;
          return backward(network, forward(network, image), seeds, rule);
        },
      ],
      [
        'batches',
        (network) => {
          const pair = Float32Array.from([...pictureOf(1), ...pictureOf(2)]);
          return forward(network, tf.tensor4d(pair, [2, SIDE, SIDE, 3]), { only: ['score'] }).logits;
        },
      ],
    ];
  it.each(passes)('issue nothing anew once they are recorded: %s', (_name, pass) => {
    const network = recordedNetwork();
    let turn = 0;
    const look = () => {
      const image = imageOf(PICTURES[0] as Float32Array);
      const seeds = seedOf(network, TARGETS[0] as FixedTarget);
      tf.tidy(() => pass(network, image, seeds, turn++)).dispose();
      tf.dispose([image, ...seeds.values()]);
    };
    for (let i = 0; i < 3; i++) look();
    const issued = vi.spyOn(tf.backend() as unknown as BackendParts, 'recordAndSubmit');
    look();
    expect(issued).not.toHaveBeenCalled();
    network.recorder = null;
    look();
    expect(issued).toHaveBeenCalled();
    issued.mockRestore();
    network.dispose();
  });

  it('leave what they gave out as it is while somebody has it', async () => {
    const network = recordedNetwork();
    const traces = [...PICTURES, ...PICTURES].map((picture) => keepForward(network, imageOf(picture)));
    const values: Float32Array[] = [];
    for (const trace of traces) values.push(await trace.at('act1').data<'float32'>());
    expect(values.slice(4)).toEqual(values.slice(0, 4));
    expect(values[0]).not.toEqual(values[1]);
    for (const trace of traces) tf.dispose([trace.image, ...trace.tensors()]);
    network.dispose();
  });

  it(
    `leave the device's buffers and the tensors where they were, over ${FRAMES} frames`,
    async () => {
      const network = recordedNetwork();
      const views = techniques.filter(({ id }) => ['grad-cam', 'saliency', 'guided-backprop'].includes(id));
      let count = 0;
      const frame = async (technique: Technique) => {
        const silenced = [{ layer: 'act1', channels: [count % 6] }];
        const asked = { technique, given: {}, target: { kind: 'top' }, channel: null, silenced } as const;
        await runOnce(network, pictureOf(count++), asked, () => {});
      };
      const buffers = countBuffers();
      for (let round = 0; round < 4; round++) for (const view of views) await frame(view);
      const [made, tensors] = [buffers(), tf.memory().numTensors];
      while (count < FRAMES) for (const view of views) await frame(view);
      expect(buffers()).toBe(made);
      expect(tf.memory().numTensors).toBe(tensors);
      network.dispose();
    },
    LONG,
  );

  it('are gone with their network', () => {
    const buffers = countBuffers();
    const network = recordedNetwork();
    const image = imageOf(PICTURES[0] as Float32Array);
    const pass = () => tf.tidy(() => void forward(network, image).logits);
    pass();
    const before = buffers();
    pass();
    expect(buffers()).toBeGreaterThan(before);
    network.dispose();
    image.dispose();
    expect(buffers()).toBeLessThanOrEqual(before);
  });

  it('are given up where five other kinds were asked for since', () => {
    const network = recordedNetwork();
    const image = imageOf(PICTURES[0] as Float32Array);
    const upTo = (layer: string) => tf.tidy(() => void forward(network, image, { upTo: layer }));
    const others = ['act2', 'sum', 'half', 'act3', 'pool'];
    for (const layer of ['act1', ...others]) for (let i = 0; i < 2; i++) upTo(layer);
    const issued = vi.spyOn(tf.backend() as unknown as BackendParts, 'recordAndSubmit');
    for (const layer of others) upTo(layer);
    expect(issued).not.toHaveBeenCalled();
    // Not counted where it is recorded: the log is kept in the place of the counter.
    const buffers = countBuffers();
    upTo('act1');
    expect(buffers()).toBeGreaterThan(0);
    issued.mockRestore();
    tf.dispose(image);
    network.dispose();
  });

  it('leave what they gave out as it is when their network goes', async () => {
    const network = recordedNetwork();
    const traces = PICTURES.slice(0, 2).map((picture) => keepForward(network, imageOf(picture)));
    const [, recorded] = traces;
    network.dispose();
    const wanted = tf.tidy(() => forward(build(), imageOf(PICTURES[1] as Float32Array)).logits);
    expect(await (recorded as Trace).logits.data()).toEqual(await wanted.data());
    wanted.dispose();
    for (const trace of traces) tf.dispose([trace.image, ...trace.tensors()]);
  });

  it('are given up where the card cannot hold them', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const { device } = tf.backend() as unknown as { device: GPUDevice };
    const { createBuffer } = device;
    const network = recordedNetwork();
    const answers: Float32Array[] = [];
    for (const at of [0, 1, 2, 3]) {
      // No buffer may be mapped and bound.
      const mapped = (descriptor: GPUBufferDescriptor) =>
        createBuffer.call(device, { ...descriptor, usage: descriptor.usage | GPUBufferUsage.MAP_READ });
      if (at === 1) device.createBuffer = mapped;
      const trace = keepForward(network, imageOf(PICTURES[at] as Float32Array));
      device.createBuffer = createBuffer;
      answers.push(Float32Array.from(await trace.logits.data<'float32'>()));
      tf.dispose([trace.image, ...trace.tensors()]);
      await vi.waitUntil(() => at !== 1 || warned.mock.calls.length > 0, 30_000);
    }
    network.recorder = null;
    for (const at of [0, 2, 3]) {
      const image = imageOf(PICTURES[at] as Float32Array);
      expect(answers[at]).toEqual(await read(() => forward(network, image).logits));
      image.dispose();
    }
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
    network.dispose();
  });

  it('are not made of a pass that reads what it computed', () => {
    const recorder = passRecorder();
    const x = tf.tensor1d(new Float32Array(2000).fill(2));
    const pass = {
      key: 'reads',
      inputs: [x],
      compute([input]: tf.Tensor[]) {
        const twice = tf.mul(input as tf.Tensor, 2);
        return { outputs: [tf.add(twice, twice.dataSync()[0] ?? 0)], note: null };
      },
    };
    const tensors = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) expect(recorder?.run(pass)).toBeNull();
    expect(tf.memory().numTensors).toBe(tensors);
    recorder?.dispose();
    x.dispose();
  });

  it('keep the constants of a pass', async () => {
    const recorder = passRecorder();
    const pass = (value: number) => ({
      key: 'constant',
      inputs: [tf.tensor1d(new Float32Array(1500).fill(value))],
      compute: ([x]: tf.Tensor[]) => ({
        outputs: [tf.add(x as tf.Tensor, tf.tensor1d(new Float32Array(1500).fill(40)))],
        note: null,
      }),
    });
    recorder?.run(pass(0));
    for (const value of [1, 2, 3]) {
      const [sum] = recorder?.run(pass(value))?.outputs ?? [];
      // Takes the memory that a constant would have left behind.
      const other = tf.add(tf.zeros([1500]), tf.tensor1d(new Float32Array(1500).fill(-7)));
      expect((await sum?.data())?.[1499]).toBe(value + 40);
      tf.dispose([sum as tf.Tensor, other]);
    }
    recorder?.dispose();
  });
});

function recordedNetwork(): Network {
  const network = build();
  network.recorder = passRecorder();
  return network;
}

async function read(pass: () => tf.Tensor): Promise<Float32Array> {
  const result = tf.tidy(pass);
  const values = await result.data<'float32'>();
  result.dispose();
  return values;
}

const gradientOf = (
  network: Network,
  picture: Float32Array,
  { rule, target }: { rule: BackwardRule; target: FixedTarget },
) => read(() => backward(network, forward(network, imageOf(picture)), seedOf(network, target), rule));
