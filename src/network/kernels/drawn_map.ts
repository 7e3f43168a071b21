/** The names under which a backend may register kernels that make a map ready to be drawn where it lies, and what they are given. */

/**
 * Input `values`, of any shape; attributes MapExtents: [4], the smallest value, the largest, the largest magnitude, and the magnitude
 * below which `kept` of the values lie, to 1/4096 of the largest.
 */
export const MAP_EXTENTS = 'MapExtents';

export interface MapExtents {
  /** How many of the values are not clipped, 1 or more. */
  readonly kept: number;
}

/**
 * Inputs `values`, [height, width] or [height, width, 3], and `extents`, the answer of MAP_EXTENTS; attributes MapSheet:
 * [height + rows, width, 3], the values as whole numbers of 0..255 and, row by row below them, the two ends of their range as floats,
 * a byte a number, lowest first.
 */
export const MAP_SHEET = 'MapSheet';

export interface MapSheet {
  /** Where the range begins and ends: see Scale of techniques/common/picture.ts. */
  readonly scale: 'zero' | 'minmax' | 'symmetric';
  /** Whether it ends at the magnitude below which most values lie. */
  readonly clips: boolean;
  /** Its extent is this at least. */
  readonly least: number;
  /** The part of it that the values may fill, above 0 and up to 1. */
  readonly share: number;
  /** Rows for eight numbers at least. */
  readonly rows: number;
}

/** Input `values`, [height, width, tiles]: [tiles, 2], the smallest and the largest value of each tile. */
export const TILE_EXTENTS = 'TileExtents';

/**
 * Inputs `values`, `extents`, the answer of TILE_EXTENTS, and `whole`, the answer of MAP_EXTENTS to those; attributes TileSheet: as MAP_SHEET has
 * it, of an atlas of the tiles, and the two ends of all are followed by those of each.
 */
export const TILE_SHEET = 'TileSheet';

export interface TileSheet extends Pick<MapSheet, 'scale' | 'least' | 'rows'> {
  /** Tiles beside each other. */
  readonly columns: number;
  /** Whether each tile has a range of its own. */
  readonly own: boolean;
}
