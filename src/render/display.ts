import type { DivergingMap, SequentialMap } from './heat/colour_maps.ts';

/** overlay: the map's colours over a quietened picture; spotlight: the picture shows only where the map is high; map: the map alone. */
export const BLENDS = ['overlay', 'spotlight', 'map'] as const;
export type Blend = (typeof BLENDS)[number];

export const FITS = ['contain', 'fill'] as const;
export type Fit = (typeof FITS)[number];

/** How pictures are drawn; none of it changes what the network computes. */
export interface Display {
  /** Null: as suits the picture, see picture_colours.ts. */
  blend: Blend | null;
  /** 0..1 */
  opacity: number;
  sequential: SequentialMap;
  diverging: DivergingMap;
  /** 0..1: values closer to zero than this part of the range stay transparent. */
  threshold: number;
  /** Lines at a quarter, a half and three quarters of the range. */
  contours: boolean;
  /** Bilinear between cells; false shows every cell as it is. */
  smooth: boolean;
  /** The picture waits for its map, so that both are of the same moment; false lets the picture run ahead. */
  sync: boolean;
  mirror: boolean;
  fit: Fit;
  /** 0..1 of the picture, from the left: so much of a stylised frame is drawn aside, and the camera shows. */
  split: number;
}

export const DEFAULT_DISPLAY: Display = {
  blend: null,
  opacity: 0.85,
  sequential: 'inferno',
  diverging: 'blue-orange',
  threshold: 0,
  contours: false,
  smooth: true,
  sync: true,
  mirror: true,
  fit: 'contain',
  split: 0,
};
