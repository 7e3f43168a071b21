import type { English, Words } from '../words.ts';

export const pointing: Partial<Words<English['pointing']>> = {
  draw: 'Dibuja dónde está',
  how: 'Arrastra sobre la imagen, toca dos esquinas opuestas o ajusta los números, en % de lo que vio la red.',
  x: 'Izquierda',
  y: 'Arriba',
  width: 'Anchura',
  height: 'Altura',
  inside: '{energy} del mapa está en el recuadro, que ocupa {area} de la imagen',
  nothing: 'El mapa está vacío; el recuadro ocupa {area} de la imagen',
};
