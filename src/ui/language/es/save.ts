import type { English, Words } from '../words.ts';

export const save: Partial<Words<English['save']>> = {
  thePictureCouldNotBe: 'No se pudo guardar la imagen como PNG. ¿Es demasiado grande?',
  thisBrowserGivesNoCanvas: 'Este navegador no ofrece un lienzo para guardar.',
  offChannelsSwitchedOff: '{off, plural, one {# canal apagado} other {# canales apagados}}',
  nothingIsSavedHere: 'Aquí no se guarda nada',
  thisExhibitKeepsNoPictures: 'Este módulo no guarda imágenes.',
  thisBrowserCannotWriteVideos: 'Este navegador no puede generar vídeos. {advice}',
  thisBrowserGivesNoCanvas2: 'Este navegador no ofrece un lienzo para el vídeo.',
  theVideoCameOutEmpty: 'El vídeo salió vacío. Inténtalo otra vez.',
};
