import type { English, Words } from '../words.ts';

export const chart: Words<English['chart']> = {
  underWay: '진행 중',
  titleAreas: '{title}, 곡선과 0 사이 넓이: {areas}',
  areaToTheZeroLine: '곡선과 0 사이 넓이',
  aSmallAreaIsBetter: '넓이가 작을수록 좋음',
  aLargeAreaIsBetter: '넓이가 클수록 좋음',
};
