import type { English, Words } from '../words.ts';

export const pictureErrors: Words<English['pictureErrors']> = {
  damaged:
    '{file} está incompleto o dañado: sus datos {format} no se pueden descodificar. Cópialo o descárgalo otra vez.',
  clipFails: '{label} no se reproduce: {why} ({url}). Recarga la página o suelta una imagen o un vídeo.',
  emptyCopyAgain: '{file} está vacío (0 bytes). Cópialo o descárgalo otra vez.',
  neitherPictureNorVideo:
    '{file} no es una imagen ni un vídeo. Suelta un JPEG, PNG, WebP, GIF, AVIF, TIFF, SVG o un vídeo.',
  closed: '{name} se cerró.',
  videoFails: '{file} no se reproduce aquí: {why}. Conviértelo a MP4 (H.264) o WebM y suéltalo otra vez.',
  sourceStopped: '{label} se detuvo.',
  empty: '{name} está vacío (0 bytes).',
  tooLarge: '{name} es demasiado grande: {width} × {height} píxeles.',
  undecodable:
    '{name} no se puede descodificar: sus datos {format} están dañados o incompletos, o este navegador no conoce el formato.',
  svgInArchive: 'Los dibujos (SVG) dentro de un archivo comprimido no se abren: suéltalos por separado.',
  tiffDamaged: 'Este TIFF está dañado. Guárdalo como JPEG o PNG, o cópialo otra vez.',
  tiffPacked:
    'Este TIFF está comprimido de una forma que aquí no se conoce (compression {compression}). Guárdalo como JPEG o PNG.',
  tiffTooLarge:
    'Este TIFF tiene {width, number} × {height, number} píxeles: son demasiados. Hazlo más pequeño.',
  noZip: '{archive} no es un archivo ZIP o no contiene archivos. Elige otro, o una carpeta.',
  zipDamaged:
    '{name} está dañado o incompleto ({why}): se tomaron los archivos anteriores al daño. Cópialo o descárgalo otra vez.',
  noPicture: '{name} no es una imagen.',
  emptyFolder: 'No contiene archivos. Elige una carpeta con imágenes.',
  titleUnreadable: '«{title}» no se puede leer como imagen. Elige otra.',
  named: '{name}: {why}',
  otherFormat:
    '{name} es una imagen {format}, que este navegador no descodifica. Guárdala como JPEG o PNG y suéltala otra vez.',
  largeOrDamaged:
    'La imagen {name} es demasiado grande para descodificarla aquí ({width, number} × {height, number} píxeles) o está dañada. Hazla más pequeña y suéltala otra vez.',
  video: '{name} es un vídeo ({format}).',
  notUnpacked: '{path}, dentro de {archive}, no se puede descomprimir: {why}.',
  noneReadable:
    '{count, plural, one {El único archivo que contiene no es una imagen que se pueda leer} other {Ninguno de los # archivos que contiene es una imagen que se pueda leer}}. Sirven JPEG, PNG, WebP, GIF, AVIF y TIFF.',
};
