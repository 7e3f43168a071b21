import type { English, Words } from '../words.ts';

export const workerErrors: Words<English['workerErrors']> = {
  noStage: 'Este navegador no ofrece ni WebGL ni un lienzo 2D: no puede mostrar imágenes.',
  backend:
    'El backend «{name}» no arranca aquí ({why}). Quita ?backend={again} de la dirección para que elija el programa.',
  noBackend:
    'El backend «{name}» no arranca aquí ({why}) y no queda otro. Recarga la página; si vuelve a ocurrir, falta un archivo en el servidor o el navegador es demasiado antiguo.',
  galleryClosed: 'La galería se cerró.',
  mapDrawn: 'El mapa está dibujado.',
  cardClosed: 'Se canceló la apertura de la red.',
  otherCollection: 'Se empezó otra colección.',
  collectionMined: 'Ya se recorrió toda la colección.',
  nothingMined: 'No se está recorriendo ninguna colección.',
  miningCancelled: 'Se canceló el recorrido antes de empezar.',
  anew: 'El proceso de cálculo se inició de nuevo.',
  notReady: 'El proceso de cálculo no está listo.',
  stopped: 'El proceso de cálculo se detuvo.',
  endedMidway: 'El proceso de cálculo terminó a mitad de un paso.',
  otherNetwork: 'Ahora es otra red la que mira.',
  unreadable: 'No se pudo leer una respuesta del proceso de cálculo.',
  silentEnd: 'El proceso de cálculo terminó sin avisar.',
  noAnswer: 'El proceso de cálculo no respondió durante {seconds} s.',
  givenUp:
    '{why} Ha ocurrido {deaths} veces seguidas, así que no se reinicia. Recarga la página; si vuelve a ocurrir, elige otro backend (añade ?backend=wasm a la dirección) o cierra otros programas.',
  crashed: 'El proceso de cálculo falló: {message}',
  notLoaded: 'No se pudo cargar el proceso de cálculo.',
  lost: 'Su controlador falló, se actualizó o estaba en reposo. La red se reinicia sola, con la tarjeta o sin ella ({backend}: {reason}).',
};
