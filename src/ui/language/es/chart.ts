import type { English, Words } from '../words.ts';

export const chart: Partial<Words<English['chart']>> = {
  underWay: 'en marcha',
  titleAreas: '{title}, área bajo la curva: {areas}',
  areaUnderTheCurve: 'área bajo la curva',
  aSmallAreaIsBetter: 'mejor un área pequeña',
  aLargeAreaIsBetter: 'mejor un área grande',
};
