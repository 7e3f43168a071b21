import type { English, Words } from '../words.ts';

export const liveStyle: Partial<Words<English['liveStyle']>> = {
  oneStyle: 'Ein Stil',
  blend: 'Mischen',
  beforeAndAfter: 'Vorher und nachher',
  wanderFromStyleToStyle: 'Von Stil zu Stil wandern',
  recordAVideo: 'Video aufnehmen',
  thereIsNoPictureYet: 'Es gibt noch kein Bild, das zum Stil werden könnte.',
  thereIsNoStyleId: 'Einen Stil „{id}“ gibt es hier nicht. Gezeigt wird {title}.',
  ownStyles: 'Eigene Stile',
  ownStylesHelp:
    'Sie bleiben in diesem Browser: die neuesten {count} aus Bildern und die neuesten {nets} auf die Seite gezogenen Netze mit höchstens {size} MB. Oben wird ein Bild oder das, was die Kamera sieht, zu einem Stil.',
  styleName: 'Name des Stils {title}',
  removeStyle: '{title} entfernen',
  reallyRemove: 'Wirklich entfernen?',
  saveStyles: 'Als Datei speichern',
  openStyles: 'Datei mit Stilen öffnen',
  styles: 'Stile',
  compare: 'Vergleichen',
  wander: 'Wandern',
  record: 'Aufnehmen',
  oneStyleOrSeveralAt: 'Ein Stil oder mehrere zugleich',
  recordWithANewerBrowser: 'Nimm mit einem neueren Browser auf.',
  whichStyle: 'Welcher Stil',
  whatTheCameraSeesBecomes: 'Was die Kamera sieht, wird zum Stil  A',
  aPicturesFileBecomesThe:
    'Eine Bilddatei wird zum Stil. Ein Netz als Ordner oder ZIP von ml5 oder als ONNX-Datei lässt sich auf die Seite ziehen.',
  cameraOnTheLeftPainting: 'Links die Kamera, rechts das Gemälde',
  camera: 'Kamera',
  painting: 'Gemälde',
  endAndSaveTheVideo: 'Video beenden und speichern  Q',
  recording: 'Aufnahme läuft',
  chooseTwoToFourStyles: 'Wähle zwei bis vier Stile und bewege dich zwischen ihnen.',
  severalPasses:
    '{count} Netze malen jedes Bild nacheinander, und ihre Bilder werden gemischt: Das dauert so lange wie alle zusammen. Stile eines Netzes brauchen einen Durchgang.',
  blendOfTheChosenStyles: 'Mischung der gewählten Stile',
};
