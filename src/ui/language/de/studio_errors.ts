import type { English, Words } from '../words.ts';

export const studioErrors: Words<English['studioErrors']> = {
  full: 'In diesem Browser ist kein Platz mehr für Gemälde. Es wird weitergemalt, aber nur im Arbeitsspeicher: Speichere, was du behalten willst, und lösche alte Gemälde.',
  nothingKept:
    'Dieser Browser behält nichts für diese Seite ({why}). Es wird weitergemalt, aber nur im Arbeitsspeicher: Speichere, was du behalten willst, bevor du die Seite schließt.',
  otherWeights:
    'Das Gemälde wurde mit anderen Gewichten des Netzes „{network}“ begonnen, als jetzt hier sind. Male es noch einmal von vorn.',
  materialsGone: 'Die Bilder, nach denen dieses Gemälde entsteht, sind weg. Male es neu.',
  keepsNo: 'Dieser Browser behält keine {things} für diese Seite ({why}).',
  noRoomForStyle:
    'In diesem Browser ist kein Platz mehr für den Stil: Er bleibt nur, solange die Seite offen ist. Schaff Platz auf der Festplatte.',
  noRoomForAtlas: 'In diesem Browser ist kein Platz mehr für den Atlas. Schaff Platz auf der Festplatte.',
  noRoomForNetwork:
    'In diesem Browser ist kein Platz mehr für dieses Netz. Entferne ein Netz, das du früher geöffnet hast, oder schaff Platz auf der Festplatte.',
  diverged: 'In Schritt {step} gab es keine brauchbare Zahl mehr: {terms}. {advice}',
  notFinite: 'In Schritt {step} besteht das Bild aus Zahlen, die nicht endlich sind. {advice}',
  paintedWith: 'Das Gemälde entsteht mit dem Netz „{network}“. {why}',
};
