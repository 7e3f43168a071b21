import type { English, Words } from '../words.ts';

export const settingErrors: Words<English['settingErrors']> = {
  classExpected: 'Se espera una clase: su nombre, una parte de él o un índice {range}.',
  noClassNumber: '{title} no tiene la clase {given}: las suyas van {range}.',
  layerExpected: 'Se espera el nombre de una capa.',
  wholeNumber: '{called} tiene que ser un número entero{range}, no {given}.',
  channels: '{called} tiene que indicar canales, como 0,5,9 o 0-8 (el número menor primero), no {given}.',
  expected: '{called} tiene que ser {expectation}, no {given}.',
  noFilterPages: '{name} no es una convolución posterior a la primera: no tiene páginas de filtros.',
  noStyleNorBlend: '«{text}» no es un estilo ni una mezcla como «frost:0.7,embers:0.3».',
  tooManyStyles: 'Se pueden mezclar {most} estilos como mucho, no {count}.',
  noChannel: '{layer} tiene {channels} canales; el {channel} no existe.',
  noPreset: '{id} no tiene el preajuste «{preset}». Tiene: {all}.',
  otherFeatures:
    'Los ejemplos de «{name}» tienen {features} características, y {layer} da {channels}: enseña la clase con esta red.',
  filtersHaveNoColours: '{layer} recibe {channels} canales: sus filtros no tienen colores.',
  oneClass: '{title} tiene una sola clase: no hay otra que se le pueda hacer nombrar.',
  cropsNeeded:
    'Por encima de {size} píxeles, la red mira por partes: pon «Recortes» en 1 o más, o «Tamaño» en {size} o menos.',
  noTechnique: 'No hay ninguna vista «{id}». Hay: {all}.',
  noMapToErase: '{title} no dibuja ningún mapa sobre la imagen: no hay con qué decidir qué borrar.',
  noOpenCv: 'No se puede cargar OpenCV, que hace los recortes ({why}). ¿Está opencv/ en el servidor?',
  noPainting: 'No hay ninguna pintura «{id}». Hay: {all}.',
  seesNoStyle:
    '{title} no tiene ninguna activación de una convolución de más de un píxel: no puede ver estilos.',
  noStrokes: 'Todos los trazos tienen peso 0: sube al menos uno, por ejemplo el de los gruesos (coarse).',
  noClasses:
    '{title} no tiene clases: termina en sus características. Elige un canal o una neurona, o abre la red entera.',
  severalClasses: '{given} podría ser {classes}. Escribe el nombre entero o el índice.',
  noSuchClass:
    '{title} no tiene la clase {given}: conoce {count, number} cosas, y esta no es ninguna de ellas. {hint}',
  noLayerNear: '{title} no tiene la capa {given}. Nombres parecidos: {layers}',
  noLayer: '{title} no tiene la capa {given}. Sus capas: {layers}',
  missing: '{layer} no tiene {what} {index}: hay {count}, contando desde 0.',
  noPage:
    '{layer} tiene {pages, plural, one {# página} other {# páginas}} de filtros, contando desde 0: no hay página {value}.',
  noLaterConvolution: '{title} no tiene ninguna convolución después de la primera.',
  noSpatialLayer: '{title} no tiene ninguna capa con una salida espacial.',
  noSetting: '{id} no tiene el ajuste «{name}». Tiene: {known}.',
  otherTarget: '{title} no admite este objetivo: {target}. Admite: {targets}.',
};
