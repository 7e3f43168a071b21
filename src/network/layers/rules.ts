/** How rectifiers let gradients through, and how relevance is shared. */
import type * as tf from '@tensorflow/tfjs-core';

/**
 * What a rectifier does to the gradient on its way back:
 * - gradient: passes where the forward pass was open (the derivative);
 * - deconvnet (Zeiler & Fergus 2014): passes where the gradient itself is positive;
 * - guided (Springenberg et al. 2014): passes where both are.
 */
export type BackwardRule = 'gradient' | 'guided' | 'deconvnet';

/** A number, or a scalar on the backend that holds it. */
export type Amount = number | tf.Tensor;

/**
 * How layer-wise relevance propagation shares what a sum is worth among its terms, each an input times its weight:
 * - all: as they are, and the bias keeps what it adds (the epsilon rule, Bach et al. 2015);
 * - favoured: those that have the sum's sign count 1 + gamma times (the gamma rule, Montavon et al. 2019);
 * - positive: no others (the rule z+, Montavon et al. 2017).
 */
export interface RelevanceRule<Amounts extends Amount = number> {
  readonly terms: 'all' | 'favoured' | 'positive';
  /**
   * >= 0; by so many times the root mean square of a layer's sums each is moved away from 0, and keeps some of its relevance, the
   * weaker the more. Sums of positive terms alone need none.
   */
  readonly epsilon: Amounts;
  /** >= 0 */
  readonly gamma: Amounts;
  /**
   * At convolutions of the image itself: as elsewhere; by how far a pixel is from the darkest and the brightest (zB, Montavon et al.
   * 2017); or every number under a window alike (flat, Lapuschkin et al. 2019).
   */
  readonly first: 'same' | 'box' | 'flat';
}

/** A rectifier with derivative 1 where 0 < y < ceiling, by its output y, and `slope` elsewhere. */
export interface Opening {
  readonly ceiling: number;
  readonly slope: number;
}
