import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImagePicture } from '../../src/contract/picture.ts';
import type { View } from '../../src/contract/view.ts';
import { ViewSession } from '../../src/engine/view/view_session.ts';
import type { Layer } from '../../src/network/description.ts';
import type { Network } from '../../src/network/network.ts';
import type { FixedTarget } from '../../src/techniques/common/technique.ts';
import { channelShares, conceptMap, concepts } from '../../src/techniques/concepts.ts';
import { concernOf } from '../../tools/prove/concepts.ts';
import { goldenImage, loadShipped } from '../support/efficientnet.ts';
import { expectNoLeak } from '../support/expect_no_leak.ts';
import { expectClose } from '../support/relative_l2.ts';
import { tinyNetwork } from '../support/toys/tiny_network.ts';
import { RED_AND_GREEN, redGreenLayers, subjectOf, take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

const PHOTOGRAPH: ImagePicture = {
  ...{ kind: 'image', title: '', width: 0, height: 0, legend: null },
  rgba: new Uint8ClampedArray(),
};

const classOf = (index: number): FixedTarget => ({ kind: 'class', index });

describe('of a layer that is red and green themselves', () => {
  /** Class 0 scores 12 x mean red - 4 x mean green. */
  let network: Network;
  let toy: ReturnType<typeof subjectOf>;
  beforeAll(() => {
    network = tinyNetwork(redGreenLayers, [2, 2], {
      ...RED_AND_GREEN,
      'score.weight': [
        [2, 2],
        [12, -4, 0, 4],
      ],
    });
    // Red is 1, 0, 2, 1 and green 0, 1, 2, 3.
    toy = subjectOf(network, classOf(0), [1, 0, 9, 0, 1, 9, 2, 2, 9, 1, 3, 9]);
  });
  afterAll(() => {
    toy.dispose();
    network.dispose();
  });

  it('red has 12 of the score and green takes 6 from it', () => {
    expectClose(take(channelShares(toy.subject, classOf(0), 'red and green')), [12, -6], 1e-6);
  });

  it('tiles hold what a channel adds at each place, on one scale, those first that add most', () => {
    const look = (index: number) => {
      const subject = { ...toy.subject, target: classOf(index) };
      const settings = { layer: 'red and green' };
      const picture = tf.tidy(() => concepts.run(subject, settings) as never) as ReturnType<
        typeof concepts.run
      >;
      if (!('kind' in picture) || picture.kind !== 'tiles') throw new Error('Concepts are tiles.');
      return { ...picture, values: take(picture.values) };
    };
    const first = look(0);
    expectClose(first.values, [3, 0, 0, -1, 6, -2, 3, -3], 1e-6);
    expect(first).toMatchObject({ scale: 'symmetric', scaling: 'layer', of: 'activations' });
    expect(Array.from(first.strengths?.(first.values) ?? [])).toEqual([12, -6]);
    const second = look(1);
    expect(Array.from(second.strengths?.(second.values) ?? [])).toEqual([0, 6]);
  });

  it('the share of one channel is handed on to the pixels that it saw', () => {
    expectClose(take(conceptMap(toy.subject, classOf(0), 'red and green', 0)), [3, 0, 6, 3], 1e-6);
    expectClose(take(conceptMap(toy.subject, classOf(0), 'red and green', 1)), [0, -1, -2, -3], 1e-6);
  });

  it('refuses a channel that there is not', () => {
    expect(() => conceptMap(toy.subject, classOf(0), 'red and green', 2)).toThrow('2 channels, no channel 2');
  });

  it('leaves nothing behind', async () => {
    await expectNoLeak(() => conceptMap(toy.subject, classOf(0), 'red and green', 0));
  });

  it('a picked tile is answered with its share, a pinned one with its activation', async () => {
    const session = new ViewSession(network);
    const pin = { layer: 'red and green', channel: 0 };
    const view: View = {
      ...{ technique: 'concepts', parameters: { layer: 'red and green' }, target: classOf(0) },
      pins: [{ ...pin, inView: true }, pin],
    };
    const frame = {
      identity: { source: 0, frame: 0 },
      image: tf.clone(toy.subject.image),
      crop: { x: 0, y: 0, width: 2, height: 2 },
      frameSize: { width: 2, height: 2 },
      photograph: () => PHOTOGRAPH,
    } as const;
    const seen = await session.run(() => frame, view);
    if (!seen.picture) throw new Error('There is something to show.');
    expect(seen.pins.map(({ legend }) => legend.unit)).toEqual(['points of the score', 'activation']);
    expect(seen.pins[0]?.title).toContain('its share of class 0');
    expect(seen.pins[0]?.legend.per).toBe('2 x 2');
    await session.dispose();
  });
});

it.each([
  // A taught class sits before the layer asked for.
  [{ kind: 'taught', name: 'mug', direction: [1, 0] }, '“mug”'],
  // Behind the last layer with weights the only channel that speaks for a class is its own.
  [classOf(0), 'class 0'],
] as const)(
  'tiles of %j are of the features, though a layer behind them is asked for, and a picked one is answered with its share',
  async (target, name) => {
    const layers: Layer[] = [
      ...redGreenLayers.slice(0, 1),
      { kind: 'relu', name: 'features', inputs: ['red and green'] },
      { kind: 'conv', name: 'classifier', inputs: ['features'], stride: 1, pad: [0, 0, 0, 0] },
      { kind: 'relu', name: 'answers', inputs: ['classifier'] },
      { kind: 'globalAvgPool', name: 'scores', inputs: ['answers'] },
    ];
    const network = tinyNetwork(layers, [2, 2], {
      ...RED_AND_GREEN,
      'classifier.weight': [
        [1, 2, 1, 1],
        [1, 1],
      ],
    });
    const session = new ViewSession(network);
    const frame = () => ({
      ...{ identity: { source: 0, frame: 0 }, image: tf.ones<tf.Rank.R4>([1, 2, 2, 3]) },
      ...{ crop: { x: 0, y: 0, width: 2, height: 2 }, frameSize: { width: 2, height: 2 } },
      photograph: () => PHOTOGRAPH,
    });
    const look = (pins: View['pins']) =>
      session.run(frame, { technique: 'concepts', parameters: { layer: 'answers' }, target, pins });
    const tiles = { kind: 'tiles', layer: 'features', count: 2 };
    // With no pin that would keep the layer.
    expect((await look([])).picture).toMatchObject(tiles);
    const seen = await look([{ layer: 'features', channel: 0, inView: true }]);
    if (!seen.picture) throw new Error('There is something to show.');
    expect(seen.picture).toMatchObject(tiles);
    expect(seen.pins.map(({ title }) => title)).toEqual([`features, channel 0: its share of ${name}`]);
    await session.dispose();
  },
);

it('what biases answer for is not said to be nothing', () => {
  // Both channels are 1 by their biases alone: channel 0 adds 12 to the class, and nothing of it comes from pixels.
  const network = tinyNetwork(redGreenLayers, [2, 2], {
    'red and green.weight': [
      [2, 3, 1, 1],
      [0, 0, 0, 0, 0, 0],
    ],
    'red and green.bias': [[2], [1, 1]],
    'score.weight': [
      [2, 2],
      [12, -4, 0, 4],
    ],
  });
  const toy = subjectOf(network, classOf(0), [1, 0, 9, 0, 1, 9, 2, 2, 9, 1, 3, 9]);
  expect(take(channelShares(toy.subject, classOf(0), 'red and green'))[0]).toBeCloseTo(12, 4);
  let faint: { below: number; says: string } | undefined;
  const values = tf.tidy(() => {
    const subject = { ...toy.subject, target: classOf(0) };
    const map = concepts.ofChannel?.(subject, { layer: 'red and green' }, 0);
    faint = map?.faint;
    return map?.values as tf.Tensor2D;
  });
  expect(Math.max(...take(values).map(Math.abs))).toBeLessThan(faint?.below ?? 0);
  expect(faint?.says).toContain('comes from pixels');
  expect(faint?.says).not.toContain('The channel adds next to nothing');
  toy.dispose();
  network.dispose();
});

describe('of EfficientNet-Lite0', () => {
  let network: Network;
  beforeAll(async () => {
    await startWasm();
    network = await loadShipped();
    return () => network.dispose();
  });

  it.each(['dog', 'lemur', 'coffee'])(
    'the class of %s falls further without its five leading channels than without five others',
    async (name) => {
      const image = goldenImage(network, name);
      const { leading, others } = await concernOf(network, image, 1);
      expect(leading).toBeGreaterThan(others);
      image.dispose();
    },
  );
});
