import type { English, Words } from '../words.ts';

export const instrumentErrors: Words<English['instrumentErrors']> = {
  noJson:
    '{file} no es JSON: está incompleto o se cambió a mano. Elige un archivo guardado con «Guardar los cues en un archivo».',
  noCues: '{file} no contiene cues. Elige un archivo guardado con «Guardar los cues en un archivo».',
  otherVersion: '{file} es de la versión {version}; este programa lee la versión {own}.',
  damaged:
    '{file} contiene en {where} algo que no tiene sentido: {given}. Corrígelo ahí o guarda los cues de nuevo.',
  noSound: '{file} no contiene sonido. Elige otro archivo o el micrófono.',
  microphoneLost:
    'El micrófono se desenchufó o ya no está permitido. Enchúfalo o permítelo y elígelo otra vez.',
};
