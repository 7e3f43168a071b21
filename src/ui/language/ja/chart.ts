import type { English, Words } from '../words.ts';

export const chart: Partial<Words<English['chart']>> = {
  underWay: '計算中',
  titleAreas: '{title}、曲線の下の面積: {areas}',
  areaUnderTheCurve: '曲線の下の面積',
  aSmallAreaIsBetter: '小さいほどよい',
  aLargeAreaIsBetter: '大きいほどよい',
};
