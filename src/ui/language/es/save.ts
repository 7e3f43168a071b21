import type { English, Words } from '../words.ts';

export const save: Partial<Words<English['save']>> = {
  thePictureCouldNotBe: 'No se pudo escribir la imagen como PNG. ¿Es demasiado grande?',
  thisBrowserGivesNoCanvas: 'Este navegador no ofrece un lienzo para guardar.',
  offChannelsSwitchedOff: '{off} canales apagados',
  nothingIsSavedHere: 'Aquí no se guarda nada',
  thisExhibitKeepsNoPictures: 'Esta exposición no guarda imágenes.',
  thisBrowserCannotWriteVideos: 'Este navegador no puede escribir vídeos. {advice}',
  thisBrowserGivesNoCanvas2: 'Este navegador no ofrece un lienzo para el vídeo.',
  theVideoCameOutEmpty: 'El vídeo salió vacío. Inténtalo otra vez.',
};
