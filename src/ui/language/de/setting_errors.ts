import type { English, Words } from '../words.ts';

export const settingErrors: Words<English['settingErrors']> = {
  classExpected: 'Es fehlt eine Klasse: ihr Name, ein Teil davon oder eine Nummer von {range}.',
  noClassNumber: '{title} hat keine Klasse {given}: Die Nummern gehen von {range}.',
  layerExpected: 'Es fehlt der Name einer Schicht.',
  wholeNumber: '{called} muss eine ganze Zahl{range} sein, nicht {given}.',
  channels: '{called}: Erwartet werden Kanäle wie 0,5,9 oder 0-8, die kleinere Zahl zuerst, nicht {given}.',
  expected: '{called} muss {expectation} sein, nicht {given}.',
  noFilterPages: '{name} ist keine Faltung hinter der ersten und hat keine Filterseiten.',
  noStyleNorBlend: '„{text}“ ist weder ein Stil noch eine Mischung wie „frost:0.7,embers:0.3“.',
  tooManyStyles: 'Höchstens {most} Stile lassen sich mischen, nicht {count}.',
  noChannel: '{layer} hat {channels} Kanäle, aber keinen Kanal {channel}.',
  noPreset: '{id} hat keine Voreinstellung „{preset}“. Es gibt: {all}.',
  otherFeatures:
    'Die Beispiele von „{name}“ haben {features} Merkmale, {layer} liefert {channels}: Bring die Klasse diesem Netz neu bei.',
  filtersHaveNoColours: '{layer} nimmt {channels} Kanäle: Diese Filter haben keine Farben.',
  oneClass: '{title} hat nur eine Klasse: Es gibt keine andere, die man das Netz nennen lassen könnte.',
  cropsNeeded:
    'Über {size} Pixel sieht sich das Netz Teile an: Stell „Ausschnitte“ auf 1 oder mehr oder „Größe“ auf {size} oder weniger.',
  noTechnique: 'Eine Ansicht „{id}“ gibt es nicht. Es gibt: {all}.',
  noMapToErase: '{title} zeichnet keine Karte über das Bild: Es gibt nichts, wonach gelöscht werden könnte.',
  noOpenCv: 'OpenCV, das ausschneidet, lässt sich nicht laden ({why}). Liegt opencv/ auf dem Server?',
  noPainting: 'Ein Gemälde „{id}“ gibt es nicht. Es gibt: {all}.',
  seesNoStyle:
    '{title} hat keine Aktivierung einer Faltung mit mehr als einem Pixel und kann deshalb keinen Stil sehen.',
  noStrokes: 'Die Gewichte aller Striche sind 0: Erhöhe mindestens eines, z. B. das der groben.',
  noClasses:
    '{title} hat keine Klassen: Es endet mit seinen Merkmalen. Wähle einen Kanal oder ein Neuron oder öffne das ganze Netz.',
  severalClasses:
    '{given} könnte eine dieser Klassen sein: {classes}. Schreib den ganzen Namen oder die Nummer.',
  noSuchClass: '{title} hat keine Klasse {given}: Es kennt {count, number} Dinge, aber dieses nicht. {hint}',
  noLayerNear: '{title} hat keine Schicht {given}. Ähnlich: {layers}',
  noLayer: '{title} hat keine Schicht {given}. Die Schichten: {layers}',
  missing: '{what} {index} gibt es in {layer} nicht: Es sind {count}, ab 0 gezählt.',
  noPage:
    '{layer} hat {pages, plural, one {# Filterseite} other {# Filterseiten}}, ab 0 gezählt, aber keine Seite {value}.',
  noLaterConvolution: '{title} hat keine Faltung hinter der ersten.',
  noSpatialLayer: '{title} hat keine Schicht mit räumlicher Ausgabe.',
  noSetting: '{id} hat keine Einstellung „{name}“. Es gibt: {known}.',
  otherTarget: '{title} betrachtet nichts von der Art „{target}“. Möglich sind: {targets}.',
};
