import type { English, Words } from '../words.ts';

export const phones: Partial<Words<English['phones']>> = {
  vote: 'Per Handy abstimmen',
  voteHow:
    'Die Kamera des Handys hierher richten oder die Adresse eintippen. Das Handy muss im WLAN dieses Hauses sein.',
  count: '{count, plural, =0 {Noch kein Handy} one {# Handy} other {# Handys}}',
  noServer: 'Der Server antwortet nicht. Sobald er es wieder tut, geht es mit demselben Code weiter.',
  votes: 'Stimmen',
  end: 'Abstimmen per Handy beenden',
  agreed: '{share} der Stimmen für die Antwort des Netzes',
  aPhone: 'Ein Handy …',
  phone: 'Handy',
  asCamera: 'Ein Handy als Kamera',
  waiting:
    'Die Kamera des Handys hierher richten und der Seite, die sich öffnet, die Kamera erlauben. Das Handy muss im WLAN dieses Hauses sein.',
  awaited: 'Das Handy wird erwartet.',
  connected: 'Das Handy ist verbunden.',
  lost: 'Das Handy ist weg. Es kommt von selbst zurück, solange seine Seite offen ist.',
  selfSigned:
    'Das Handy warnt vor einem unbekannten Zertifikat: Dieses Gerät hat es selbst erstellt. Fahre auf dem Handy trotzdem fort.',
};
