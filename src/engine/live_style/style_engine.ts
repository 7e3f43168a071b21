import * as tf from '@tensorflow/tfjs-core';
import { type Known, styleOutputs } from '../../network/run.ts';
import type { StylePlan, Styliser } from '../../network/style_plan.ts';
import type { Blend } from './style_catalogue.ts';

interface Built {
  readonly plan: StylePlan;
  readonly network: Styliser;
  readonly width: number;
  readonly height: number;
}

interface Told {
  readonly vector: Float32Array;
  readonly known: Known;
}

/** Keeps one network on the backend: built for the present size, told the present style. */
export class StyleEngine {
  #built: Built | undefined;
  #told: Told | undefined;

  /**
   * @returns the network and what it knows of the style; both belong to the engine, until the next call
   * @throws {NetworkError}
   */
  use({ plan, vector }: Blend, size: { width: number; height: number }): { network: Styliser; style: Known } {
    const now = this.#built;
    if (now?.plan !== plan || now.width !== size.width || now.height !== size.height) {
      const network = plan.build(size);
      this.dispose();
      this.#built = { plan, network, ...size };
    }
    const { network } = this.#built as Built;
    if (!this.#told || !same(this.#told.vector, vector)) {
      const known = styleOutputs(network, vector);
      this.#forget();
      this.#told = { vector, known };
    }
    return { network, style: this.#told?.known ?? new Map() };
  }

  dispose(): void {
    this.#forget();
    this.#built?.network.dispose();
    this.#built = undefined;
  }

  #forget(): void {
    tf.dispose([...(this.#told?.known.values() ?? [])]);
    this.#told = undefined;
  }
}

const same = (a: Float32Array, b: Float32Array) =>
  a.length === b.length && a.every((value, i) => value === b[i]);
