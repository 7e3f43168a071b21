import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from '../../../src/network/description.ts';
import { LayerTensors } from '../../../src/network/layer_tensors.ts';
import { kindOf } from '../../../src/network/layers/index.ts';
import type { BackwardContext, FusedActivation, Shape } from '../../../src/network/layers/kind.ts';
import type { BackwardRule } from '../../../src/network/layers/rules.ts';
import type { WeightArray, Weights } from '../../../src/network/weights.ts';

/** One layer outside of any network, on the present backend. It owns its weights until `dispose`. */
export class LoneLayer {
  readonly shape: Shape;
  readonly #layer: Layer;
  #tensors = new LayerTensors();
  readonly #inputShapes: readonly Shape[];

  /** @param weights by the last part of their names: weight, bias, running_mean, running_var */
  constructor(layer: Layer, inputShapes: readonly Shape[], weights: Readonly<Record<string, WeightArray>>) {
    const named: Weights = new Map(
      Object.entries(weights).map(([part, array]) => [`${layer.name}.${part}`, array]),
    );
    this.#layer = layer;
    this.#inputShapes = inputShapes;
    this.shape = kindOf(layer).shape(layer, inputShapes, named);
    kindOf(layer).prepare?.(layer, inputShapes, named, this.#tensors);
  }

  /** Call it inside tf.tidy. */
  forward(inputs: readonly tf.Tensor4D[], activation: FusedActivation = 'linear'): tf.Tensor4D {
    return kindOf(this.#layer).forward(this.#layer, inputs, this.#tensors, activation);
  }

  /** Call it inside tf.tidy. */
  adjoint(
    dy: tf.Tensor4D,
    inputs: readonly tf.Tensor4D[],
    output: tf.Tensor4D,
    rule: BackwardRule = 'gradient',
    rectified: Pick<BackwardContext, 'before'> = {},
  ): tf.Tensor4D[] {
    const moment = { inputs, output, rule, inputShapes: this.#inputShapes, ...rectified };
    return kindOf(this.#layer).adjoint(this.#layer, dy, moment, this.#tensors);
  }

  /** Forgets what it prepared, but for copies of what is learned. */
  keepLearnedAlone(): void {
    const learned = new LayerTensors();
    for (const [name, tensor] of this.#tensors.learned()) learned.keep(name, tf.clone(tensor));
    this.#tensors.dispose();
    this.#tensors = learned;
  }

  dispose(): void {
    this.#tensors.dispose();
  }
}
