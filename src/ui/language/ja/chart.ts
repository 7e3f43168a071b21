import type { English, Words } from '../words.ts';

export const chart: Partial<Words<English['chart']>> = {
  underWay: '計算中',
  titleAreas: '{title}、曲線と0の間の面積: {areas}',
  areaToTheZeroLine: '曲線と0の間の面積',
  aSmallAreaIsBetter: '小さいほどよい',
  aLargeAreaIsBetter: '大きいほどよい',
};
