import type { English, Words } from '../words.ts';

export const classes: Partial<Words<English['classes']>> = {
  theNetworkKnows:
    'La red conoce {count, number} cosas; «{unknown}» no es ninguna de ellas.{near, plural, =0 {} other { Parecidas:}}',
  lookingFor: 'se busca: {target}',
  classNumber: 'clase {index}',
  channelOf: '{layer}, canal {channel}',
  neuronOf: '{channel} en {y}, {x}',
  madeToSayWanted: 'hecha para decir: {wanted}',
  classToLookAtOf: 'Clase que se mira, de {labels}',
  searchLabelsClasses: 'Buscar entre {labels, plural, one {# clase} other {# clases}}',
  followTheLeadingClass: 'Seguir a la clase más probable',
  classes: 'Clases',
  whatTheNetworkSees: 'Lo que ve la red',
  nothingByNameThisNetwork:
    'Nada por su nombre: esta red no tiene clases, solo están abiertas sus características.',
  lookAtLabel: 'Mirar «{label}»',
  withAllChannels: '{unablated} con todos los canales',
};
