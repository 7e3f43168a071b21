import type { English, Words } from '../words.ts';

export const phoneErrors: Words<English['phoneErrors']> = {
  noRoom:
    'Der Server dieser Seite antwortet nicht oder wurde nicht für Telefone gestartet (npm start -- --phones).',
  closed: 'Der Server hat den Raum geschlossen: Per Telefon kann niemand mehr abstimmen. Öffne einen neuen.',
  noCamera:
    'Ein Telefon kann hier nicht die Kamera sein: Der Server dieser Seite antwortet nicht oder wurde nicht dafür gestartet (npm start -- --https).',
};
