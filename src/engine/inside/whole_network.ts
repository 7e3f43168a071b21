import * as tf from '@tensorflow/tfjs-core';
import type { NetworkAnswer, NetworkQuestion, Station } from '../../contract/inside.ts';
import { IMAGE, type LayerName } from '../../network/description.ts';
import { receptiveField } from '../../network/field/receptive_field.ts';
import type { Network } from '../../network/network.ts';
import { recommendedLayers } from '../../network/structure.ts';
import { cellOf, type Figure, numbersOf, seenPicture } from './figure.ts';

/**
 * The layers of a network that have something to say, and the scores, in its order, each with those that it is made of. Found by what
 * layers do, whatever the network.
 */
export function stationsOf(network: Network): Station[] {
  const names = [...new Set([...recommendedLayers(network), network.resolve(network.description.logits)])];
  const at = new Map<LayerName, number>(names.map((name, place) => [name, place]));
  const sources = (name: LayerName): number[] => {
    if (name === IMAGE) return [-1];
    const place = at.get(name);
    return place === undefined ? network.step(name).layer.inputs.flatMap(sources) : [place];
  };
  return names.map((name) => {
    const { layer, kind, shape } = network.step(name);
    return {
      layer: name,
      shape: [...shape],
      from: [...new Set(layer.inputs.flatMap(sources))],
      joins: kind.joins ?? null,
    };
  });
}

/** What is known of a network before it looks. */
const known = new WeakMap<Network['steps'], Station[]>();

function knownStations(network: Network): Station[] {
  const found = known.get(network.steps) ?? stationsOf(network);
  known.set(network.steps, found);
  return found;
}

/** Every layer that has something to say, how strongly it speaks now, and one of them more closely. */
export const wholeNetwork: Figure<NetworkQuestion, NetworkAnswer> = {
  taps: (network) => knownStations(network).map(({ layer }) => layer),

  async look({ network, trace }, question) {
    const stations = knownStations(network);
    const maps = stations.filter(({ shape }) => shape[0] > 1);
    const chosen = stations.find(({ layer }) => layer === question.layer) ?? maps.at(-1) ?? stations[0];
    const { layer, shape } = chosen as Station;
    const [height, width, channels] = shape;
    const cell = cellOf(question.place, height, width);
    const numbers = await numbersOf(() => {
      const outputs = stations.map((station) => trace.at(station.layer));
      return {
        means: tf.stack(outputs.map((output) => tf.mean(tf.abs(output)))),
        active: tf.stack(outputs.map((output) => tf.mean(tf.step(output)))),
        map: tf.mean(trace.at(layer), 3),
      };
    });
    return {
      ...{ figure: 'network', stations, means: numbers.means, active: numbers.active, layer },
      map: { height, width, values: numbers.map },
      cell,
      field: receptiveField(network, { layer, channel: Math.floor(channels / 2), ...cell }),
      picture: await seenPicture(network, trace.image),
    };
  },
};
