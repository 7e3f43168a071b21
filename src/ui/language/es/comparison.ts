import type { English, Words } from '../words.ts';

export const comparison: Partial<Words<English['comparison']>> = {
  byToo: 'también de {network}',
  by: 'de {network}',
  viewBesideThisOne: 'Vista de al lado',
  besideIt: 'Al lado',
  letTheTwoViewsTrade: 'Intercambiar las dos vistas',
  oneViewOnly: 'Una sola vista',
  nothing: 'Nada',
  howFaithfulIsThisMap: '¿Es fiel este mapa?',
  cutTheThingOut: 'Recortar el objeto',
  networkOfTheViewBeside: 'Red de la vista de al lado',
  difference: 'Mostrar la diferencia',
  differenceHelp: 'El segundo mapa menos el primero, en el segundo panel.',
  differenceOf: '{second} menos {first}',
  shareOfLargest: 'parte del mayor valor de cada mapa',
  lessThere: 'más en el primero',
  moreThere: 'más en el segundo',
  allChannels: '{network} con todos sus canales',
  classOfTheViewBeside: 'Clase de la vista de al lado',
  sameClass: 'para la misma clase',
  forClass: 'para {name}',
};
