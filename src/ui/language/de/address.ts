import type { English, Words } from '../words.ts';

export const address: Words<English['address']> = {
  theConfigurationFile: 'die Konfigurationsdatei',
  whatBelongedToTitleAlone: 'Was nur zu {title} gehörte, gilt nicht mehr: {lost}.',
  titleLooksNow: 'Jetzt schaut {title}',
  thereIsNoViewRequested: 'Eine Ansicht „{requested}“ gibt es nicht. {near}',
  thereIsNoStyleId: 'Einen Stil „{id}“, nach dem gemalt werden soll, gibt es nicht. {near}',
  titleHasNoPresetRequested: '{title} hat keine Voreinstellung „{requested}“. Es gibt: {all}.',
  thereIsNoViewTechnique: 'Eine Ansicht „{technique}“, die daneben stehen soll, gibt es nicht. {near}',
  thereIsNoViewRequested2: 'Eine Ansicht „{requested}“, die sich einstellen ließe, gibt es nicht. {near}',
  nearToItJoin: 'Ähnlich: {names}.',
  thereAreJoin: 'Es gibt: {names}.',
  theAddress: 'die Adresse',
  noValue: '„{key}“ kennt den Wert „{text}“ nicht, den {place} nennt: Er wurde nicht beachtet.',
  unknownSetting:
    '{place} nennt eine Einstellung „{key}“, die diese Seite nicht kennt: Sie wurde nicht beachtet.',
};
