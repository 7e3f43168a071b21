import type { English, Words } from '../words.ts';

export const classes: Partial<Words<English['classes']>> = {
  theNetworkKnows:
    'Das Netz kennt {count, number} Dinge; „{unknown}“ ist nicht dabei.{near, plural, =0 {} other { Ähnlich:}}',
  lookingFor: 'gesucht: {target}',
  classNumber: 'Klasse {index}',
  channelOf: '{layer}, Kanal {channel}',
  neuronOf: '{channel} bei {y}, {x}',
  madeToSayWanted: 'soll sagen: {wanted}',
  classToLookAtOf: 'Zu betrachtende Klasse, von {labels}',
  searchLabelsClasses: '{labels, plural, one {# Klasse} other {# Klassen}} durchsuchen',
  followTheLeadingClass: 'Der führenden Klasse folgen',
  classes: 'Klassen',
  whatTheNetworkSees: 'Was das Netz sieht',
  nothingByNameThisNetwork:
    'Nichts beim Namen: Dieses Netz hat keine Klassen, nur seine Merkmale sind geöffnet.',
  lookAtLabel: '„{label}“ betrachten',
  withAllChannels: '{unablated} mit allen Kanälen',
};
