import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../../../src/network/description.ts';
import type { BackwardRule } from '../../../src/network/layers/rules.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { LoneLayer } from '../../support/toys/lone_layer.ts';

const relu: Layer = { kind: 'relu', name: 'relu', inputs: ['x'] };
const relu6: Layer = { kind: 'relu6', name: 'relu6', inputs: ['x'] };
const leaky: Layer = { kind: 'leakyRelu', name: 'leaky', inputs: ['x'], slope: 0.25 };

/** What each rule lets through of dy at x: Springenberg et al. 2014, figure 1, and its like for the other rectifiers. */
const TRUTHS: [layer: Layer, x: number, dy: number, gradient: number, guided: number, deconvnet: number][] = [
  [relu, 2, 3, 3, 3, 3],
  [relu, 2, -3, -3, 0, 0],
  [relu, -2, 3, 0, 0, 3],
  [relu, -2, -3, 0, 0, 0],
  [relu, 0, 3, 0, 0, 3],
  [relu, 0, -3, 0, 0, 0],
  [relu, -0, 3, 0, 0, 3],
  [relu, 2, 0, 0, 0, 0],
  [relu, 1e30, 3, 3, 3, 3],
  [relu, 1e-30, 3, 3, 3, 3],
  [relu6, 2, 3, 3, 3, 3],
  [relu6, 2, -3, -3, 0, 0],
  [relu6, -2, 3, 0, 0, 3],
  [relu6, -2, -3, 0, 0, 0],
  [relu6, 0, 3, 0, 0, 3],
  [relu6, -0, 3, 0, 0, 3],
  [relu6, 6, 3, 0, 0, 3],
  [relu6, 6, -3, 0, 0, 0],
  [relu6, 7, 3, 0, 0, 3],
  [relu6, 7, -3, 0, 0, 0],
  [relu6, 5.9999995, 3, 3, 3, 3],
  [leaky, 2, 3, 3, 3, 3],
  [leaky, 2, -3, -3, 0, 0],
  [leaky, -2, 4, 1, 1, 4],
  [leaky, -2, -4, -1, 0, 0],
];

const truths = TRUTHS.map(([layer, x, dy, gradient, guided, deconvnet]) => ({
  ...{ kind: layer.kind, layer, x, dy },
  ...{ gradient, guided, deconvnet },
}));

/** The odd ones reach the kernels' last numbers, which do not fill a vector of four. */
const COUNTS = [1, 4, 7];

describe.each(NODE_BACKENDS)('on %s', (backend) => {
  beforeAll(() => use(backend));

  const passed = (layer: Layer, x: number, dy: number, rule: BackwardRule) =>
    COUNTS.flatMap((count) => {
      const lone = new LoneLayer(layer, [[1, 1, count]], {});
      const fill = (value: number) => tf.fill([1, 1, 1, count], value) as tf.Tensor4D;
      return tf.tidy(() => {
        const [gradient] = lone.adjoint(fill(dy), [fill(x)], lone.forward([fill(x)]), rule);
        return Array.from(gradient?.dataSync() ?? []);
      });
    });

  it.each(truths)(
    '$kind at x = $x lets of dy = $dy pass $gradient (gradient), $guided (guided), $deconvnet (deconvnet)',
    ({ layer, x, dy, gradient, guided, deconvnet }) => {
      // Adding 0 makes -0 to 0, which means the same here.
      const all = (rule: BackwardRule) => [...new Set(passed(layer, x, dy, rule).map((value) => value + 0))];
      expect({ gradient: all('gradient'), guided: all('guided'), deconvnet: all('deconvnet') }).toEqual({
        gradient: [gradient],
        guided: [guided],
        deconvnet: [deconvnet],
      });
    },
  );
});
