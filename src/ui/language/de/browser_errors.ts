import type { English, Words } from '../words.ts';

export const browserErrors: Partial<Words<English['browserErrors']>> = {
  unread: 'Ein Teil des Programms lässt sich nicht lesen',
  unreadAdvice: 'Der Server der Seite antwortet nicht. Prüfe die Verbindung und lade die Seite neu.',
  notAllowed: 'Der Browser hat das nicht erlaubt',
  notAllowedAdvice:
    'Klick in die Seite und versuch es noch einmal, oder erlaube es in den Einstellungen des Browsers.',
  unreadable: 'Diese Datei lässt sich nicht lesen',
  unreadableAdvice: 'Sie wurde verschoben, geändert oder gesperrt. Wähle sie noch einmal.',
  unopened: 'Diese Datei lässt sich nicht öffnen',
  unopenedAdvice:
    'Sie ist beschädigt oder von einer Art, die dieser Browser nicht kennt. Speichere sie als JPEG, PNG oder MP4.',
  noRoom: 'Kein Platz mehr',
  noRoomAdvice:
    'Der Browser gibt dieser Seite keinen weiteren Speicherplatz. Mach Platz oder lösche Gemälde.',
  noMemory: 'Zu wenig Speicher',
  noMemoryAdvice: 'Nimm ein kleineres Bild oder schließe andere Programme und Tabs.',
  calledOff: 'Das wurde abgebrochen',
  calledOffAdvice: 'Versuch es noch einmal.',
  unknown: 'Etwas ging schief',
  unknownAdvice: 'Die Seite läuft weiter. Fehlt etwas, lade sie neu.',
};
