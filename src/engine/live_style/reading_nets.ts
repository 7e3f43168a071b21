/** Nets for any style that a visitor brought, and the pictures that they look at. */
import * as tf from '@tensorflow/tfjs-core';
import type { StyleCard } from '../../contract/cards.ts';
import { once } from '../../contract/once.ts';
import type { StylePlan } from '../../network/style_nets/style_plan.ts';

/** A picture that nets for any style can be asked to paint like. */
export interface OfferedPicture {
  readonly id: string;
  readonly title: string;
  /** As StyleCard's. */
  readonly thumbnail: string | null;
  /** Its middle square in the catalogue's pictureSide, as addPicture takes it; the caller disposes it. @throws where it cannot be read */
  square(): Promise<tf.Tensor3D>;
}

/** A net for any style that a visitor brought. */
export interface ReadingNet {
  readonly plan: StylePlan;
  readonly network: StyleCard['network'];
}

/** The vector of a picture's style, which is looked at at the first call. */
export const readOnce = (plan: StylePlan, square: OfferedPicture['square']): (() => Promise<Float32Array>) =>
  once(async () => {
    const seen = await square();
    const photograph = tf.expandDims<tf.Tensor4D>(seen, 0);
    try {
      return (await plan.reader?.read(photograph)) ?? new Float32Array();
    } finally {
      tf.dispose([seen, photograph]);
    }
  });
