import * as tf from '@tensorflow/tfjs-core';
import { type Precomputed, styleOutputs } from '../../network/run.ts';
import type { StylePlan, Styliser } from '../../network/style_nets/style_plan.ts';
import { passRecorder } from '../../network/webgpu/recorded_passes.ts';
import type { Painter } from '../../techniques/common/filter.ts';
import type { Blend } from './style_catalogue.ts';

interface Built {
  readonly network: Styliser;
  readonly width: number;
  readonly height: number;
  conditioned: Conditioned | null;
}

interface Conditioned {
  readonly vector: Float32Array;
  readonly known: Precomputed;
}

/** Keeps the networks that paint on the backend: built for the present size, told the present style. */
export class StyleEngine {
  readonly #built = new Map<StylePlan, Built>();

  /**
   * @returns each network with what it knows of the style, in the order of the blends; all belong to the engine, until the
   * next call, which frees those that paint no longer
   * @throws {NetworkError}
   */
  use(blends: readonly Blend[], size: { width: number; height: number }): Painter[] {
    const plans = new Set(blends.map(({ plan }) => plan));
    for (const [plan, { width, height }] of this.#built)
      if (!plans.has(plan) || width !== size.width || height !== size.height) this.#free(plan);
    return blends.map(({ plan, vector, share }) => {
      const built = this.#built.get(plan) ?? this.#build(plan, size);
      if (!built.conditioned || !same(built.conditioned.vector, vector)) {
        const known = styleOutputs(built.network, vector);
        forget(built);
        built.conditioned = { vector, known };
      }
      return { network: built.network, style: built.conditioned.known, share };
    });
  }

  dispose(): void {
    for (const plan of [...this.#built.keys()]) this.#free(plan);
  }

  #build(plan: StylePlan, size: { width: number; height: number }): Built {
    const network = plan.build(size);
    network.recorder = passRecorder();
    const built: Built = { network, ...size, conditioned: null };
    this.#built.set(plan, built);
    return built;
  }

  #free(plan: StylePlan): void {
    const built = this.#built.get(plan);
    if (!built) return;
    forget(built);
    built.network.dispose();
    this.#built.delete(plan);
  }
}

function forget(built: Built): void {
  tf.dispose([...(built.conditioned?.known.values() ?? [])]);
  built.conditioned = null;
}

const same = (a: Float32Array, b: Float32Array) =>
  a.length === b.length && a.every((value, i) => value === b[i]);
