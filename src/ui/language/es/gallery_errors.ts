import type { English, Words } from '../words.ts';

export const galleryErrors: Words<English['galleryErrors']> = {
  tooFew: 'Un mapa necesita al menos {fewest} imágenes, y la galería tiene {count}. Añade algunas.',
  checksum: '{file} está dañado: la suma de verificación de su contenido no coincide. Cópialo otra vez.',
  notFinite: '{file} contiene características que no son números finitos. Vuelve a crearlo.',
  noIndex: '{file} no es un índice de imágenes. Elige un archivo guardado por este programa.',
  otherVersion:
    '{file} es un índice de la versión {version}; este programa lee la versión {own}. Vuelve a crearlo a partir de las imágenes.',
  incompleteHeader: '{file} tiene una cabecera incompleta. Vuelve a crearlo.',
  otherNetwork:
    '{file} contiene características de {which}; la red de aquí es {network}. Abre el índice con su propia red o vuelve a crearlo.',
  picturesLack: '{file} enumera {listed} imágenes de {count}.',
  tooLong: '{file} es más largo de lo que dice su cabecera. Cópialo otra vez.',
  cutOff: '{file} está incompleto: le falta el final. Cópialo otra vez.',
  headerNoJson: '{file} está dañado: su cabecera no es JSON. Cópialo otra vez.',
  mapGivenUp: 'Se abandonó el mapa.',
  noPictures: 'Lo elegido no contiene imágenes.',
};
