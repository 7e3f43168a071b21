import type { English, Words } from '../words.ts';

export const taughtErrors: Words<English['taughtErrors']> = {
  none: '{file} enthält keine beigebrachten Klassen. Wähle eine Datei, die mit „Klassen als Datei speichern“ entstand.',
  otherVersion:
    '{file} hat Version {version}; dieses Programm liest Version {own}. Bring die Klassen neu bei.',
  otherNetwork:
    'Die Klassen in {file} wurden einem anderen Netz beigebracht ({which}); jetzt schaut {network}. Öffne die Datei mit ihrem eigenen Netz oder bring die Klassen neu bei.',
  tooMany: '{file} enthält {count} Klassen; höchstens {most} sind möglich.',
  damaged: '{file} ist beschädigt: {how}. Kopiere die Datei noch einmal oder bring die Klassen neu bei.',
};
