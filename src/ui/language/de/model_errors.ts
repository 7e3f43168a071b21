import type { English, Words } from '../words.ts';

export const modelErrors: Words<English['modelErrors']> = {
  ml5Variables:
    '{file} nennt ab „Variable“ {count} Variablen; ein schnelles Stilnetz von ml5 hat 48. Ist es ein anderes Netz?',
  ml5Shapes:
    '{file}: Die Variablen {from} bis {to} haben die Formen {shapes}; erwartet werden ein Kern, eine Verschiebung und eine Skalierung. Ist es ein anderes Netz?',
  ml5NoManifest: '{file} fehlt: Zieh den ganzen Ordner des Modells auf die Seite oder ein ZIP davon.',
  notJsonDownload: '{file} ist kein gültiges JSON. Lade das Modell noch einmal herunter.',
  ml5NoFile: '{file} sagt nicht, welche Datei und Form zu {name} gehört.',
  missingFile: 'Die Datei {file} fehlt, die in {index} steht. Zieh den ganzen Ordner auf die Seite.',
  ml5Length:
    '{file} ist {bytes} Byte lang, die Form [{shape}] braucht {needed}. Lade das Modell noch einmal herunter.',
  damagedAt: '{file} enthält {value} an Position {position}: Die Datei ist beschädigt.',
  lacksKeys: 'In network.json fehlt: {keys}.',
  otherTask: 'network.json gehört zu einem Netz für „{found}“, gebraucht wird eines für „{task}“.',
  checksum:
    '{file} ist nicht die Datei, die network.json beschreibt: Ihr SHA-256 beginnt mit {found} statt mit {expected}. Kopiere sie noch einmal auf den Server.',
  notJson: '{file} ist kein gültiges JSON.',
  dtype: '{file}: {name} hat den Typ {dtype}; gelesen werden nur F64, F32, F16, BF16 und ganze Zahlen.',
  tensorBytes: '{file}: {name} enthält {bytes} Byte, die Form [{shape}] braucht {needed}.',
  truncatedAt:
    '{file} ist abgeschnitten: {name} endet bei Byte {end}, die Datei bei {size}. Lade sie noch einmal herunter.',
  tooShort: '{file} ist abgeschnitten: {bytes} Byte sind keine safetensors-Datei.',
  headerLength:
    '{file} ist abgeschnitten oder keine safetensors-Datei: Der Dateikopf müsste {length} Byte lang sein.',
  headerLacks: '{file} ist keine safetensors-Datei: Der Dateikopf sagt nicht, was {name} ist.',
  headerNoJson: '{file} ist keine safetensors-Datei: Der Dateikopf ist kein JSON-Objekt.',
  architecture: 'Unbekannte Architektur „{name}“. Bekannt: {all}.',
  unreachable: '{url} ist nicht erreichbar. Läuft der Server?',
  answers:
    '{url} antwortet {status}. Der Ordner eines Netzes muss network.json enthalten und die Dateien, die darin stehen.',
  notKept:
    'Das Netz {id} ist nicht in diesem Browser gespeichert. Zieh seine Dateien auf die Seite, um es wieder zu öffnen.',
  keptDamaged:
    '{path} von {title} wurde im Speicher dieses Browsers beschädigt. Entferne das Netz und zieh dann seine Dateien noch einmal auf die Seite.',
  truncated:
    '{file} ist abgeschnitten: {bytes} von {expected} Byte. Lade die Seite neu; bleibt es dabei, kopiere die Datei noch einmal auf den Server.',
  tooLong:
    '{file} ist zu lang: {bytes} Byte statt {expected}. Lade die Seite neu; bleibt es dabei, kopiere die Datei noch einmal auf den Server.',
};
