import type { English, Words } from '../words.ts';

export const atlasErrors: Words<English['atlasErrors']> = {
  sheetTooSmall: '{file} ist kleiner als seine Kacheln. Lade den Atlas noch einmal herunter.',
  tooLarge: '{file} ist größer, als ein Atlas sein kann.',
  unreadable: '{path} in {file} lässt sich nicht lesen: {why}.',
  noIndex: '{file} enthält kein {index}: Es ist kein Atlas.',
  otherWeights:
    '{file} ist ein Atlas von {title} mit anderen Gewichten als denen von {now}, das jetzt schaut.',
  sheetMissing: 'In {file} fehlt {sheet}, das im Index steht.',
  indexNoJson: 'Der Index in {file} ist kein JSON.',
  noPicture: '{file} ist kein Bild.',
  wrongAt: 'Der Index des Atlas ist bei {path} falsch: {message}.',
  wrong: 'Der Index des Atlas ist falsch: {message}.',
};
