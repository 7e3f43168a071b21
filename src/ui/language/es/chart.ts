import type { English, Words } from '../words.ts';

export const chart: Partial<Words<English['chart']>> = {
  underWay: 'en marcha',
  titleAreas: '{title}, área hasta el cero: {areas}',
  areaToTheZeroLine: 'área hasta el cero',
  aSmallAreaIsBetter: 'mejor un área pequeña',
  aLargeAreaIsBetter: 'mejor un área grande',
};
