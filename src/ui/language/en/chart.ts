export const chart = {
  underWay: 'under way',
  titleAreas: '{title}, area under the curve: {areas}',
  areaUnderTheCurve: 'area under the curve',
  aSmallAreaIsBetter: 'a small area is better',
  aLargeAreaIsBetter: 'a large area is better',
} as const;
