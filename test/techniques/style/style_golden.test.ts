import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forward } from '../../../src/network/forward.ts';
import { readNetwork } from '../../../src/network/load.ts';
import type { Network } from '../../../src/network/network.ts';
import type { RunInputs } from '../../../src/techniques/common/slow_technique.ts';
import { inputOf } from '../../../src/techniques/optimise/pixels.ts';
import { gramMatrix, gramTerm } from '../../../src/techniques/style/gram.ts';
import { styleLayers } from '../../../src/techniques/style/style_layers.ts';
import { styleTransfer } from '../../../src/techniques/style_transfer.ts';
import wanted from '../../golden/style_transfer.json' with { type: 'json' };
import { fetchShipped } from '../../support/efficientnet.ts';
import { modelOf } from '../../support/toys/toy_pictures.ts';
import { startWasm } from '../../support/wasm_backend.ts';

const networks = new Map<string, Network>();
let networkFor: RunInputs['networkFor'];

beforeAll(async () => {
  await startWasm();
  const plan = await readNetwork(fetchShipped);
  networkFor = (height, width) => {
    const key = `${height} x ${width}`;
    const network = networks.get(key) ?? plan.build({ height, width });
    networks.set(key, network);
    return network;
  };
});

afterAll(() => {
  for (const network of networks.values()) network.dispose();
});

/** An input as pixels, [1, height, width, 3], RGB, 0..1. */
function pixelsOf(name: string): tf.Tensor4D {
  const { data, width, height } = PNG.sync.read(
    readFileSync(new URL(`../../golden/style-inputs/${name}.png`, import.meta.url)),
  );
  const colours = Float32Array.from({ length: width * height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return (data[pixel * 4 + (i % 3)] as number) / 255;
  });
  return tf.tensor4d(colours, [1, height, width, 3]);
}

describe('style transfer on EfficientNet-Lite0 is the one of PyTorch', () => {
  it('in the Gram distance of every layer', () => {
    expect(styleLayers(networkFor(224, 224))).toEqual(Object.keys(wanted.start));
    const found = tf.tidy(() => {
      const [content, style] = [wanted.content, wanted.style].map((name) => {
        const pixels = pixelsOf(name);
        const network = networkFor(pixels.shape[1], pixels.shape[2]);
        return forward(network, inputOf(pixels, network.description.input));
      });
      return Object.keys(wanted.start).map((layer) => {
        const gram = gramMatrix((style as ReturnType<typeof forward>).at(layer));
        const activation = (content as ReturnType<typeof forward>).at(layer);
        return gramTerm('style', { layer, gram, weight: 1 }).measure(activation).loss.dataSync()[0] as number;
      });
    });
    for (const [i, distance] of Object.values(wanted.start).entries())
      expect(Math.abs((found[i] as number) / distance - 1)).toBeLessThan(1e-3);
  });

  it('in every loss term of eleven steps of Adam', async () => {
    const inputs: RunInputs = {
      networkFor,
      usualNetwork: () => networkFor(224, 224),
      content: pixelsOf(wanted.content),
      references: [modelOf(pixelsOf(wanted.style))],
      ...{ target: { kind: 'class', index: 0 }, seed: 1, resume: null },
    };
    const jobSteps = styleTransfer.paint(inputs, {
      ...{
        size: wanted.size,
        steps: wanted.steps.length,
        strokes: 1,
        octaves: 1,
        start: 'content',
        keepColours: false,
      },
      ...{ contentLayer: wanted.contentLayer, optimiser: 'adam', ...wanted.settings },
      ...{ calm: 0, palette: 0, finest: 1, fine: 1, middle: 1, coarse: 1, coarsest: 1 },
    });
    for await (const { step, losses } of jobSteps) {
      const terms = wanted.steps[step - 1] as Record<string, number>;
      expect(Object.keys(losses).sort()).toEqual(Object.keys(terms).sort());
      for (const [name, value] of Object.entries(terms))
        expect(Math.abs((losses[name] as number) - value)).toBeLessThanOrEqual(wanted.tolerance * value);
    }
  });
});
