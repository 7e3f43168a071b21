import type { English, Words } from '../words.ts';

export const importErrors: Words<English['importErrors']> = {
  noNetworkKnown:
    '{files}: kein Netz, das hier bekannt ist. Wähle eine Datei .safetensors, .pth, .pt oder .onnx oder den Ordner oder das ZIP eines TensorFlow.js-Modells (Teachable Machine: als „Tensorflow.js“ exportieren).',
  otherSize:
    'Bilder von {height} × {width} gehen nicht durch dieses Netz; es nimmt {usualHeight} × {usualWidth}. {why}',
  colours: '{file} nimmt Bilder mit {channels} Kanälen; Convoscope hat nur die einer Kamera.',
  headNoDense:
    '{file}: Der Kopf enthält {name} mit der Form [{shape}], was keine voll verbundene Schicht ist. Exportiere das Netz als ONNX: Darin steht, wie seine Schichten zusammenhängen.',
  headNoClasses:
    '{file} hat einen Kopf mit 0 Klassen: Es gibt nichts zu unterscheiden. Trainiere das Netz noch einmal.',
  noFile: 'Es ist keine Datei da. Wähle ein Netz oder den Ordner, in dem es liegt.',
  poseProject:
    '{file} ist ein Posenprojekt von Teachable Machine: Es sieht die Gelenke, die ein anderes Netz gefunden hat, nicht das Bild. Mach aus denselben Klassen ein Bildprojekt.',
  audioProject: '{file} ist ein Audioprojekt von Teachable Machine. Mach stattdessen ein Bildprojekt.',
  graphModel:
    '{file} ist ein GraphModel, dessen Schichten in Operationen aufgelöst sind. Exportiere es als LayersModel („tensorflowjs_converter --output_format=tfjs_layers_model“) oder wandle das Netz, aus dem es entstand, in ONNX um.',
  noTopology:
    '{file} ist kein Modell von TensorFlow.js: modelTopology fehlt. Wähle den Ordner eines LayersModel.',
  noPictureInput: '{file} nimmt eine Eingabe von [{shape}], was kein Bild ist.',
  inputUnsaid: '{file} sagt nicht, was für Bilder das Modell nimmt. Exportiere es noch einmal.',
  exportAgain: '{file}: {what}. Exportiere das Modell noch einmal.',
  otherKerasModel:
    '{file} enthält ein Modell der Art „{kind}“; geöffnet werden Sequential-Modelle und funktionale Modelle.',
  severalOutputs:
    '{file} hat {count} Ausgaben; ein Klassifikator hat eine. Exportiere das Modell ohne die anderen.',
  layerTwice: '{file} nutzt die Schicht {layer} mehr als einmal; so etwas wird nicht geöffnet.',
  answersWithMaps:
    '{file} antwortet mit Karten von {height} × {width} für jeden von {channels} Kanälen; Convoscope öffnet Klassifikatoren.',
  noWeightsListed: 'model.json nennt keine Gewichte. Exportiere das Modell noch einmal.',
  manifestDamaged: 'In model.json ist weightsManifest beschädigt. Exportiere das Modell noch einmal.',
  dataTruncated:
    '{files}: abgeschnitten. {name} endet bei Byte {end}, die Daten bei {bytes}. Kopiere sie noch einmal oder lade sie neu herunter.',
  weightsFileMissing:
    'Die Datei {path} fehlt, die in model.json steht. Wähle den ganzen Ordner oder das ZIP.',
  weightUnread:
    'model.json: Das Gewicht {name} hat den Typ {dtype} und die Form [{shape}]; das wird nicht gelesen.',
  otherLabels:
    '{file} nennt {named} Klassen, das Netz hat {classes}. Nimm die Namen dieses Netzes oder keine.',
  noLabels: '{file} ist keine Liste von Klassennamen.',
  severalOnnx: 'Es sind {count} ONNX-Dateien: {files}. Wähle eine davon.',
  quantised:
    '{file} ist quantisiert: Nimm die Datei mit Gleitkommazahlen, ohne -int8, -qdq oder -quant im Namen.',
  severalInputs: '{file} nimmt {count} Eingaben ({names}); ein Bildklassifikator nimmt eine.',
  tensorUnread: '{file}: {name} hat den Typ {type} und die Form [{shape}]; das wird nicht gelesen.',
  tensorBytes:
    '{file}: {name} enthält {bytes} Byte, die Form [{shape}] braucht {needed}. Die Datei ist beschädigt.',
  tensorNumbers:
    '{file}: {name} enthält {numbers} Zahlen, die Form [{shape}] braucht {needed}. Die Datei ist beschädigt.',
  numbersElsewhere:
    'Die Zahlen von {file} liegen in einer eigenen Datei, {location}: Wähle beide zusammen oder den Ordner, in dem sie liegen.',
  fileTruncated:
    '{file} ist abgeschnitten: {name} endet bei Byte {end}, die Datei bei {size}. Kopiere sie noch einmal oder lade sie neu herunter.',
  noOnnx:
    '{file} ist abgeschnitten oder keine ONNX-Datei. Kopiere sie noch einmal oder lade sie neu herunter.',
  cycle:
    '{file} enthält einen Kreis: {operator} (Knoten {node}) braucht die eigene Ausgabe. Die Datei ist beschädigt.',
  severalOnnxOutputs:
    '{file} hat {count} Ausgaben ({names}); ein Klassifikator hat eine. Exportiere das Netz ohne die anderen.',
  independentOutput: '{file}: Die Ausgabe hängt nicht vom Bild ab.',
  segmentation:
    '{file} antwortet mit Karten von {height} × {width} für jeden von {classes} Kanälen, wie Netze für Segmentierung oder Detektion; Convoscope öffnet Klassifikatoren.',
  noPickle: '{file} ist beschädigt oder keine Datei von PyTorch ({what}).',
  notThreeNumbers: 'config.json: pretrained_cfg.{name} besteht nicht aus drei Zahlen.',
  torchScript:
    '{file} ist ein TorchScript-Programm, nicht nur Gewichte. In Python: torch.save(model.state_dict(), "weights.pth"), oder exportiere das Netz als ONNX.',
  noTorchZip:
    '{file} ist ein ZIP-Archiv, aber keines von torch.save: data.pkl fehlt. Ist es ein TensorFlow.js-Modell, benenne es in .zip um.',
  unknownLength: '{file} enthält Zahlen unbekannter Länge. Speichere sie noch einmal mit torch.save.',
  truncated: '{file} ist abgeschnitten. Kopiere die Datei noch einmal oder lade sie neu herunter.',
  byteOrder:
    '{file} wurde auf einem Gerät mit anderer Bytereihenfolge gespeichert. Speichere die Datei auf einem üblichen noch einmal.',
  noTensors: '{file} enthält keine Tensoren. In Python: torch.save(model.state_dict(), "weights.pth").',
  noArrays:
    '{file} enthält keine Zahlenfelder: Es wurde nichts darin gespeichert. Speichere das Netz noch einmal.',
  shapesDoNotFit: '{file} hat die Namen von {title}, aber die Formen passen nicht: {why}',
  otherKernel:
    '{file} hat die Namen von {title}, aber die Kernel von {name} sind {height} × {width} statt {wanted} × {wanted}: eine Variante, etwa für kleine Bilder, deren Schrittweiten und Poolings nicht in den Gewichten stehen. Exportiere sie als ONNX: Darin stehen ihre Schichten.',
  greyWeights:
    '{file} nimmt graue Bilder, {title} farbige. Exportiere das Netz als ONNX: Dann werden die Farben zu Grau gemischt.',
  lookalike:
    '{file} ist {name}: Namen und Formen sind die von {title}, gerechnet wird aber anders. Exportiere das Netz als ONNX: Darin stehen seine Schichten.',
  severalSafetensors:
    'Es sind {count} safetensors-Dateien: {files}. Ein Netz in mehreren Teilen ist zu groß, um live hineinzusehen; sind es einzelne Netze, wähle eines davon.',
  hugeHeader: '{file} ist keine safetensors-Datei: So lang ist kein Dateikopf ({size}).',
  diverged:
    '{file}: {name} enthält {value} an Position {position}. Die Datei ist beschädigt oder das Training ist entgleist.',
  longText: '{file} ist {size} lang: zu viel für einen Text.',
  notUtf8: '{file} ist kein Text in UTF-8. Speichere die Datei so.',
  notJson: '{file} ist kein gültiges JSON. Kopiere die Datei noch einmal oder lade sie neu herunter.',
  unknownReference:
    '{file} verweist auf Zahlen in einer Weise, die hier nicht bekannt ist. Speichere den state_dict noch einmal mit torch.save.',
  oddTensor:
    '{file} enthält einen Tensor, der nicht wie in PyTorch beschrieben ist. Speichere die Datei noch einmal.',
  tensorOverEnd:
    '{file} enthält einen Tensor von [{shape}], der über das Ende seiner {count} Zahlen hinausreicht: Die Datei ist beschädigt.',
  bomb: '{file} soll sich von {packed} auf {size} in {count} Dateien entpacken: Das ist kein Netz und wird nicht entpackt.',
  noZip:
    '{file} ist abgeschnitten oder kein ZIP-Archiv. Kopiere die Datei noch einmal oder lade sie neu herunter.',
  password: '{file}: {name} ist mit einem Passwort geschützt. Packe es ohne Passwort.',
  entryDamaged: '{file}: {name} ist beschädigt. Kopiere die Datei noch einmal oder lade sie neu herunter.',
  adapter: '{file} enthält einen Adapter (LoRA) für ein anderes Netz, kein Netz.',
  languageModel:
    '{file} enthält ein Sprachmodell. Convoscope öffnet Faltungsnetze, die benennen, was sie in einem Bild sehen.',
  diffusionModel:
    '{file} enthält ein Diffusionsmodell. Convoscope öffnet Faltungsnetze, die benennen, was sie in einem Bild sehen.',
  detector:
    '{file} enthält einen Objektdetektor: Er antwortet mit Kästen. Convoscope öffnet Faltungsnetze, die benennen, was sie in einem Bild sehen. Nimm den Klassifikator, auf dem er aufbaut.',
  segmenter:
    '{file} enthält ein Netz für Segmentierung: Es antwortet mit einer Karte von Klassen. Convoscope öffnet Faltungsnetze, die benennen, was sie in einem Bild sehen.',
  transformer:
    '{file} enthält einen Transformer: Er hat keine Faltungen, in die man sehen könnte. Nimm ein Faltungsnetz, etwa ein ResNet.',
  blurPool:
    '{file} enthält Gewichte eines Netzes, das weichzeichnet, bevor es Pixel überspringt (antialiased, mit Filtern namens „filt“): Wie die Schichten aufeinander folgen, steht darin nicht. Exportiere das Netz als ONNX: Darin stehen seine Schichten.',
  teachableKeras:
    '{file} ist der Keras-Export von Teachable Machine. Wähle beim Export den Tab „Tensorflow.js“, dann „Download“, und öffne dieses ZIP.',
  keras:
    '{file} ist eine Keras-Datei. Wandle sie mit „tensorflowjs_converter --input_format=keras --output_format=tfjs_layers_model“ um, oder mit tf2onnx in ONNX.',
  tensorflowLite:
    '{file} ist eine TensorFlow-Lite-Datei. Exportiere aus Teachable Machine als „Tensorflow.js“ oder wandle das Netz, aus dem sie entstand, in ONNX um.',
  tensorflowGraph: '{file} ist ein TensorFlow-Graph. Wandle ihn mit tf2onnx in ONNX um.',
  caffe: '{file} ist eine Caffe-Datei. Wandle sie in ONNX um.',
  coreMl: '{file} ist eine Core-ML-Datei. Exportiere das Netz als ONNX.',
  compiled: '{file} ist für eine einzige Art von Gerät kompiliert. Exportiere das Netz als ONNX.',
  bareArrays: '{file} enthält nur Zahlenfelder. Speichere das Netz als safetensors, .pth oder ONNX.',
  ml5Style:
    '{file} gehört zu einem Stilnetz von ml5, das malt und nichts benennt. Öffne es stattdessen im Live-Stil.',
  part: '{file} ist nur ein Teil eines Netzes. Wähle den ganzen Ordner mit model.json, config.json oder der .onnx-Datei.',
  empty: '{file} ist leer. Kopiere die Datei noch einmal oder lade sie neu herunter.',
  zeros:
    '{file} beginnt mit lauter Nullen: Die Datei wurde nicht zu Ende geschrieben. Kopiere sie noch einmal oder lade sie neu herunter.',
  webPage:
    '{file} ist eine Webseite, kein Netz: Der Download wurde abgelehnt. Öffne die Adresse in einem Browser und lade das Netz dort herunter.',
  lfs: '{file} verweist auf eine Datei, die Git LFS anderswo aufbewahrt. Führe „git lfs pull“ aus oder lade die Datei selbst herunter.',
  otherArchitecture:
    '{file} enthält Gewichte einer Architektur, die hier nicht bekannt ist ({names}, …). {known}',
  variantWithMore:
    '{file} sieht aus wie {title}, hat aber mehr, etwa {name}: eine Variante oder eine beschnittene Datei. {known}',
  variantLacks:
    '{file} sieht aus wie {title}, aber {name} fehlt: eine Variante oder eine beschnittene Datei. {known}',
  layerUnknown: '{file} nutzt die Schicht {kind} („{name}“), die Convoscope nicht hat.',
  layerRefused: '{file}: Die Schicht {kind} („{name}“) lässt sich nicht öffnen ({why}).',
  operatorUnknown: '{file} nutzt den Operator {node}, den Convoscope nicht hat. {hint}',
  operatorRefused: '{file}: Der Operator {node} lässt sich nicht öffnen ({why}).',
  oldTorch:
    '{file} stammt von einem PyTorch vor 0.2. Lade die Datei in PyTorch und speichere den state_dict neu.',
  noTorch:
    '{file} ist keine Datei von torch.save oder ist beschädigt. Speichere den state_dict des Netzes oder exportiere es als ONNX.',
  dangerous:
    '{file} verlangt, dass Python {name} ausführt: Das wurde abgelehnt, nichts wurde ausgeführt. Eine Datei mit Gewichten braucht das nie. Öffne sie nicht in Python.',
  wholeObject:
    '{file} enthält ein ganzes Programmobjekt ({name}), nicht nur Gewichte: Nur Python könnte es erzeugen, und es auszuführen wäre nicht sicher. In Python: torch.save(model.state_dict(), "weights.pth"), oder exportiere das Netz als ONNX.',
};
