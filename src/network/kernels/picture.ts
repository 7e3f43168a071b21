/** The names under which a backend may register kernels for pictures, most of them [1, height, width, 3], and what they are given. */

/** Input `pixels`; attributes a Source and `fill`: the picture moved. */
export const WARP = 'Warp';

/** Input `gradient`; attributes a Source: the adjoint of moving. */
export const WARP_ADJOINT = 'WarpAdjoint';

/** Input `pixels`; attribute `scale`: [sum of squared steps times scale (a scalar), its gradient]. */
export const VARIATION = 'Variation';

/**
 * Inputs `painting`, [height, width, 3], and `photograph`, [1, height, width, 3], both 0..255; attributes an EdgeMeasure: [slopes, [height, width, 3];
 * luminance, [height, width], 0..1] as `src/engine/live_style/edge_guide.ts` has them.
 */
export const EDGE_GUIDE = 'EdgeGuide';

export interface EdgeMeasure {
  /** A variance below it is held to it: of the luminance, and of a colour. */
  readonly leastVariance: number;
  readonly leastColourVariance: number;
  /** How far a slope may take a colour beyond those of its window, of 0..1. */
  readonly slack: number;
  /** A difference of light in a window below it is held to it, of 0..1. */
  readonly leastLight: number;
  /** What a slope of 1 adds to what a slope of 0 is. */
  readonly one: number;
  readonly zero: number;
}

/** Inputs `picture`, [height, width, 3] of 0..255, and perhaps `opacity`, [height, width] of 0..1: RGBA bytes, four of them an int32 of [height, width]. */
export const PICTURE_BYTES = 'PictureBytes';

/**
 * Inputs `before` [height, width, channels], `dx` and `dy` [rows, columns]: the picture as it looks after the motion of a grid of blocks,
 * in shares of its width and height.
 */
export const CARRY = 'Carry';

/** Where pixel (y, x) comes from: origin + y * down + x * across, each [rows, columns]. */
export interface Source {
  readonly origin: readonly [number, number];
  readonly down: readonly [number, number];
  readonly across: readonly [number, number];
}
