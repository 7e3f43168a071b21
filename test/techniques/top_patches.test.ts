import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { disposeAblation, makeAblation } from '../../src/network/ablation.ts';
import type { Layer } from '../../src/network/description.ts';
import { IMAGE } from '../../src/network/description.ts';
import { UnknownLayerError } from '../../src/network/errors.ts';
import { keepForward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { normalise } from '../../src/network/preprocess.ts';
import type { MaximaTensor } from '../../src/techniques/common/picture.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import { BestPatches } from '../../src/techniques/patches/best_patches.ts';
import {
  isRectified,
  silenceOf,
  strengthLayer,
  strongestOf,
} from '../../src/techniques/patches/strength_layer.ts';
import {
  SCANNED_AT_ONCE,
  type StrongestNeurons,
  strongestNeurons,
} from '../../src/techniques/patches/strongest_neurons.ts';
import { topPatches } from '../../src/techniques/top_patches.ts';
import { loadShipped } from '../support/efficientnet.ts';
import { expectNoLeak } from '../support/expect_no_leak.ts';
import { golden } from '../support/golden/golden.ts';
import { tinyNetwork } from '../support/toys/tiny_network.ts';
import { bentNetwork, subjectOf } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

interface PatchCase {
  readonly layer: string;
  readonly channel: number;
  readonly patches: readonly { image: string; turn: number; value: number; y: number; x: number }[];
}

const SIDE = 224;

let network: Network;
beforeAll(async () => {
  await startWasm();
  network = await loadShipped();
});

/** RGBA of a golden input, mirrored from turn 4 on and turned to the left by as many quarters as numpy's rot90 does. */
function turned(rgba: Uint8Array, turn: number): Uint8Array {
  let pixels = new Uint32Array(rgba.slice().buffer);
  const map = (from: (y: number, x: number) => [y: number, x: number]) => {
    const before = pixels;
    pixels = before.map((_, i) => {
      const [y, x] = from(Math.floor(i / SIDE), i % SIDE);
      return before[y * SIDE + x] as number;
    });
  };
  if (turn >= 4) map((y, x) => [y, SIDE - 1 - x]);
  for (let quarter = 0; quarter < turn % 4; quarter++) map((y, x) => [x, SIDE - 1 - y]);
  return new Uint8Array(pixels.buffer);
}

function inputsOf({ description: { input } }: Network) {
  return ['bison', 'coffee', 'dog', 'lemur', 'red-panda'].flatMap((image) => {
    const file = new URL(`../golden/inputs/${image}.png`, import.meta.url);
    const { data } = PNG.sync.read(readFileSync(file));
    return Array.from({ length: 8 }, (_, turn) => ({
      ...{ image, turn },
      pixels: normalise(turned(new Uint8Array(data), turn), input),
    }));
  });
}

describe('the strongest patches are those of an exhaustive search in PyTorch', () => {
  const { cases, tolerance } = golden<PatchCase>('topPatches');
  const layers = [...new Set(cases.map(({ layer }) => layer))];
  /** PyTorch's blocks are modules; ours are known by their last layer. */
  const ours = (layer: string) => (/^blocks\.\d+\.\d+$/.test(layer) ? `${layer}.add` : layer);

  it.each(layers)('of %s', async (layer) => {
    const name = ours(layer);
    const inputs = inputsOf(network);
    const best = new BestPatches(network.shape(name)[2], silenceOf(network, name));
    for (let first = 0; first < inputs.length; first += SCANNED_AT_ONCE) {
      const batch = inputs.slice(first, first + SCANNED_AT_ONCE);
      const found = await strongestNeurons(
        network,
        name,
        batch.map(({ pixels }) => pixels),
      );
      found.forEach(({ values, positions }, i) => void best.offer(values, positions, first + i));
    }
    const width = network.shape(name)[1];
    const own = cases.filter((one) => one.layer === layer);
    expect(own.length).toBeGreaterThanOrEqual(6);
    for (const { channel, patches } of own) {
      const found = best.of(channel);
      expect(
        found.map(({ source, position }) => {
          const { image, turn } = inputs[source] ?? {};
          return { image, turn, y: Math.floor(position / width), x: position % width };
        }),
      ).toEqual(patches.map(({ image, turn, y, x }) => ({ image, turn, y, x })));
      found.forEach(({ value }, i) => {
        expect(Math.abs(value - (patches[i]?.value ?? Number.NaN))).toBeLessThan(tolerance);
      });
    }
  });

  it('for twenty channels of three layers', () => {
    expect(layers).toHaveLength(3);
    expect(cases).toHaveLength(20);
  });
});

describe('the strongest neuron of a channel', () => {
  it('is its largest value, at the first of the places where it stands', () => {
    tf.tidy(() => {
      // Two pictures of 2 x 3, two channels.
      const output = tf.tensor4d(
        [1, 0, 5, -1, 2, -2, 5, -3, 4, -4, 0, -5].concat([-7, 3, -6, 3, -5, 9, -4, 9, -3, 1, -9, 0]),
        [2, 2, 3, 2],
      );
      const { values, positions } = strongestOf(output);
      expect(values.arraySync()).toEqual([
        [5, 0],
        [-3, 9],
      ]);
      expect(positions.arraySync()).toEqual([
        [1, 0],
        [4, 2],
      ]);
    });
  });

  const layers: Layer[] = [
    { kind: 'conv', name: 'conv', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
    { kind: 'relu6', name: 'act', inputs: ['conv'] },
    { kind: 'relu', name: 'act2', inputs: ['act'] },
  ];
  const tiny = () =>
    tinyNetwork(layers, [1, 2], {
      'conv.weight': [
        [1, 3, 1, 1],
        [1, 0, 0],
      ],
    });

  it('is told apart beyond the ceiling of a ReLU6, where the layer itself stands at 6 everywhere', async () => {
    const built = tiny();
    const picture = Float32Array.of(7, 0, 0, 9, 0, 0);
    const [found] = await strongestNeurons(built, 'act', [picture]);
    expect(Array.from(found?.values ?? [])).toEqual([9]);
    expect(Array.from(found?.positions ?? [])).toEqual([1]);
    const [behind] = await strongestNeurons(built, 'act2', [picture]);
    expect(Array.from(behind?.values ?? [])).toEqual([6]);
    expect([strengthLayer(built, 'act'), strengthLayer(built, 'act2')]).toEqual(['conv', 'act2']);
    expect(['conv', 'act', 'act2'].map((layer) => isRectified(built, layer))).toEqual([false, true, true]);
  });

  it('is found without leaving a tensor', async () => {
    const built = tiny();
    await expectNoLeak(async () => {
      await strongestNeurons(built, 'act', [new Float32Array(6), new Float32Array(6)]);
      return [];
    });
  });

  it('of a layer that is not there is an error', async () => {
    await expect(strongestNeurons(tiny(), 'conv9', [new Float32Array(6)])).rejects.toThrow(UnknownLayerError);
  });
});

it('a look finds what mining finds in the same picture', async () => {
  const input = inputsOf(network)[0]?.pixels ?? new Float32Array();
  const layer = 'blocks.3.0.act2';
  const [mined] = (await strongestNeurons(network, layer, [input])) as [StrongestNeurons];
  const image = tf.tensor4d(input, [1, SIDE, SIDE, 3]);
  const trace = keepForward(network, image, { taps: topPatches.taps?.(network, { layer, gap: 2 }) ?? [] });
  const subject = { network, image, trace, target: { kind: 'class', index: 0 } as const };
  const looked = tf.tidy(
    () => topPatches.run(subject, { layer, gap: 2 }) as MaximaTensor & tf.TensorContainerObject,
  );
  expect(looked).toMatchObject({ kind: 'maxima', layer, height: 14, width: 14 });
  expect(looked.title).toContain('83 × 83 pixels');
  expect(Array.from(looked.positions.dataSync())).toEqual(Array.from(mined.positions));
  const values = looked.values.dataSync();
  mined.values.forEach((value, channel) => void expect(values[channel]).toBeCloseTo(value, 4));
  tf.dispose([image, looked.values, looked.positions, ...trace.tensors()]);
});

describe('a channel that is switched off', () => {
  /** The strongest neurons of all channels of a layer of the toy, with its first channel and without. */
  function strengthsOf(layer: string): [whole: number[], without: number[]] {
    const bent = bentNetwork();
    const masks = makeAblation(bent, [{ layer, channels: [0] }]);
    const strengths = (here: Network) => {
      const { subject, dispose } = subjectOf(here, { kind: 'class', index: 0 });
      const values = tf.tidy(() => {
        const trace = keepForward(here, subject.image, { taps: [strengthLayer(here, layer)] });
        const picture = topPatches.run({ ...subject, trace }, settingsFor(topPatches, here, { layer }));
        return Array.from((picture as MaximaTensor).values.dataSync());
      });
      dispose();
      return values;
    };
    const both: [number[], number[]] = [strengths(bent), strengths(bent.withAblation(masks))];
    disposeAblation(masks);
    bent.dispose();
    return both;
  }

  it('has no strength, though it is read before ReLU6', () => {
    const [whole, without] = strengthsOf('act1');
    expect(whole[0]).toBeGreaterThan(0);
    expect(without).toEqual([0, ...whole.slice(1)]);
  });

  it('gives no patch where nothing rectifies, and 0 counts as a strength', () => {
    const [whole, without] = strengthsOf('sum');
    expect(without).toEqual([Number.NEGATIVE_INFINITY, ...whole.slice(1)]);
    const bent = bentNetwork();
    const best = new BestPatches(without.length, silenceOf(bent, 'sum'));
    best.offer(
      without,
      without.map(() => 0),
      1,
    );
    expect(best.of(0)).toEqual([]);
    expect(best.of(1)).toEqual([{ value: whole[1], position: 0, source: 1 }]);
    bent.dispose();
  });
});
