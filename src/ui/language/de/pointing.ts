import type { English, Words } from '../words.ts';

export const pointing: Partial<Words<English['pointing']>> = {
  draw: 'Zeichne ein, wo es ist',
  how: 'Zieh über das Bild, tippe zwei gegenüberliegende Ecken an oder stell die Zahlen ein, in % dessen, was das Netz sah.',
  x: 'Links',
  y: 'Oben',
  width: 'Breite',
  height: 'Höhe',
  inside: '{energy} der Karte liegen im Kasten, der {area} des Bildes einnimmt',
  nothing: 'Die Karte ist leer; der Kasten nimmt {area} des Bildes ein',
};
