import type { English, Words } from '../words.ts';

export const atlasErrors: Words<English['atlasErrors']> = {
  sheetTooSmall: '{file} es más pequeño que sus mosaicos.',
  tooLarge: '{file} es demasiado grande para ser un atlas.',
  unreadable: '{path}, dentro de {file}, no se puede leer: {why}.',
  noIndex: '{file} no contiene {index}: no es un atlas.',
  otherWeights:
    '{file} es un atlas de {title}, pero con pesos distintos de los de {now}, la red que mira ahora.',
  sheetMissing: 'En {file} falta {sheet}, que su índice nombra.',
  indexNoJson: 'El índice de {file} no es JSON.',
  noPicture: '{file} no es una imagen.',
  wrongAt: 'El índice del atlas tiene un error en {path}: {message}.',
  wrong: 'El índice del atlas tiene un error: {message}.',
};
