/**
 * Halves of sentences that say what is wrong with a file, and what was assumed of a network, by their English. Those of
 * importers stand in brackets behind a whole sentence, so each has a subject of its own.
 */
export const filePhrases: Readonly<Record<string, string>> = {
  // Importers: a layer or a file …
  'has the activation "{name}", which Convoscope does not have':
    'die Aktivierung „{name}“ hat Convoscope nicht',
  'begins elsewhere than at 0': 'die Schwelle liegt nicht bei 0',
  'has no weights "{name}" in weightsManifest. Export the model again':
    'in weightsManifest fehlen die Gewichte „{name}“: Exportiere das Modell noch einmal',
  'takes {numbers} numbers, its input has {given}':
    'die Gewichte nehmen {numbers} Zahlen, die Eingabe hat {given}',
  'has 0 classes: there is nothing to tell apart': 'es sind 0 Klassen: Es gibt nichts zu unterscheiden',
  'joins along another axis than the channels': 'verbunden wird nicht entlang der Kanäle',
  'goes along axis {axis}, not the channels': 'normiert wird entlang der Achse {axis}, nicht der Kanäle',
  'ends at {n}; only 6 is known here': 'sie endet bei {n}, bekannt ist hier nur 6',
  'has the {name} [{values}]; only equal ones are known here':
    '{name} ist [{values}], bekannt sind hier nur gleiche Werte',
  'has its channels first; export the model with channels last':
    'die Kanäle stehen vorn: Exportiere das Modell mit den Kanälen hinten',
  'cuts off below {n}; only 0 is known here': 'sie schneidet unter {n} ab, bekannt ist hier nur 0',
  'makes pictures larger by {mode}, [{scales}]; only doubling by nearest is known here':
    'Bilder werden mit {mode}, [{scales}] vergrößert, bekannt ist hier nur das Verdoppeln mit nearest',
  'The network prepares its pictures itself; {range} is taken for what it is given.':
    'Das Netz bereitet seine Bilder selbst vor; als Eingabe wird {range} angenommen.',
  'has the padding "{padding}"': 'das Padding ist „{padding}“',
  'makes [{shape}] of {given}, which is neither a picture nor one vector':
    'aus {given} wird [{shape}], weder ein Bild noch ein einzelner Vektor',
  'a model without layers': 'ein Modell ohne Schichten',
  'its layers {layers} need each other, or one that is missing':
    'Die Schichten {layers} brauchen einander oder eine, die fehlt',
  'does not take what comes from the picture as its first input':
    'was vom Bild kommt, ist nicht die erste Eingabe',
  'takes a picture that was made larger, and is no convolution':
    'ein vergrößertes Bild geht hier nur in eine Faltung',
  'has {what} that are computed from the picture': 'die {what} werden aus dem Bild berechnet',
  'takes what is no picture with its channels first':
    'die Eingabe ist kein Bild mit den Kanälen an erster Stelle',
  'has weights of [{shape}]: only convolutions of pictures are known here':
    'die Gewichte haben die Form [{shape}]: Bekannt sind hier nur Faltungen von Bildern',
  'follows a picture that is made larger, and is not 3 x 3 with a mirrored border':
    'hinter einem vergrößerten Bild geht nur 3 × 3 mit gespiegeltem Rand',
  'has strides and dilations at once': 'es gibt zugleich Schrittweiten und Dilatationen über 1',
  'has groups, dilations or an output padding': 'es gibt Gruppen, Dilatationen oder ein Ausgabe-Padding',
  'has weights for {channels} channels, its input has {given}':
    'die Gewichte nehmen {channels} Kanäle, die Eingabe hat {given}',
  'pads other sides than those of the picture': 'das Padding liegt nicht an den Seiten des Bildes',
  'pads a picture that is made larger by other than one mirrored pixel':
    'das Padding eines vergrößerten Bildes ist nicht genau ein gespiegelter Pixel',
  'pads with other numbers than 0 ({mode}, {value})': 'das Padding besteht nicht aus Nullen: {mode}, {value}',
  'multiplies other things than a vector and a matrix': 'multipliziert werden nicht Vektor und Matrix',
  'multiplies a map, not a vector': 'multipliziert wird eine Karte, kein Vektor',
  'takes nothing of the picture': 'keine Eingabe kommt vom Bild',
  'divides a constant by what comes from the picture':
    'eine Konstante wird durch das geteilt, was vom Bild kommt',
  'has a constant of [{shape}] that is no number for each of {channels} channels':
    'eine Konstante hat die Form [{shape}], nicht eine Zahl für jeden von {channels} Kanälen',
  'joins the two pictures otherwise than AdaIN, by means and deviations':
    'die beiden Bilder werden nicht wie bei AdaIN über Mittelwerte und Streuungen verbunden',
  'uses means and deviations of features otherwise than AdaIN does':
    'Mittelwerte und Streuungen der Merkmale werden anders genutzt als bei AdaIN',
  'joins means and deviations of features otherwise than AdaIN does':
    'Mittelwerte und Streuungen der Merkmale werden anders verbunden als bei AdaIN',
  'takes two maps from the picture, which only sums and products can':
    'zwei Karten kommen vom Bild, das geht nur bei Summen und Produkten',
  'joins maps of unlike layout': 'die verbundenen Karten sind verschieden angeordnet',
  'joins constants with what comes from the picture':
    'Konstanten werden mit dem verbunden, was vom Bild kommt',
  'is still in training: export the network after model.eval()':
    'das Netz ist noch im Trainingsmodus: Exportiere es nach model.eval()',
  'cuts off its input by negative pads': 'negatives Padding beschneidet die Eingabe',
  'has no window of two sides': 'das Fenster hat nicht zwei Seiten',
  'has a window with gaps': 'das Fenster hat Lücken',
  'does not take the mean over rows and columns': 'gemittelt wird nicht über Zeilen und Spalten',
  'makes [{shape}] of [{given}], which is neither a picture nor one vector':
    'aus [{given}] wird [{shape}], weder ein Bild noch ein einzelner Vektor',
  'says its size by output_shape or auto_pad': 'die Größe ist durch output_shape oder auto_pad angegeben',
  'is no softmax over the channels': 'es ist kein Softmax über die Kanäle',
  'takes the logarithm of a softmax, which is known at the end of a network alone':
    'der Logarithmus eines Softmax ist hier nur am Ende eines Netzes bekannt',
  'follows a normalisation of a flattened map, and is no dense layer':
    'hinter der Normierung einer flachgelegten Karte geht nur eine voll verbundene Schicht',
  'changes the shape in a way that is not known here':
    'die Form wird auf eine Weise geändert, die hier nicht bekannt ist',
  'puts the axes of a map of {height} x {width} in the order [{order}]':
    'die Achsen einer Karte von {height} × {width} werden umgestellt zu [{order}]',
  'takes "{name}", which nothing gives': 'die Eingabe „{name}“ kommt nirgends her',
  'has no value that is read': 'der Wert lässt sich nicht lesen',
  'works on constants in a way that is not known here':
    'mit Konstanten wird auf eine Weise gerechnet, die hier nicht bekannt ist',
  'has a {part} of [{shape}]': '{part} hat die Form [{shape}]',
  '{operator} (node {name})': '{operator} (Knoten {name})',
  'without a name': 'ohne Namen',
  'holds instruction {code} at byte {at}, which is not known': 'unbekannter Befehl {code} bei Byte {at}',
  'holds a whole number that is too long': 'eine ganze Zahl ist zu lang',
  'takes a value where there is none': 'ein Wert wird geholt, wo keiner ist',
  'ends a list that it did not begin': 'eine Liste endet, die nie begann',
  'takes values where there are none': 'Werte werden geholt, wo keine sind',
  'refers to a value that it does not hold': 'ein Verweis führt zu einem Wert, der fehlt',
  'calls what cannot be called': 'aufgerufen wird, was sich nicht aufrufen lässt',
  'puts entries into what is no dictionary': 'Einträge kommen in etwas, das kein Dictionary ist',
  'adds to what is no list': 'angehängt wird an etwas, das keine Liste ist',
  // What was assumed rather than read.
  'The file has no head: there are features but no classes.':
    'Die Datei hat keinen Kopf: Es gibt Merkmale, aber keine Klassen.',
  "The head is not the architecture's own: its {count} dense layers ({names}) are taken with rectifiers in between.":
    'Der Kopf ist nicht der übliche dieser Architektur: {count} voll verbundene Schichten ({names}), zwischen ihnen ReLUs.',
  'The network has one output, which is taken to say yes or no: its probability is that of yes.':
    'Das Netz hat nur eine Ausgabe. Sie wird als Ja oder Nein verstanden: Ihre Wahrscheinlichkeit ist die von Ja.',
  'No sigmoid is seen behind its output: if that is a number, percentages mean nothing, nor do Occlusion, Score-CAM and Faithfulness.':
    'Hinter der Ausgabe ist kein Sigmoid zu sehen: Ist sie eine Zahl, so sagen die Prozente nichts, und Verdeckung, Score-CAM und Verlässlichkeit auch nicht.',
  'Each class has a sigmoid of its own, so several may be true at once: the shares that are shown are a softmax over their scores.':
    'Jede Klasse hat ein eigenes Sigmoid, darum können mehrere zugleich zutreffen: Die gezeigten Anteile sind ein Softmax über ihre Werte.',
  'A ResNet that blurs nothing is taken: resnetblur and resnetaa of timm have the same names, but compute otherwise.':
    'Ein ResNet, das nichts weichzeichnet: resnetblur und resnetaa von timm haben dieselben Namen, rechnen aber anders.',
  'TensorFlow’s EfficientNet-Lite0 (timm: tf_efficientnet_lite0) is taken: efficientnet_lite0 of timm has the same names, but computes otherwise.':
    'EfficientNet-Lite0 von TensorFlow (bei timm tf_efficientnet_lite0): Das efficientnet_lite0 von timm hat dieselben Namen, rechnet aber anders.',
  'MobileNetV2 for pictures of 224 pixels is taken: networks for CIFAR have the same names and kernels, but smaller strides.':
    'MobileNetV2 für Bilder von 224 Pixeln: Netze für CIFAR haben dieselben Namen und Kernel, aber kleinere Schrittweiten.',
  'No file says how pictures are prepared: RGB from {range} is taken, as is usual for Keras.':
    'RGB im Bereich {range}, wie bei Keras üblich: Keine Datei sagt, wie Bilder vorbereitet werden.',
  'The 1,000 classes are taken to be ImageNet’s in their usual order: no file names them.':
    'Die 1000 Klassen sind die von ImageNet in der üblichen Reihenfolge: Keine Datei nennt sie.',
  'No file names the classes: put a labels.txt beside the network, one name a line.':
    'Keine Datei nennt die Klassen: Leg eine labels.txt neben das Netz, ein Name je Zeile.',
  'The file leaves the size of its pictures open: {height} x {width} is taken.':
    'Bilder von {height} × {width}: Die Datei lässt die Größe offen.',
  'No file says the size of the pictures: {height} x {width} is taken; config.json beside the network can say it.':
    'Bilder von {height} × {width}: Keine Datei sagt, wie groß sie sind; eine config.json neben dem Netz kann es sagen.',
  'ONNX does not say how pictures are prepared: {range} less {mean}, divided by {deviation}, {why}.':
    '{range} minus {mean}, geteilt durch {deviation}, {why}: ONNX sagt nicht, wie Bilder vorbereitet werden.',
  'as Caffe’s networks with response normalisation take them':
    'wie bei Netzen von Caffe mit Response Normalization',
  'as is usual': 'wie üblich',
  '{title}, features only': '{title}, nur Merkmale',
  'brought by the visitor': 'vom Gast mitgebracht',
  'Dropped style': 'Hereingezogener Stil',
  'No file says how pictures are prepared: {range} less {mean}, divided by {deviation}, as is usual for this architecture.':
    '{range} minus {mean}, geteilt durch {deviation}, wie bei dieser Architektur üblich: Keine Datei sagt, wie Bilder vorbereitet werden.',
  weights: 'Gewichte',
  pads: 'Paddings',
  numbers: 'Zahlen',
  sides: 'Seitenlängen',
  biases: 'Biases',
  axes: 'Achsen',
  limits: 'Grenzen',
  // Other files, and the machine.
  'it does not say of which network': 'Darin steht nicht, zu welchem Netz sie gehört',
  'other weights of {title}': 'andere Gewichte von {title}',
  'it holds no class': 'Darin ist keine Klasse',
  'two of its classes have one name': 'Zwei Klassen haben denselben Namen',
  'it is cut off, or was changed by hand': 'Sie ist abgeschnitten oder wurde von Hand geändert',
  'one of its classes has no name of 1 to {most} characters':
    'Der Name einer Klasse hat nicht 1 bis {most} Zeichen',
  '“{name}” has no list of {most} examples at most':
    '„{name}“ hat keine Liste von höchstens {most} Beispielen',
  'an example of “{name}” has not {features} features':
    'Ein Beispiel von „{name}“ hat nicht {features} Merkmale',
  'the features of an example of “{name}” were changed':
    'Die Merkmale eines Beispiels von „{name}“ wurden verändert',
  'an example of “{name}” has no picture': 'Ein Beispiel von „{name}“ hat kein Bild',
  'has to be the name of a file in the same folder': 'Nötig ist der Name einer Datei im selben Ordner',
  'has to begin before it ends': 'Der Anfang muss vor dem Ende liegen',
  'has to be letters, digits, - and _': 'Erlaubt sind nur Buchstaben, Ziffern, - und _',
  'no picture came within 15 seconds': 'Kein Bild binnen 15 Sekunden',
  'it broke off': 'Es brach ab',
  'the browser cannot decode it': 'Der Browser kann es nicht decodieren',
  'It was painted by another network ({network}).': 'Es wurde mit einem anderen Netz gemalt ({network}).',
  'It was painted with other weights of the network {network} (SHA-256 {theirs}…, here {ours}…).':
    'Es wurde mit anderen Gewichten des Netzes {network} gemalt (SHA-256 {theirs}…, hier {ours}…).',
  'the graphics card takes in one buffer (WebGPU)': 'mehr fasst ein WebGPU-Puffer der Grafikkarte nicht',
  'the graphics card takes in one texture (WebGL)': 'mehr fasst eine WebGL-Textur der Grafikkarte nicht',
  'WebAssembly has': 'mehr hat WebAssembly nicht',
  'there is': 'mehr gibt es nicht',
  'plain JavaScript': 'reines JavaScript',
  software: 'Software',
  'WebGPU adapter': 'WebGPU-Adapter',
  'WASM SIMD, {count} thread': 'WASM SIMD, {count} Thread',
  'WASM SIMD, {count} threads': 'WASM SIMD, {count} Threads',
  'the context was lost': 'der Kontext ging verloren',
  'it computes other numbers than before': 'rechnet andere Zahlen als vorher',
};
