import type { English, Words } from '../words.ts';

export const galleryErrors: Words<English['galleryErrors']> = {
  tooFew: 'Eine Bilderkarte braucht mindestens {fewest} Bilder, die Sammlung hat {count}. Füge welche hinzu.',
  checksum: '{file} ist beschädigt: Die Prüfsumme stimmt nicht. Kopiere die Datei noch einmal.',
  notFinite: '{file} enthält Merkmale, die keine endlichen Zahlen sind. Erzeuge den Index neu.',
  noIndex: '{file} ist kein Bilderindex. Wähle eine Datei, die dieses Programm gespeichert hat.',
  otherVersion:
    '{file} ist ein Bilderindex der Version {version}; dieses Programm liest Version {own}. Erzeuge ihn neu aus den Bildern.',
  incompleteHeader: 'Der Dateikopf von {file} ist unvollständig. Erzeuge den Index neu.',
  otherNetwork:
    'Die Merkmale in {file} stammen von einem anderen Netz ({which}); jetzt schaut {network}. Öffne den Index mit seinem eigenen Netz oder erzeuge ihn neu.',
  picturesLack: '{file} nennt {listed} von {count} Bildern.',
  tooLong: '{file} ist länger, als der Dateikopf angibt. Kopiere die Datei noch einmal.',
  cutOff: '{file} ist abgeschnitten. Kopiere die Datei noch einmal.',
  headerNoJson: '{file} ist beschädigt: Der Dateikopf ist kein JSON. Kopiere die Datei noch einmal.',
  mapGivenUp: 'Die Karte wurde aufgegeben.',
  noPictures: 'Darin sind keine Bilder.',
};
