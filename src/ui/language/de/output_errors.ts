import type { English, Words } from '../words.ts';

export const outputErrors: Words<English['outputErrors']> = {
  noWay:
    'Der Server nahm den Stream an, aber es kam keine Verbindung zustande. Vielleicht ist eine Firewall dazwischen: Der UDP-Port des Servers muss offen sein.',
  forbidden:
    'Diese Seite darf nicht mit {origin} sprechen. Baue sie mit CONVOSCOPE_CONNECT={origin} oder lass den Server unterhalb der Adresse dieser Seite antworten.',
  unreached:
    '{origin} antwortet nicht oder lässt diese Seite nicht zu (CORS). Prüfe, ob der Server läuft, ob er ein Zertifikat hat, dem dieser Browser traut, und ob der Browser die Seite ins lokale Netzwerk lässt.',
  token: 'Der Server lässt diesen Stream nicht herein ({status}): Vielleicht ist das Token falsch.',
  refused: 'Der Server nimmt den Stream nicht an ({status}).',
  noAddress: 'Die Adresse eines WHIP-Servers beginnt mit https:// oder http://. Frag den Betreiber.',
  lost: 'Die Verbindung ist abgerissen.',
  noSize: '„{size}“ ist keine Größe. Verlange eine wie 1280x720: gerade Zahlen von 16 bis 4096.',
  filmBroke:
    'Sein Bild oder Ton brach unterwegs ab ({why}). Was aufgenommen wurde, ist gespeichert. Nimm noch einmal auf; bricht es wieder ab, wähle das andere Format oder keinen Ton.',
};
