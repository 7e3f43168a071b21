import type { English, Words } from '../words.ts';

export const chart: Partial<Words<English['chart']>> = {
  underWay: 'läuft',
  titleAreas: '{title}, Fläche zur Nulllinie: {areas}',
  areaToTheZeroLine: 'Fläche zur Nulllinie',
  aSmallAreaIsBetter: 'kleine Fläche ist besser',
  aLargeAreaIsBetter: 'große Fläche ist besser',
};
