import type { English, Words } from '../words.ts';

export const phones: Partial<Words<English['phones']>> = {
  vote: 'Per Telefon abstimmen',
  voteHow:
    'Die Kamera des Telefons hierher richten oder die Adresse eintippen. Das Telefon muss im Netz dieses Hauses sein.',
  count: '{count, plural, =0 {Noch kein Telefon} one {# Telefon} other {# Telefone}}',
  votes: 'Stimmen',
  end: 'Abstimmen per Telefon beenden',
  agreed: '{share} der Stimmen für die Antwort des Netzes',
};
