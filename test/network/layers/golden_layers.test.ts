import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../../../src/network/description.ts';
import type { Shape } from '../../../src/network/layers/kind.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { golden, type LayerCase, widened } from '../../support/golden/golden.ts';
import { expectClose, norm } from '../../support/relative_l2.ts';
import { kindNames } from '../../support/specimens.ts';
import { LoneLayer } from '../../support/toys/lone_layer.ts';

/** Relative L2 distance: some hundred times float32's rounding, far below any mistake of one tap or one pixel. */
const TOLERANCE = 1e-5;

const { cases } = golden<LayerCase>('layers');

const tensor = ({ shape, values }: { shape: number[]; values: number[] }) =>
  tf.tensor4d(values, shape as [number, number, number, number]);

function loneLayer({ kind, settings, inputs, weights }: LayerCase): LoneLayer {
  const layer = { kind, name: 'lone', inputs: inputs.map((_, i) => `input ${i}`), ...settings } as Layer;
  const shapes = inputs.map(({ shape }) => shape.slice(1) as unknown as Shape);
  const arrays = Object.fromEntries(Object.entries(weights).map(([part, array]) => [part, widened(array)]));
  return new LoneLayer(layer, shapes, arrays);
}

describe.each(NODE_BACKENDS)('on %s, a layer gives what PyTorch gives', (backend) => {
  beforeAll(() => use(backend));

  it.each(cases)('$kind, $title', (golden) => {
    const before = tf.memory().numTensors;
    const lone = loneLayer(golden);
    expect([golden.output.shape[0], ...lone.shape]).toEqual(golden.output.shape);
    tf.tidy(() => {
      const inputs = golden.inputs.map(tensor);
      const output = lone.forward(inputs);
      expect(output.shape).toEqual(golden.output.shape);
      expectClose(output.dataSync(), golden.output.values, TOLERANCE);

      const gradients = lone.adjoint(tensor(golden.dy), inputs, output);
      expect(gradients.map(({ shape }) => shape)).toEqual(golden.dx.map(({ shape }) => shape));
      gradients.forEach((gradient, i) => {
        const want = golden.dx[i]?.values ?? [];
        // Softmax takes a mean off dy; where one class has it all, only the rounding of dy is left.
        expectClose(
          gradient.dataSync(),
          want,
          TOLERANCE,
          norm(golden.kind === 'softmax' ? golden.dy.values : want),
        );
      });
    });
    lone.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

it('every kind of layer has golden values', () => {
  const kinds = new Set(cases.map(({ kind }) => kind));
  // Flattening moves numbers alone: flatten.test.ts. Dropout does nothing at inference.
  expect(kindNames.filter((kind) => !kinds.has(kind))).toEqual(['flatten', 'dropout']);
});
