import type { English, Words } from '../words.ts';

export const browserErrors: Partial<Words<English['browserErrors']>> = {
  unread: 'No se puede leer una parte del programa',
  unreadAdvice: 'El servidor de la página no responde. Comprueba la conexión y recarga la página.',
  notAllowed: 'El navegador no lo permitió',
  notAllowedAdvice:
    'Haz clic en la página e inténtalo otra vez, o permítelo en los ajustes del navegador para esta página.',
  unreadable: 'No se puede leer este archivo',
  unreadableAdvice: 'Se movió, cambió o bloqueó desde que se eligió. Elígelo de nuevo.',
  unopened: 'No se puede abrir este archivo',
  unopenedAdvice: 'Está dañado o es de un tipo que este navegador no conoce. Guárdalo como JPEG, PNG o MP4.',
  noRoom: 'No queda espacio',
  noRoomAdvice: 'El navegador no da más disco a esta página. Libera espacio o borra pinturas.',
  noMemory: 'No hay memoria suficiente',
  noMemoryAdvice: 'Elige una imagen más pequeña o cierra otros programas y pestañas.',
  calledOff: 'Se canceló',
  calledOffAdvice: 'Inténtalo otra vez.',
  unknown: 'Algo salió mal',
  unknownAdvice: 'La página sigue. Si falta algo, recárgala.',
};
