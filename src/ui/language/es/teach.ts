import type { English, Words } from '../words.ts';

export const teach: Partial<Words<English['teach']>> = {
  nameIt: 'Ponle nombre y mantén pulsado su botón mientras la cámara lo mira.',
  oneClassAlone:
    'Con una sola clase, cualquier imagen pertenece a ella. Añade aquello de lo que debe distinguirse.',
  examples: '{count, plural, one {# ejemplo} other {# ejemplos}}',
  voters:
    '{voters, plural, one {Decide el ejemplo más parecido a la imagen} other {Votan los # ejemplos más parecidos a la imagen}}: nunca más de los que tiene la clase menor. Parecido es un ángulo pequeño entre vectores de características.',
  examplesStay: 'Los ejemplos quedan en la memoria de esta página hasta que se cierra.',
  examplesStayOrInYourFile:
    'Los ejemplos quedan en la memoria de esta página hasta que se cierra, o en tu archivo.',
  taughtClasses: 'Clases enseñadas',
  holdToShowName: 'Mantén pulsado para mostrar {name}',
  whereIsName: '¿Dónde está {name}?',
  forget: '¿Olvidar?',
  forgetName: 'Olvidar {name}',
  nameExampleAt: '{name}, ejemplo {at}',
  noExampleYet: 'Aún no hay ejemplos',
  teachAClassOfYour: 'Enseñar una clase propia',
  anotherClass: 'Otra clase',
  itsName: 'Nombre de la clase',
  add: 'Añadir',
  looking: 'Mirando…',
  holdToShow: 'Mantén pulsado',
  classesOfYourOwn: 'Clases propias',
  neighboursThatVoteK: 'Vecinos que votan (k)',
  kNearestNeighboursTheExamples:
    'k vecinos más cercanos: votan los ejemplos más parecidos. Abre un archivo de clases o nombra una bajo la imagen.',
  saveTheClassesAsA: 'Guardar las clases en un archivo',
  classes: 'Clases',
  openAFileOfClasses: 'Abrir un archivo de clases',
  reallyForgetThem: '¿Olvidarlas de verdad?',
  forgetAllTaughtClasses: 'Olvidar todas las clases enseñadas',
  enoughExamples: 'Ya hay bastantes ejemplos',
  nameHasMostExamplesExamples: '«{name}» tiene {most} ejemplos. No se toman más.',
  theTaughtClasses: 'las clases enseñadas',
  enoughClasses: 'Ya hay bastantes clases',
  thereAreMostClassesClasses: 'Hay {most} clases: quita una primero.',
};
