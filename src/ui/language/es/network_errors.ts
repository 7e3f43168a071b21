import type { English, Words } from '../words.ts';

export const networkErrors: Words<English['networkErrors']> = {
  noConvolutionBefore: 'No hay ninguna convolución antes de {layer}: no hay pesos que mostrar.',
  noRectifier: '{title} no tiene ninguna ReLU con un mapa.',
  noPatchesKept: 'No se guardaron fragmentos de {layer}: mira primero esa capa.',
  classLayer: '{layer} contiene las puntuaciones de las clases: apaga canales de una capa anterior.',
  noChannelToSwitchOff: '{layer} no tiene el canal {channel}: tiene {count}, contando desde 0.',
  arrayTooLarge:
    '{title} no cabe: {name} ocupa {size}, más de los {most} que {device}. Abre solo sus características o usa ?backend=wasm.',
  weightsTooLarge:
    '{title} no cabe: sus pesos ocupan {size}, y hay {free} libres para ellos. Abre solo sus características o una red más pequeña.',
  noRegularGrid:
    '{name} no tiene ventanas de un solo tamaño: los campos receptivos que siguen no forman una cuadrícula regular.',
  noFilters: '{name} no es una convolución: no tiene filtros.',
  noFirstConvolution: '{title} no tiene ninguna convolución que mire la imagen.',
  nothingLeft: '{name} no deja nada de su entrada de [{shape}].',
  nothingLeftOfPicture: '{name} no deja nada de {height} × {width} píxeles.',
  partShape: '{layer}.{part} tiene la forma [{shape}], no [{channels}].',
  addsShapes: '{name} suma formas distintas: {shapes}.',
  joinsSizes: '{name} une tamaños distintos: {shapes}.',
  weightChannels: '{name}.weight espera {takes} canales, y su entrada tiene {channels}.',
  weightNumbers: '{name}.weight espera {takes} números, y su entrada tiene {height} × {width} × {channels}.',
  weightFilters: '{name}.weight tiene {filters} filtros, y su entrada, {channels} canales.',
  weightGroups: '{name}.weight tiene {filters} filtros, que no se reparten entre {groups} grupos.',
  unknownKind: 'La capa «{name}» es de un tipo desconocido, «{kind}». Se conocen: {all}.',
  normInputs: '{name} recibe un mapa, una escala y un desplazamiento de [1,1,{channels}], no {shapes}.',
  normLength: '{name} contiene {length} números, y su entrada tiene {channels} canales.',
  gateInputs:
    '{name} recibe un mapa y una puerta para cada uno de sus canales, o dos mapas de la misma forma, no {shapes}.',
  mirrors: '{name} refleja [{pad}] píxeles de una imagen de {height} × {width}.',
  weightShape: '{name}.weight tiene la forma [{shape}]; se esperaba [out,{channels},3,3].',
  takesLater: 'La capa «{layer}» recibe «{name}», que no está antes que ella.',
  noLayer: '{title} no tiene ninguna capa «{name}». Sus capas: {near}.',
  noClass: '{title} no tiene la clase {index}: conoce de la 0 a la {last}.',
  styleMissing: '{title} necesita un estilo: falta «{name}».',
  styleLength: '{title} necesita un estilo de {length} números, no de {given}.',
  multiples:
    '{title} solo pinta imágenes cuyos lados son múltiplos de {multiple}; esta tiene {width} × {height} píxeles.',
  texture: 'Una pasada recibió una textura.',
  readResult: 'Una pasada leyó un resultado.',
  weightMissing: 'Los pesos no contienen «{name}». ¿Son de otra red?',
  weightRank: '«{name}» tiene la forma [{shape}]; se esperaban {rank} dimensiones.',
  noDimension: 'Un peso de forma [{shape}] no tiene la dimensión {dimension}.',
};
