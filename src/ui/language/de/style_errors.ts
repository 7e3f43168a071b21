import type { English, Words } from '../words.ts';

export const styleErrors: Words<English['styleErrors']> = {
  emptyBlend: 'Eine Mischung hat mindestens einen Stil.',
  unknown: 'Einen Stil „{id}“ gibt es nicht. Es gibt: {all}.',
  noFreeNetwork: 'Hier gibt es kein Netz, das ein beliebiges Bild als Stil nimmt.',
  tooSmall:
    'Das Bild hat {width} × {height} Pixel; ein Stil braucht auf jeder Seite mindestens {least}. Wähle ein größeres.',
  netTooLarge: '{size} MB sind zu viel für ein Stilnetz.',
  zipDamaged: '{name} ist ein beschädigtes ZIP-Archiv. Lade es noch einmal herunter.',
  unpacksTooLarge: '{name} hat entpackt über {most} MB: zu viel für ein Stilnetz.',
  fileMissing: 'Die Datei {file} fehlt, die in network.json steht. Zieh den ganzen Ordner auf die Seite.',
  unreadable:
    'Die Datei ist kein Bild, das dieser Browser lesen kann. JPEG, PNG, WebP, GIF, AVIF, TIFF und SVG können Stile werden.',
  noModel:
    'Wähle zuerst eine Vorlage ({what}): eine aus dem Programm, ein eigenes Bild oder was die Kamera gerade sieht.',
  modelTooSmall:
    '„{title}“ hat {width} × {height} Pixel, zu wenig für eine Vorlage ({what}). Wähle ein Bild mit mindestens {least} × {least}.',
  noNet:
    'Darin ist kein Stilnetz ({files}). Gebraucht wird ein Ordner mit manifest.json (ml5) oder network.json, ein ZIP davon oder eine ONNX-Datei.',
  onnxNoPainter: '{file} enthält kein Netz, das aus einem Farbbild ein Farbbild derselben Größe macht.',
  onnxRange:
    '{file} endet mit Zahlen, deren Bereich ONNX nicht angibt (tanh oder sigmoid). Exportiere das Netz so, dass es 0..255 ausgibt, wie fast_neural_style.',
  onnxSplit:
    'Das Netz ist unvollständig oder auf zu viele Dateien verteilt ({files}). Zieh Encoder und Decoder zusammen hierher oder exportiere ein einziges Modul, dessen forward(content, style) den Encoder, AdaIN und den Decoder ausführt.',
  adainInputs:
    '{file} nimmt {names}. Ein Netz für beliebige Stile nimmt zwei Farbbilder, Inhalt und Stil, mit den Kanälen zuerst, und höchstens noch eine Zahl, die Stärke.',
  notAdain:
    '{file} nimmt zwei Bilder, gibt aber den Merkmalen des einen nicht die Mittelwerte und Streuungen des anderen, wie AdaIN es tut.',
  severalNets: 'Das sind mehrere Stilnetze ({files}). Zieh eines nach dem anderen hierher.',
  otherProgram: '{file} ist eine Datei eines anderen Programms. Exportiere das Netz im Format von ml5.',
  tensorFlow:
    '{file} ist ein Modell von TensorFlow.js. Ob seine Schichten die eines Stilnetzes sind, ist nicht bekannt.',
  noStyleFile:
    '{file} enthält keine Stile dieses Programms oder ist beschädigt. Wähle eine Datei, die unter „Eigene Stile“ gespeichert wurde.',
  pictureMissing: 'In {file} fehlt das Bild {picture}, das darin genannt ist. Speichere die Datei neu.',
};
