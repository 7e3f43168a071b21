import type { English, Words } from '../words.ts';

export const taughtErrors: Words<English['taughtErrors']> = {
  none: '{file} no contiene clases enseñadas. Elige un archivo guardado con «Guardar las clases en un archivo».',
  otherVersion:
    '{file} es de la versión {version}; este programa lee la versión {own}. Enseña las clases de nuevo.',
  otherNetwork:
    '{file} se enseñó con {which}; la red de aquí es {network}. Ábrelo con su propia red o enseña las clases de nuevo.',
  tooMany: '{file} contiene {count} clases; caben {most} como mucho.',
  damaged: '{file} está dañado: {how}. Cópialo otra vez o enseña las clases de nuevo.',
};
