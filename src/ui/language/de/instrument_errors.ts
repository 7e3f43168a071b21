import type { English, Words } from '../words.ts';

export const instrumentErrors: Words<English['instrumentErrors']> = {
  noJson:
    '{file} ist kein JSON: Die Datei ist abgeschnitten oder wurde von Hand geändert. Wähle eine, die mit „Cues als Datei speichern“ entstand.',
  noCues: '{file} enthält keine Cues. Wähle eine Datei, die mit „Cues als Datei speichern“ entstand.',
  otherVersion: '{file} hat Version {version}; dieses Programm liest Version {own}.',
  damaged:
    '{file} ergibt bei {where} keinen Sinn: {given}. Berichtige die Stelle oder speichere die Cues neu.',
  noSound: '{file} enthält keinen Ton. Wähle eine andere Datei oder das Mikrofon.',
  microphoneLost:
    'Das Mikrofon wurde abgezogen oder ist nicht mehr erlaubt. Steck es ein oder erlaube es, und wähle es dann noch einmal.',
};
