import type { English, Words } from '../words.ts';

export const liveStyle: Partial<Words<English['liveStyle']>> = {
  oneStyle: 'Un estilo',
  blend: 'Mezcla',
  beforeAndAfter: 'Antes y después',
  wanderFromStyleToStyle: 'Pasear de estilo en estilo',
  recordAVideo: 'Grabar un vídeo',
  thereIsNoPictureYet: 'Aún no hay imagen que pueda ser el estilo.',
  thereIsNoStyleId: 'Aquí no hay ningún estilo «{id}». Se muestra {title}.',
  ownStyles: 'Estilos propios',
  ownStylesHelp:
    'Se quedan en este navegador: los {count} más nuevos de imágenes y las {nets} redes más nuevas que se soltaron, de {size} MB como mucho. Arriba, una imagen o lo que ve la cámara se convierte en estilo.',
  styleName: 'Nombre del estilo {title}',
  removeStyle: 'Quitar {title}',
  reallyRemove: '¿Quitarlo de verdad?',
  saveStyles: 'Guardarlos en un archivo',
  openStyles: 'Abrir un archivo de estilos',
  styles: 'Estilos',
  compare: 'Comparar',
  wander: 'Pasear',
  record: 'Grabar',
  oneStyleOrSeveralAt: 'Un estilo o varios a la vez',
  recordWithANewerBrowser: 'Graba con un navegador más reciente.',
  whichStyle: 'Qué estilo',
  whatTheCameraSeesBecomes: 'Lo que ve la cámara se convierte en el estilo  A',
  aPicturesFileBecomesThe:
    'Un archivo de imagen se convierte en el estilo. También se puede soltar en la página una red: una carpeta o un ZIP de ml5, o un archivo ONNX.',
  cameraOnTheLeftPainting: 'La cámara a la izquierda, la pintura a la derecha',
  camera: 'Cámara',
  painting: 'Pintura',
  endAndSaveTheVideo: 'Terminar y guardar el vídeo  Q',
  recording: 'Grabando',
  chooseTwoToFourStyles: 'Elige de dos a cuatro estilos y muévete entre ellos.',
  severalPasses:
    '{count} redes pintan cada imagen, una tras otra, y sus pinturas se mezclan: tarda tanto como todas juntas. Los estilos de una red cuestan una sola pasada.',
  blendOfTheChosenStyles: 'Mezcla de los estilos elegidos',
};
