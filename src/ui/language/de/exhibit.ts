import type { English, Words } from '../words.ts';

export const exhibit: Partial<Words<English['exhibit']>> = {
  itSeesLabelProbability: 'Es sieht: {label}, {probability}',
  stillThere: 'Noch da?',
  touchTheScreenToGo:
    'Berühre den Bildschirm, um weiterzumachen. Sonst beginnt alles neu für den nächsten Gast.',
  aNewVersionIsHere: 'Eine neue Version ist da',
  itIsOpenedWithThe: 'Sie öffnet sich beim nächsten Start.',
  openItNow: 'Jetzt öffnen',
};
