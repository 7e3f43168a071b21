import type { English, Words } from '../words.ts';

export const fool: Partial<Words<English['fool']>> = {
  before: 'antes',
  after: 'después',
  length: 'longitud {length}/255',
  notSoFar: 'Aún no es «{wanted}»: {probability}',
  still: 'sigue {leading} {probability}',
  no: 'no, {leading} {probability}',
  beforeLeading: 'Antes: {leading}, {probability}',
  changedByAtMost: 'cambiada como mucho {largest}/255',
  changeFactor: 'cambio × {factor}',
  atMostLargest255: 'como mucho {largest}/255',
  doesItSurvive: '¿Resiste?',
  itNowSaysWantedProbability: 'Ahora dice «{wanted}», {probability}',
  theSmallestBoundThatSuffices: 'El menor límite que basta: {bound}',
  withinBound: 'Dentro de {bound}',
  triedUpToBound: 'Probado hasta {bound}',
  show: 'Enseñársela a una cámara',
  picture: 'La imagen que la red toma por «{wanted}»',
  how: 'Fílmala con un móvil y ponlo ante la cámara de esta página: ¿se mantiene el nombre?',
  close: 'Volver',
};
