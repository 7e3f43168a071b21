/** How a rectifier lets gradients through. */

/**
 * What a rectifier does to the gradient on its way back:
 * - gradient: passes where the forward pass was open (the derivative);
 * - deconvnet (Zeiler & Fergus 2014): passes where the gradient itself is positive;
 * - guided (Springenberg et al. 2014): passes where both are.
 */
export type BackwardRule = 'gradient' | 'guided' | 'deconvnet';

/** A rectifier with derivative 1 where 0 < y < ceiling, by its output y, and `slope` elsewhere. */
export interface Opening {
  readonly ceiling: number;
  readonly slope: number;
}
