import type { English, Words } from '../words.ts';

export const networkErrors: Words<English['networkErrors']> = {
  noConvolutionBefore: 'Vor {layer} liegt keine Faltung: Es gibt keine Gewichte zu zeigen.',
  noRectifier: '{title} hat keine ReLU mit einer Karte.',
  noPatchesKept: 'Von {layer} wurden keine Ausschnitte behalten: Sieh dir die Schicht erst an.',
  classLayer: '{layer} enthält die Klassenwerte: Schalte Kanäle einer früheren Schicht aus.',
  noChannelToSwitchOff: '{layer} hat keinen Kanal {channel}: Es gibt {count}, ab 0 gezählt.',
  arrayTooLarge:
    '{title} ist zu groß: {name} braucht {size}, möglich sind höchstens {most} ({device}). Öffne nur die Merkmale des Netzes oder nimm ?backend=wasm.',
  weightsTooLarge:
    '{title} ist zu groß: Die Gewichte brauchen {size}, frei sind dafür {free}. Öffne nur die Merkmale des Netzes oder ein kleineres Netz.',
  noRegularGrid:
    '{name} hat keine Fenster von einer Größe: Die Felder dahinter bilden kein regelmäßiges Raster.',
  noFilters: '{name} ist keine Faltung und hat keine Filter.',
  noFirstConvolution: '{title} hat keine Faltung, die das Bild ansieht.',
  nothingLeft: '{name} lässt von der Eingabe [{shape}] nichts übrig.',
  nothingLeftOfPicture: '{name} lässt von {height} × {width} Pixeln nichts übrig.',
  partShape: '{layer}.{part} hat die Form [{shape}], nicht [{channels}].',
  addsShapes: '{name} addiert verschiedene Formen: {shapes}.',
  joinsSizes: '{name} verbindet verschiedene Größen: {shapes}.',
  weightChannels: '{name}.weight nimmt {takes} Kanäle, die Eingabe hat {channels}.',
  weightNumbers: '{name}.weight nimmt {takes} Zahlen, die Eingabe hat {height} × {width} × {channels}.',
  weightFilters: '{name}.weight hat {filters} Filter, die Eingabe {channels} Kanäle.',
  weightGroups: '{name}.weight hat {filters} Filter, die sich nicht auf {groups} Gruppen verteilen lassen.',
  unknownKind: 'Die Schicht „{name}“ ist von unbekannter Art „{kind}“. Bekannt: {all}.',
  normInputs:
    '{name} nimmt eine Karte, eine Skalierung und eine Verschiebung von [1,1,{channels}], nicht {shapes}.',
  normLength: '{name} enthält {length} Zahlen, die Eingabe hat {channels} Kanäle.',
  gateInputs:
    '{name} nimmt eine Karte mit einem Tor für jeden ihrer Kanäle oder zwei Karten gleicher Form, nicht {shapes}.',
  mirrors: '{name} spiegelt [{pad}] Pixel eines Bildes von {height} × {width}.',
  weightShape: '{name}.weight hat die Form [{shape}], erwartet wird [out,{channels},3,3].',
  takesLater: 'Die Schicht „{layer}“ nimmt „{name}“, das nicht vor ihr kommt.',
  noLayer: '{title} hat keine Schicht „{name}“. Die Schichten: {near}.',
  noClass: '{title} hat keine Klasse {index}: Die Nummern gehen von 0 bis {last}.',
  styleMissing: '{title} braucht die Angabe eines Stils: „{name}“ fehlt.',
  styleLength: '{title} nimmt einen Stil aus {length} Zahlen, nicht aus {given}.',
  multiples: '{title} malt Bilder, deren Seiten Vielfache von {multiple} sind, nicht {width} × {height}.',
  texture: 'Ein Durchgang nahm eine Textur.',
  readResult: 'Ein Durchgang las ein Ergebnis.',
  weightMissing: 'Unter den Gewichten gibt es kein „{name}“. Gehören sie zu einem anderen Netz?',
  weightRank: '„{name}“ hat die Form [{shape}], erwartet werden {rank} Dimensionen.',
  noDimension: 'Ein Gewicht der Form [{shape}] hat keine Dimension {dimension}.',
};
