import type { English, Words } from '../words.ts';

export const workerErrors: Words<English['workerErrors']> = {
  noStage: 'Dieser Browser bietet weder WebGL noch eine 2-D-Zeichenfläche: Er kann keine Bilder zeigen.',
  backend:
    'Das Backend „{name}“ startet hier nicht ({why}). Nimm ?backend={again} aus der Adresse, dann wählt das Programm.',
  noBackend:
    'Das Backend „{name}“ startet hier nicht ({why}), und kein anderes ist übrig. Lade die Seite neu; geschieht es wieder, fehlt auf dem Server eine Datei, oder der Browser ist zu alt.',
  galleryClosed: 'Die Bilderkarte wurde geschlossen.',
  mapDrawn: 'Die Karte ist gezeichnet.',
  cardClosed: 'Das Öffnen des Netzes wurde beendet.',
  otherCollection: 'Eine andere Sammlung wurde begonnen.',
  collectionMined: 'Die Sammlung ist durchgesehen.',
  nothingMined: 'Es wird nichts durchgesehen.',
  miningCancelled: 'Das Durchsehen wurde abgebrochen, bevor es begann.',
  anew: 'Das Rechenwerk wurde neu gestartet.',
  notReady: 'Das Rechenwerk ist noch nicht bereit.',
  stopped: 'Das Rechenwerk wurde angehalten.',
  endedMidway: 'Das Rechenwerk wurde mitten in einem Schritt beendet.',
  otherNetwork: 'Inzwischen schaut ein anderes Netz.',
  unreadable: 'Eine Antwort des Rechenwerks ließ sich nicht lesen.',
  silentEnd: 'Das Rechenwerk brach ohne Meldung ab.',
  noAnswer: 'Das Rechenwerk antwortete {seconds} s lang nicht.',
  givenUp:
    '{why} Das geschah {deaths}-mal hintereinander, darum wird es nicht noch einmal gestartet. Lade die Seite neu; geschieht es wieder, wähle ein anderes Backend (?backend=wasm an die Adresse hängen) oder schließe andere Programme.',
  crashed: 'Das Rechenwerk ist abgestürzt: {message}',
  notLoaded: 'Das Rechenwerk ließ sich nicht laden.',
  lost: 'Ihr Treiber fiel aus, wurde aktualisiert oder war im Ruhezustand. Das Netz startet von selbst neu, mit der Grafikkarte oder ohne sie ({backend}: {reason}).',
};
