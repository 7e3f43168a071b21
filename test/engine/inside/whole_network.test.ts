import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { stationsOf } from '../../../src/engine/inside/whole_network.ts';
import { keepForward } from '../../../src/network/forward.ts';
import { Network } from '../../../src/network/network.ts';
import { architectureNames } from '../../../src/network/zoo/index.ts';
import { layoutStations } from '../../../src/ui/inside/network_layout.ts';
import { goldenImage, loadShipped } from '../../support/efficientnet.ts';
import { bentNetwork } from '../../support/toys/toy_subject.ts';
import { startWasm } from '../../support/wasm_backend.ts';
import { zooNetwork } from '../../support/zoo_network.ts';
import { looked } from './looked.ts';

beforeAll(startWasm);

it('finds of a small network who is made of whom', () => {
  const network = bentNetwork();
  expect(stationsOf(network)).toEqual([
    { layer: 'act1', shape: [6, 6, 5], from: [-1], joins: null },
    { layer: 'act2', shape: [6, 6, 5], from: [0], joins: null },
    { layer: 'sum', shape: [6, 6, 5], from: [0, 1], joins: 'sum' },
    { layer: 'act3', shape: [2, 2, 4], from: [2], joins: null },
    { layer: 'score', shape: [1, 1, 3], from: [3], joins: null },
  ]);
  const { boxes, links } = layoutStations(stationsOf(network));
  // From left to right, and one way around: from the first to the sum.
  expect(boxes.map(({ x, width }) => x + width / 2)).toEqual(boxes.map((_, i) => 14 * (i + 1)));
  expect(links.map(({ isSkip }) => isSkip)).toEqual([false, false, true, false, false, false]);
  network.dispose();
});

it('of the network that ships tells how strongly each layer speaks, as forward does', async () => {
  const network = await loadShipped();
  const image = goldenImage(network, 'dog');
  const question = { figure: 'network', layer: 'blocks.2.1.act1', place: { y: 0.5, x: 0.5 } } as const;
  const { answer, trace } = await looked(network, image, question);
  const again = keepForward(network, image);
  for (const [i, { layer }] of answer.stations.entries()) {
    const values = await again.at(layer).data<'float32'>();
    const mean = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
    expect(answer.means[i]).toBeCloseTo(mean, 3);
    expect(answer.active[i]).toBeCloseTo(values.filter((value) => value > 0).length / values.length, 4);
  }
  const { map, cell, field } = answer;
  const cells = await again.at(answer.layer).array();
  const channels = cells[0]?.[cell.y]?.[cell.x] ?? [];
  const mean = channels.reduce((sum, value) => sum + value, 0) / channels.length;
  expect(map.values[cell.y * map.width + cell.x]).toBeCloseTo(mean, 4);
  expect(field?.height).toBeGreaterThan(3);
  expect(field?.height).toBeLessThan(224);
  tf.dispose([image, ...trace.tensors(), ...again.tensors()]);
  network.dispose();
});

it.each(architectureNames)(
  'draws %s from its structure: each layer behind what it is made of, all of them leading to the scores',
  (name) => {
    const { description, weights } = zooNetwork(name, { narrow: 8 });
    const network = new Network(description, weights);
    const stations = stationsOf(network);
    expect(stations.at(-1)?.layer).toBe(network.resolve(description.logits));
    stations.forEach(({ from }, i) => {
      expect(from.length).toBeGreaterThan(0);
      expect(from.every((place) => place < i)).toBe(true);
    });
    const used = new Set(stations.flatMap(({ from }) => from));
    expect(stations.flatMap((_, i) => (used.has(i) ? [] : [i]))).toEqual([stations.length - 1]);
    const { width, height, boxes } = layoutStations(stations);
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    network.dispose();
  },
);
