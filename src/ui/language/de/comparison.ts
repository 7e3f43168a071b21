import type { English, Words } from '../words.ts';

export const comparison: Partial<Words<English['comparison']>> = {
  byToo: 'auch von {network}',
  by: 'von {network}',
  viewBesideThisOne: 'Ansicht daneben',
  besideIt: 'Daneben',
  letTheTwoViewsTrade: 'Die beiden Ansichten tauschen',
  oneViewOnly: 'Nur eine Ansicht',
  nothing: 'Nichts',
  howFaithfulIsThisMap: 'Wie verlässlich ist diese Karte?',
  cutTheThingOut: 'Das Ding ausschneiden',
  networkOfTheViewBeside: 'Netz der Ansicht daneben',
  difference: 'Unterschied zeigen',
  differenceHelp: 'Die zweite Karte minus die erste, im zweiten Bild.',
  differenceOf: '{second} minus {first}',
  shareOfLargest: 'Anteil am größten Wert jeder Karte',
  lessThere: 'mehr in der ersten',
  moreThere: 'mehr in der zweiten',
  allChannels: '{network} mit allen Kanälen',
  classOfTheViewBeside: 'Klasse der Ansicht daneben',
  sameClass: 'für dieselbe Klasse',
  forClass: 'für {name}',
};
