import type { English, Words } from '../words.ts';

export const exhibit: Partial<Words<English['exhibit']>> = {
  itSeesLabelProbability: 'Ve: {label}, {probability}',
  stillThere: '¿Sigues ahí?',
  touchTheScreenToGo: 'Toca la pantalla para seguir. Si no, todo empieza de nuevo para el próximo visitante.',
  aNewVersionIsHere: 'Hay una versión nueva',
  itIsOpenedWithThe: 'Se abre en el próximo arranque.',
  openItNow: 'Abrirla ahora',
};
