import { formatFixed } from '../format.ts';

/** The area between a curve and 0; while the curve is under way it has none. */
export const areaText = (area: number | null | undefined, digits = 3, underWay = '…'): string =>
  typeof area === 'number' ? formatFixed(area, digits) : underWay;
