export const chart = {
  underWay: 'under way',
  titleAreas: '{title}, area to the zero line: {areas}',
  areaToTheZeroLine: 'area to the zero line',
  aSmallAreaIsBetter: 'a small area is better',
  aLargeAreaIsBetter: 'a large area is better',
} as const;
