import type { English, Words } from '../words.ts';

export const atlasErrors: Words<English['atlasErrors']> = {
  sheetTooSmall: '{file} ist zu klein für die Kacheln, die der Index nennt.',
  tooLarge: '{file} ist größer, als ein Atlas sein kann.',
  unreadable: '{path} in {file} lässt sich nicht lesen: {why}.',
  noIndex: '{file} enthält kein {index}: Es ist kein Atlas.',
  otherWeights: '{file} ist ein Atlas von {title} mit anderen Gewichten. Jetzt schaut {now}.',
  sheetMissing: 'In {file} fehlt {sheet}, das im Index steht.',
  indexNoJson: 'Der Index in {file} ist kein JSON.',
  noPicture: '{file} ist kein Bild.',
  wrongAt: 'Der Index des Atlas ist bei {path} falsch: {message}.',
  wrong: 'Der Index des Atlas ist falsch: {message}.',
};
