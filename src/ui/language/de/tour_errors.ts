import type { English, Words } from '../words.ts';

export const tourErrors: Words<English['tourErrors']> = {
  noStop: '{file} hat keinen Text für die Station „{id}“ aus stops.json.',
  noStep: '{file} hat keinen Text für den Schritt „{step}“ der Station „{id}“.',
  unreachable: 'Die Datei {file} des Rundgangs ist nicht erreichbar: Läuft der Server?',
  notThere: 'Die Datei {file} des Rundgangs gibt es nicht ({status}).',
  notJson: 'Die Datei {file} des Rundgangs ist kein JSON.',
  noSense: 'Die Datei {file} des Rundgangs ergibt bei „{place}“ keinen Sinn: {message}.',
};
