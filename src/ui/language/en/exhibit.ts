export const exhibit = {
  itSeesLabelProbability: 'It sees: {label}, {probability}',
  stillThere: 'Still there?',
  touchTheScreenToGo: 'Touch the screen to go on. Otherwise everything begins anew for the next visitor.',
  aNewVersionIsHere: 'A new version is here',
  itIsOpenedWithThe: 'It is opened with the next start.',
  openItNow: 'Open it now',
} as const;
