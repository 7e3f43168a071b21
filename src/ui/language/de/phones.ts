import type { English, Words } from '../words.ts';

export const phones: Partial<Words<English['phones']>> = {
  vote: 'Per Telefon abstimmen',
  voteHow:
    'Die Kamera des Telefons hierher richten oder die Adresse eintippen. Das Telefon muss im Netz dieses Hauses sein.',
  count: '{count, plural, =0 {Noch kein Telefon} one {# Telefon} other {# Telefone}}',
  votes: 'Stimmen',
  end: 'Abstimmen per Telefon beenden',
  agreed: '{share} der Stimmen für die Antwort des Netzes',
  aPhone: 'Ein Telefon …',
  phone: 'Telefon',
  asCamera: 'Ein Telefon als Kamera',
  waiting:
    'Die Kamera des Telefons hierher richten und der Seite, die sich öffnet, die Kamera geben. Das Telefon muss im Netz dieses Hauses sein.',
  awaited: 'Das Telefon wird erwartet.',
  connected: 'Das Telefon ist verbunden.',
  lost: 'Das Telefon ist weg. Es kommt von selbst zurück, solange seine Seite offen ist.',
  selfSigned:
    'Das Telefon warnt vor einem unbekannten Zertifikat: Dieses Gerät hat es selbst gemacht. Trotzdem fortfahren.',
};
