import * as tf from '@tensorflow/tfjs-core';
import { type Precomputed, styleOutputs } from '../../network/run.ts';
import type { StylePlan, Styliser } from '../../network/style_plan.ts';
import { passRecorder } from '../../network/webgpu/recorded_passes.ts';
import type { Blend } from './style_catalogue.ts';

interface Built {
  readonly plan: StylePlan;
  readonly network: Styliser;
  readonly width: number;
  readonly height: number;
}

interface Conditioned {
  readonly vector: Float32Array;
  readonly known: Precomputed;
}

/** Keeps one network on the backend: built for the present size, told the present style. */
export class StyleEngine {
  #built: Built | undefined;
  #conditioned: Conditioned | undefined;

  /**
   * @returns the network and what it knows of the style; both belong to the engine, until the next call
   * @throws {NetworkError}
   */
  use(
    { plan, vector }: Blend,
    size: { width: number; height: number },
  ): { network: Styliser; style: Precomputed } {
    const now = this.#built;
    if (now?.plan !== plan || now.width !== size.width || now.height !== size.height) {
      const network = plan.build(size);
      network.recorder = passRecorder();
      this.dispose();
      this.#built = { plan, network, ...size };
    }
    const { network } = this.#built as Built;
    if (!this.#conditioned || !same(this.#conditioned.vector, vector)) {
      const known = styleOutputs(network, vector);
      this.#forget();
      this.#conditioned = { vector, known };
    }
    return { network, style: this.#conditioned?.known ?? new Map() };
  }

  dispose(): void {
    this.#forget();
    this.#built?.network.dispose();
    this.#built = undefined;
  }

  #forget(): void {
    tf.dispose([...(this.#conditioned?.known.values() ?? [])]);
    this.#conditioned = undefined;
  }
}

const same = (a: Float32Array, b: Float32Array) =>
  a.length === b.length && a.every((value, i) => value === b[i]);
