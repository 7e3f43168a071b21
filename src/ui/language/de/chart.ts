import type { English, Words } from '../words.ts';

export const chart: Partial<Words<English['chart']>> = {
  underWay: 'läuft',
  titleAreas: '{title}, Fläche unter der Kurve: {areas}',
  areaUnderTheCurve: 'Fläche unter der Kurve',
  aSmallAreaIsBetter: 'kleine Fläche ist besser',
  aLargeAreaIsBetter: 'große Fläche ist besser',
};
