import type { English, Words } from '../words.ts';

export const studioErrors: Words<English['studioErrors']> = {
  full: 'En este navegador no queda sitio para pinturas. Se sigue pintando, pero solo en la memoria: guarda en un archivo lo que quieras conservar y borra pinturas antiguas para hacer sitio.',
  nothingKept:
    'Este navegador no guarda nada de esta página ({why}). Se sigue pintando, pero solo en la memoria: guarda en un archivo lo que quieras conservar antes de cerrar la página.',
  otherWeights:
    'Se empezó con pesos de la red «{network}» distintos de los que hay ahora. Píntala otra vez desde el principio.',
  materialsGone: 'Ya no están las imágenes a partir de las que se pinta. Píntala de nuevo.',
  keepsNo: 'Este navegador no guarda {things} para esta página ({why}).',
  noRoomForStyle:
    'En este navegador no queda sitio para el estilo: durará solo mientras la página esté abierta. Libera espacio en el disco.',
  noRoomForAtlas: 'En este navegador no queda sitio para el atlas. Libera espacio en el disco.',
  noRoomForNetwork:
    'En este navegador no queda sitio para esta red. Quita una red que abriste antes o libera espacio en el disco.',
  diverged: 'En el paso {step}: {terms}. {advice}',
  notFinite: 'En el paso {step}, la imagen contiene números que no son finitos. {advice}',
  paintedWith: 'Se pinta con la red «{network}». {why}',
};
