import type { English, Words } from '../words.ts';

export const cameraErrors: Words<English['cameraErrors']> = {
  none: 'Keine Kamera gefunden. Steck eine ein: Sie wird genutzt, sobald sie da ist.',
  gone: 'Die gewählte Kamera ist nicht angeschlossen. Steck sie ein oder wähle eine andere.',
  busy: 'Ein anderes Programm nutzt die Kamera. Schließe es oder beende den Videoanruf: Sobald die Kamera frei ist, wird sie genutzt.',
  failed:
    'Die Kamera ließ sich nicht starten ({why}). Zieh sie ab und steck sie wieder ein, oder wähle eine andere.',
  insecure:
    'Browser geben die Kamera nur Seiten, die über https oder localhost kommen. Öffne diese Seite mit https:// oder auf dem Gerät selbst als http://localhost.',
  unsupported: 'Dieser Browser hat keinen Zugang zur Kamera. Öffne die Seite in einem aktuellen Browser.',
  stopped:
    'Von {label} kommt kein Bild mehr. Die Kamera wird von selbst wieder versucht. Tut sich nichts, zieh sie ab und steck sie wieder ein.',
  unplugged: '{label} wurde abgezogen. Steck die Kamera wieder ein: Sie wird genutzt, sobald sie da ist.',
  phoneLost:
    'Das Handy, das als Kamera diente, ist weg. Öffne seine Seite noch einmal oder wähle eine andere Quelle. Sobald es zurück ist, wird es wieder genutzt.',
  noScript: 'Das Skript für die Kamera wurde nicht geladen. Lade die Seite neu.',
  empty: 'Von der Kamera kommt kein Bild. Wähle eine andere.',
  noScreenHere: 'Dieser Browser kann hier keinen Bildschirm zeigen. Nimm einen Browser auf einem Computer.',
  noScreenShared: 'Es wurde kein Bildschirm freigegeben. Wähle einen Bildschirm, ein Fenster oder einen Tab.',
  screenNeedsClick:
    'Browser geben einen Bildschirm erst nach einem Klick frei. Gib ihn hier frei oder wähle ihn im Quellenmenü.',
  screenFails:
    'Der Bildschirm ließ sich nicht freigeben ({why}). Wähle einen anderen Bildschirm, ein Fenster oder einen Tab.',
  screenSystemForbids:
    'Das Betriebssystem gibt diesem Browser den Bildschirm nicht. Erlaube ihm in den Systemeinstellungen unter Datenschutz die Bildschirmaufnahme und starte ihn neu.',
  screenEmpty: 'Vom freigegebenen Bildschirm kommt kein Bild. Wähle einen anderen.',
  screenClosed: 'Die Freigabe des Bildschirms wurde beendet.',
  openedButEmpty:
    '{label} wurde geöffnet, aber es kommt kein Bild. Sieh nach, ob die Kamera eine Abdeckung oder einen Schalter hat, schließe andere Programme, die sie nutzen, oder wähle eine andere.',
  stalled:
    'Von {label} kommen keine neuen Bilder: Was du siehst, steht still. Die Kamera wird von selbst neu geöffnet. Hilft das nicht, sieh nach einer Abdeckung oder einem Schalter, zieh sie ab und steck sie wieder ein, oder wähle eine andere.',
  refused:
    'Die Kamera wurde nicht erlaubt. Erlaube sie mit dem Kamerasymbol in der Adressleiste oder zieh ein Bild oder Video auf die Seite.',
  refusedInside:
    'Die Kamera wurde nicht erlaubt. Erlaube sie mit dem Kamerasymbol in der Adressleiste oder zieh ein Bild oder Video auf die Seite. Innerhalb einer anderen Seite fragt der Browser vielleicht gar nicht: Dann braucht deren iframe-Element {allow}.',
  forbidden:
    'Die Einstellungen dieser Seite verbieten die Kamera. Öffne die Seite für sich, nicht in einer anderen, oder bitte den Betreiber, die Kamera zu erlauben.',
  systemForbids:
    'Das Betriebssystem gibt diesem Browser die Kamera nicht. Erlaube sie ihm in den Systemeinstellungen unter Datenschutz.',
  serverForbids:
    'Der Server dieser Seite verbietet {what} mit dem Header Permissions-Policy: Dort muss „{feature}=(self)“ stehen.',
  pageAroundForbids:
    'Diese Seite liegt in einer anderen, die ihr {what} nicht gibt (Permissions-Policy). Wer jene Seite macht, schreibt {allow} in ihr iframe-Element. Oder öffne diese Seite für sich.',
};
