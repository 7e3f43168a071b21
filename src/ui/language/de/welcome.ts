import type { English, Words } from '../words.ts';

export const welcome: Partial<Words<English['welcome']>> = {
  the: 'Willkommen',
  title: 'Ein neuronales Netz schaut dich an',
  stand:
    'Stell dich so hin, dass du dich in der Mitte siehst. Halte Dinge hoch: eine Tasse, ein Buch, ein Spielzeug.',
  knows: 'Es kennt {count, number} Dinge beim Namen: Hunde, Teekannen, Tastaturen. „Mensch“ ist nicht dabei.',
  what: 'Was ist das?',
  whatMore: 'Welche Namen es dem gibt, was es sieht, und wie sicher es ist',
  where: 'Wo schaut es hin?',
  whereMore: 'Der Teil des Bildes, nach dem es sich richtet',
  paint: 'Mal mich',
  paintMore: 'Du als Gemälde, während du dich bewegst',
  tour: 'Zeig mir alles der Reihe nach',
  classes: 'Was kennt es?',
  close: 'Nur umsehen',
  copyLink: 'Link zu dieser Ansicht kopieren',
  linkCopied: 'Der Link ist kopiert',
  linkHolds: 'Er öffnet diese Ansicht mit allen Einstellungen. Bilder sind nicht darin.',
};
