import type { English, Words } from '../words.ts';

export const phoneErrors: Words<English['phoneErrors']> = {
  noRoom:
    'Der Server dieser Seite antwortet nicht oder wurde nicht für Handys gestartet (npm start -- --phones).',
  closed: 'Der Server hat den Raum geschlossen: Per Handy kann niemand mehr abstimmen. Öffne einen neuen.',
  noCamera:
    'Ein Handy kann hier nicht die Kamera sein: Der Server dieser Seite antwortet nicht oder wurde nicht dafür gestartet (npm start -- --https).',
};
