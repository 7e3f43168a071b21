/** The names under which a backend may register kernels for pictures, [1, height, width, 3], and what they are given. */

/** Input `pixels`; attributes a Source and `fill`: the picture moved. */
export const WARP = 'Warp';

/** Input `gradient`; attributes a Source: the adjoint of moving. */
export const WARP_ADJOINT = 'WarpAdjoint';

/** Input `pixels`; attribute `scale`: [sum of squared steps times scale (a scalar), its gradient]. */
export const VARIATION = 'Variation';

/** Where pixel (y, x) comes from: origin + y * down + x * across, each [rows, columns]. */
export interface Source {
  readonly origin: readonly [number, number];
  readonly down: readonly [number, number];
  readonly across: readonly [number, number];
}
