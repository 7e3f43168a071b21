import type { English, Words } from '../words.ts';

export const teach: Partial<Words<English['teach']>> = {
  nameIt: 'Gib ihr einen Namen und halte dann ihren Knopf gedrückt, während die Kamera hinsieht.',
  oneClassAlone:
    'Gibt es nur eine Klasse, gehört jedes Bild dazu. Füge hinzu, wovon sie sich unterscheiden soll.',
  examples: '{count, plural, one {# Beispiel} other {# Beispiele}}',
  voters:
    '{voters, plural, one {Das ähnlichste Beispiel entscheidet} other {Die # ähnlichsten Beispiele stimmen ab}}: nie mehr, als die kleinste Klasse hat. Ähnlich heißt: kleiner Winkel zwischen Merkmalsvektoren.',
  examplesStay: 'Beispiele bleiben im Speicher dieser Seite, bis sie geschlossen wird.',
  examplesStayOrInYourFile:
    'Beispiele bleiben im Speicher dieser Seite, bis sie geschlossen wird, oder in deiner Datei.',
  taughtClasses: 'Beigebrachte Klassen',
  holdToShowName: 'Zum Zeigen halten: {name}',
  whereIsName: 'Wo ist {name}?',
  forget: 'Vergessen?',
  forgetName: '{name} vergessen',
  nameExampleAt: '{name}, Beispiel {at}',
  noExampleYet: 'Noch kein Beispiel',
  teachAClassOfYour: 'Eine eigene Klasse beibringen',
  anotherClass: 'Noch eine Klasse',
  itsName: 'Name der Klasse',
  add: 'Hinzufügen',
  looking: 'Schaut …',
  holdToShow: 'Zum Zeigen halten',
  classesOfYourOwn: 'Eigene Klassen',
  neighboursThatVoteK: 'Nachbarn, die abstimmen (k)',
  kNearestNeighboursTheExamples:
    'k nächste Nachbarn: Die ähnlichsten Beispiele stimmen ab. Öffne eine Datei mit Klassen oder benenne eine unter dem Bild.',
  saveTheClassesAsA: 'Klassen als Datei speichern',
  classes: 'Klassen',
  openAFileOfClasses: 'Datei mit Klassen öffnen',
  reallyForgetThem: 'Wirklich vergessen?',
  forgetAllTaughtClasses: 'Alle beigebrachten Klassen vergessen',
  enoughExamples: 'Genug Beispiele',
  nameHasMostExamplesExamples: '„{name}“ hat {most} Beispiele. Mehr werden nicht genommen.',
  theTaughtClasses: 'die beigebrachten Klassen',
  enoughClasses: 'Genug Klassen',
  thereAreMostClassesClasses: 'Es gibt {most} Klassen: Entferne erst eine.',
};
