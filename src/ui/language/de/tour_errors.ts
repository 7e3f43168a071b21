import type { English, Words } from '../words.ts';

export const tourErrors: Words<English['tourErrors']> = {
  noStop: '{file} hat keinen Text für die Station „{id}“ aus stops.json.',
  noStep: '{file} hat keinen Text für den Schritt „{step}“ der Station „{id}“.',
  unreachable: 'Die Datei {file} der Führung ist nicht erreichbar: Läuft der Server?',
  notThere: 'Die Datei {file} der Führung gibt es nicht ({status}).',
  notJson: 'Die Datei {file} der Führung ist kein JSON.',
  noSense: 'Die Datei {file} der Führung ergibt bei „{place}“ keinen Sinn: {message}.',
};
