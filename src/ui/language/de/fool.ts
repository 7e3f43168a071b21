import type { English, Words } from '../words.ts';

export const fool: Partial<Words<English['fool']>> = {
  before: 'vorher',
  after: 'nachher',
  length: 'Länge {length}/255',
  notSoFar: 'Noch nicht „{wanted}“: {probability}',
  still: 'noch {leading} {probability}',
  no: 'nein, {leading} {probability}',
  beforeLeading: 'Vorher: {leading}, {probability}',
  changedByAtMost: 'um höchstens {largest}/255 geändert',
  changeFactor: 'Änderung × {factor}',
  atMostLargest255: 'höchstens {largest}/255',
  doesItSurvive: 'Übersteht es das?',
  itNowSaysWantedProbability: 'Jetzt sagt es „{wanted}“, {probability}',
  theSmallestBoundThatSuffices: 'Die kleinste Grenze, die reicht: {bound}',
  withinBound: 'Innerhalb von {bound}',
  triedUpToBound: 'Versucht bis {bound}',
  show: 'Einer Kamera zeigen',
  picture: 'Das Bild, das das Netz für „{wanted}“ hält',
  how: 'Film es mit einem Handy und halte das Handy vor die Kamera dieser Seite: Bleibt der Name?',
  close: 'Zurück',
};
