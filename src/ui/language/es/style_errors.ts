import type { English, Words } from '../words.ts';

export const styleErrors: Words<English['styleErrors']> = {
  emptyBlend: 'Una mezcla necesita al menos un estilo.',
  unknown: 'No hay ningún estilo «{id}». Hay: {all}.',
  noFreeNetwork: 'Aquí no hay ninguna red que admita cualquier imagen como estilo.',
  tooSmall:
    'La imagen tiene {width} × {height} píxeles: un estilo necesita al menos {least} en cada lado. Elige una más grande.',
  netTooLarge: '{size} MB son demasiado para una red de estilo.',
  zipDamaged: '{name} es un archivo ZIP dañado. Descárgalo otra vez.',
  unpacksTooLarge: '{name} ocupa más de {most} MB al descomprimirlo: es demasiado para una red de estilo.',
  fileMissing: 'Falta el archivo {file}, que network.json nombra. Suelta la carpeta entera.',
  unreadable:
    'El archivo no es una imagen que este navegador pueda leer. Sirven de estilo JPEG, PNG, WebP, GIF, AVIF, TIFF y SVG.',
  noModel:
    'Elige primero una imagen como {what}: una de las que trae el programa, una tuya o lo que ve la cámara.',
  modelTooSmall:
    '«{title}» tiene {width} × {height} píxeles: es demasiado pequeña para servir de {what}. Elige una imagen de al menos {least} × {least}.',
  noNet:
    'En lo que se soltó no hay ninguna red de estilo ({files}): hace falta una carpeta con manifest.json (ml5) o network.json, un ZIP de ella o un archivo ONNX.',
  onnxNoPainter:
    '{file} no contiene una red que convierta una imagen en color en otra imagen en color del mismo tamaño.',
  onnxRange:
    '{file} termina en números de un rango que ONNX no indica (tanh o sigmoid). Expórtalo de modo que dé 0..255, como hace fast_neural_style.',
  onnxSplit:
    'La red no está completa o tiene demasiados archivos ({files}). Suelta juntos su codificador y su descodificador, o exporta un solo módulo cuyo forward(content, style) ejecute el codificador, AdaIN y el descodificador.',
  adainInputs:
    '{file} recibe {names}. Una red para cualquier estilo recibe dos imágenes en color con los canales primero, el contenido y el estilo, y quizá un número, su intensidad.',
  notAdain:
    '{file} recibe dos imágenes, pero no da a las características de una las medias y desviaciones de las de la otra, como hace AdaIN.',
  severalNets: 'Se han soltado varias redes de estilo ({files}). Suéltalas de una en una.',
  otherProgram: '{file} es un archivo de otro programa. Expórtalo en el formato de ml5.',
  tensorFlow: '{file} es un modelo de TensorFlow.js, y no se sabe si sus capas son las de una red de estilo.',
  noStyleFile:
    '{file} no contiene estilos de este programa o está dañado. Elige un archivo guardado desde «Estilos propios».',
  pictureMissing: 'En {file} falta la imagen {picture}, que el archivo nombra. Guárdalo de nuevo.',
};
