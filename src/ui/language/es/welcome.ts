import type { English, Words } from '../words.ts';

export const welcome: Partial<Words<English['welcome']>> = {
  the: 'Bienvenida',
  title: 'Una red neuronal te mira',
  stand: 'Colócate de modo que te veas en el centro. Enséñale cosas: una taza, un libro, un juguete.',
  knows:
    'Conoce {count, number} cosas por su nombre: perros, teteras, teclados. «Persona» no es ninguna de ellas.',
  what: '¿Qué es?',
  whatMore: 'Los nombres que da a lo que ve y lo segura que está',
  where: '¿Adónde mira?',
  whereMore: 'La parte de la imagen por la que se guía',
  paint: 'Píntame',
  paintMore: 'Tú, como un cuadro, mientras te mueves',
  tour: 'Enséñamelo todo, por orden',
  classes: '¿Qué conoce?',
  close: 'Solo mirar',
  copyLink: 'Copiar un enlace a esta vista',
  linkCopied: 'Enlace copiado',
  linkHolds: 'Abre esta vista con todos sus ajustes. No contiene imágenes.',
};
