import type { English, Words } from '../words.ts';

export const cameraErrors: Words<English['cameraErrors']> = {
  none: 'No se encontró ninguna cámara. Enchufa una: se usará en cuanto esté conectada.',
  gone: 'La cámara elegida no está conectada. Enchúfala o elige otra.',
  busy: 'Otro programa está usando la cámara. Cierra ese programa o su videollamada: la cámara se usará en cuanto quede libre.',
  failed: 'La cámara no se pudo iniciar ({why}). Desenchúfala y vuelve a enchufarla, o elige otra.',
  insecure:
    'Los navegadores solo dan acceso a la cámara a páginas de https o de localhost. Abre esta página con https:// o, en el mismo equipo, con http://localhost.',
  unsupported: 'Este navegador no da acceso a la cámara. Abre la página en un navegador actual.',
  stopped:
    '{label} dejó de enviar imágenes. Se reintenta automáticamente; si no funciona, desenchúfala y vuelve a enchufarla.',
  unplugged: '{label} se desenchufó. Enchúfala otra vez: se usará en cuanto vuelva.',
  phoneLost:
    'Se perdió el móvil que servía de cámara. Abre otra vez su página o elige otra fuente. En cuanto vuelva, se usará.',
  noScript: 'No se cargó el script de la cámara. Recarga la página.',
  empty: 'La cámara no envía imagen. Elige otra.',
  noScreenHere: 'Este navegador no puede mostrar aquí una pantalla. Usa un navegador en un ordenador.',
  noScreenShared:
    'No se compartió ninguna pantalla. Elige una pantalla, una ventana o una pestaña que mirar.',
  screenNeedsClick:
    'Los navegadores solo comparten una pantalla después de un clic. Compártela aquí o elígela en el menú de fuentes.',
  screenFails: 'No se pudo compartir la pantalla ({why}). Elige otra pantalla, ventana o pestaña.',
  screenSystemForbids:
    'El sistema operativo no deja que este navegador capture la pantalla. Permite la grabación de pantalla en los ajustes del sistema, en el apartado de privacidad, y reinicia el navegador.',
  screenEmpty: 'La pantalla compartida no envía imagen. Elige otra.',
  screenClosed: 'La pantalla compartida se cerró.',
  openedButEmpty:
    '{label} se abrió, pero no envía imagen. Mira si tiene una tapa o un interruptor, cierra otros programas que la usen o elige otra cámara.',
  stalled:
    '{label} no envía imágenes nuevas: lo que ves está parado. Se vuelve a abrir automáticamente. Si no funciona, mira si tiene una tapa o un interruptor, desenchúfala y vuelve a enchufarla, o elige otra cámara.',
  refused:
    'Se denegó el acceso a la cámara. Permítelo con el símbolo de la cámara en la barra de direcciones, o suelta una imagen o un vídeo en la página.',
  refusedInside:
    'Se denegó el acceso a la cámara. Permítelo con el símbolo de la cámara en la barra de direcciones, o suelta una imagen o un vídeo en la página. Dentro de otra página quizá no se pueda preguntar: entonces su elemento iframe necesita {allow}.',
  forbidden:
    'Los ajustes de esta página prohíben la cámara. Abre la página sola, no dentro de otra, o pide a quien lleva el servidor que permita la cámara.',
  systemForbids:
    'El sistema operativo no deja que este navegador use la cámara. Permítelo en los ajustes del sistema, en el apartado de privacidad.',
  serverForbids:
    'El servidor de esta página no deja {what}: lo prohíbe su cabecera Permissions-Policy, que debe decir «{feature}=(self)».',
  pageAroundForbids:
    'Esta página está dentro de otra, que no le deja {what} (permissions policy). Quien haga esa página debe escribir {allow} en su elemento iframe. O abre esta página sola.',
};
