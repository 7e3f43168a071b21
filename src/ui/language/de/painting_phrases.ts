/** Labels, help, choices and presets of the paintings, by their English. */
export const paintingPhrases: Readonly<Record<string, string>> = {
  Size: 'Größe',
  'Side of the picture in pixels. With crops the network sees parts of it at its own size.':
    'Seite des Bildes in Pixeln. Mit Ausschnitten sieht das Netz Teile davon in seiner eigenen Größe.',
  Climbs: 'Steigern',
  'Of a class: its own score, or its probability, which also pushes down what is like it.':
    'Bei einer Klasse: ihren eigenen Wert oder ihre Wahrscheinlichkeit, die zugleich ähnliche Klassen nach unten drückt.',
  score: 'Wert',
  probability: 'Wahrscheinlichkeit',
  'Paints with': 'Malt mit',
  'Frequencies: a step changes large forms as easily as fine ones. Phases: how strong each frequency is stays as in photographs.':
    'Frequenzen: Ein Schritt ändert große Formen so leicht wie feine. Phasen: Wie stark jede Frequenz ist, bleibt wie in Fotos.',
  pixels: 'Pixeln',
  'spatial frequencies': 'Ortsfrequenzen',
  'phases of frequencies': 'Phasen der Frequenzen',
  'With phases: how strong the frequencies are, in per cent of those of photographs.':
    'Mit Phasen: wie stark die Frequenzen sind, in Prozent derer von Fotos.',
  'Natural colours': 'Natürliche Farben',
  'With frequencies: colours vary together as they do in photographs.':
    'Mit Frequenzen: Die Farben ändern sich gemeinsam, wie in Fotos.',
  'Steps by': 'Optimierer',
  'Adam, Adam that looks ahead (Nesterov), or plain steps along the gradient.':
    'Adam, Adam mit Vorausschau (Nesterov) oder einfache Schritte entlang des Gradienten.',
  'Step size': 'Schrittweite',
  'How far a step moves a colour of 0 to 1, a frequency, or a phase in radians.':
    'Wie weit ein Schritt eine Farbe von 0 bis 1, eine Frequenz oder eine Phase in Radiant bewegt.',
  'Falling step size': 'Fallende Schrittweite',
  'From the whole step size to a twentieth of it at the last step: what large steps leave moving comes to rest.':
    'Von der vollen Schrittweite bis zu einem Zwanzigstel im letzten Schritt: Was große Schritte in Bewegung halten, kommt zur Ruhe.',
  'L2 decay': 'L2-Dämpfung',
  'Pulls colours towards grey.': 'Zieht Farben zum Grau hin.',
  'Total variation': 'Totale Variation',
  'Pulls neighbouring pixels together.': 'Gleicht benachbarte Pixel einander an.',
  Blur: 'Weichzeichnen',
  'Deviation of a Gaussian, in pixels.': 'Standardabweichung einer Gauß-Kurve, in Pixeln.',
  'Blur every': 'Weichzeichnen alle',
  'Steps from one blurring to the next.': 'Schritte von einem Weichzeichnen zum nächsten.',
  'Clip small pixels': 'Schwache Pixel ausgrauen',
  'Per cent of the pixels that are nearest to grey become grey.':
    'So viel Prozent der Pixel, die dem Grau am nächsten sind, werden grau.',
  'Clip idle pixels': 'Unwichtige Pixel ausgrauen',
  'Per cent of the pixels that the score depends on least become grey.':
    'So viel Prozent der Pixel, von denen der Wert am wenigsten abhängt, werden grau.',
  Jitter: 'Verschieben',
  'The network sees the picture shifted by up to so many pixels.':
    'Das Netz sieht das Bild um bis zu so viele Pixel verschoben.',
  Scale: 'Skalieren',
  'The network sees the picture up to so many per cent larger or smaller.':
    'Das Netz sieht das Bild um bis zu so viel Prozent größer oder kleiner.',
  Rotate: 'Drehen',
  'The network sees the picture turned by up to so many degrees.':
    'Das Netz sieht das Bild um bis zu so viel Grad gedreht.',
  Crops: 'Ausschnitte',
  'The network sees so many parts of the picture in each step; 0: all of it at once.':
    'Das Netz sieht in jedem Schritt so viele Teile des Bildes; 0: das ganze auf einmal.',
  'Smallest crop': 'Kleinster Ausschnitt',
  'Largest crop': 'Größter Ausschnitt',
  'In per cent of the picture’s side.': 'In Prozent der Seite des Bildes.',
  'On what the network sees: its deviation, of colours from 0 to 1.':
    'Auf dem, was das Netz sieht: Standardabweichung des Rauschens, bei Farben von 0 bis 1.',
  Transparent: 'Durchsichtig',
  'What the score did not depend on is transparent.': 'Wovon der Wert nicht abhing, wird durchsichtig.',
  'Early: strokes. Deep: things.': 'Früh: Striche. Tief: Dinge.',
  'Dream of': 'Träumen von',
  'All that the layer sees, or one class, channel or neuron.':
    'Von allem, was die Schicht sieht, oder von einer Klasse, einem Kanal oder Neuron.',
  'the whole layer': 'der ganzen Schicht',
  'the target': 'dem Ziel',
  'Longer side of the picture in pixels.': 'Längere Seite des Bildes in Pixeln.',
  'Longer side of the picture in pixels. Above 512 the network sees it tile by tile.':
    'Längere Seite des Bildes in Pixeln. Über 512 sieht das Netz es Kachel für Kachel.',
  Octaves: 'Oktaven',
  'Sizes that are dreamt at, from small to large: more give larger things.':
    'Größen, in denen geträumt wird, von klein nach groß: Mehr davon ergeben größere Dinge.',
  'Octave ratio': 'Oktavenverhältnis',
  'How many times larger each octave is than the one before.':
    'Wievielmal so groß jede Oktave ist wie die vorige.',
  'Steps per octave': 'Schritte je Oktave',
  'How far a step moves a colour of 0 to 1 on average.':
    'Wie weit ein Schritt eine Farbe von 0 bis 1 im Mittel bewegt.',
  'The picture is shifted by up to so many pixels before each step, so that no grid shows.':
    'Vor jedem Schritt wird das Bild um bis zu so viele Pixel verschoben, damit kein Raster entsteht.',
  Smoothness: 'Glätte',
  'Takes the finest patterns out of every step; in pixels.':
    'Nimmt jedem Schritt die feinsten Muster; in Pixeln.',
  'Even octaves': 'Oktaven angleichen',
  'Coarse patterns grow as fast as fine ones, over so many octaves of frequencies; 0: as the layer has it.':
    'Grobe Muster wachsen so schnell wie feine, über so viele Oktaven der Frequenzen; 0: wie die Schicht es vorgibt.',
  'Colours change together as they do in photographs.': 'Die Farben ändern sich gemeinsam, wie in Fotos.',
  Frames: 'Filmbilder',
  Zoom: 'Zoom',
  'How many times larger each frame is than the one before.':
    'Wievielmal so groß jedes Filmbild ist wie das vorige.',
  Turn: 'Drehung',
  'Degrees from frame to frame, clockwise.': 'Grad von Filmbild zu Filmbild, im Uhrzeigersinn.',
  'Frequencies: a step changes large forms as easily as fine ones.':
    'Frequenzen: Ein Schritt ändert große Formen so leicht wie feine.',
  'How far a step may move a colour of 0 to 1, or a frequency.':
    'Wie weit ein Schritt eine Farbe von 0 bis 1 oder eine Frequenz bewegen darf.',
  'Weight of the total variation: high values paint smoother pictures.':
    'Gewicht der totalen Variation: Hohe Werte malen glattere Bilder.',
  'Edge exponent': 'Kantenexponent',
  'Of the total variation: 1 keeps edges, 2 blurs them.':
    'Der totalen Variation: 1 erhält Kanten, 2 verwischt sie.',
  'Steps per layer': 'Schritte je Schicht',
  'Longer side in pixels at which the texture is looked at.':
    'Längere Seite in Pixeln, mit der die Textur betrachtet wird.',
  Enlarge: 'Vergrößern',
  'How much larger than the texture the picture becomes: more of it, not the same stretched.':
    'Wievielmal so groß wie die Textur das Bild wird: mehr davon, nicht dasselbe gestreckt.',
  'Weight of the total variation: more makes it softer, less keeps noise.':
    'Gewicht der totalen Variation: Mehr macht weicher, bei weniger bleibt Rauschen.',
  'Calm colours': 'Ruhige Farben',
  'Weight of the variation of colours alone: more keeps rainbow noise out of it.':
    'Gewicht der Variation allein der Farben: Mehr hält buntes Rauschen fern.',
  Palette: 'Palette',
  'Weight of the mean and the spread of the colours themselves.':
    'Gewicht von Mittelwert und Streuung der Farben selbst.',
  'Finest strokes': 'Feinste Striche',
  'Weight of the first layer: colours and the smallest edges.':
    'Gewicht der ersten Schicht: Farben und kleinste Kanten.',
  'Fine strokes': 'Feine Striche',
  'Weight of the second layer of five.': 'Gewicht der zweiten von fünf Schichten.',
  'Middle strokes': 'Mittlere Striche',
  'Weight of the third layer of five.': 'Gewicht der dritten von fünf Schichten.',
  'Coarse strokes': 'Grobe Striche',
  'Weight of the fourth layer of five.': 'Gewicht der vierten von fünf Schichten.',
  'Coarsest strokes': 'Gröbste Striche',
  'Weight of the deepest layer: shapes and how they are arranged.':
    'Gewicht der tiefsten Schicht: Formen und ihre Anordnung.',
  'Sizes that are painted at, each twice the one before: more make larger forms.':
    'In so vielen Größen wird gemalt, jede doppelt so groß wie die vorige: Mehr ergeben größere Formen.',
  Optimiser: 'Optimierer',
  'L-BFGS needs fewer steps and paints calmer pictures; Adam is livelier.':
    'L-BFGS braucht weniger Schritte und malt ruhigere Bilder; Adam malt lebhafter.',
  'Adam only: how far a step may move a colour of 0 to 1.':
    'Nur Adam: wie weit ein Schritt eine Farbe von 0 bis 1 bewegen darf.',
  Photograph: 'Foto',
  'Weight of the content: more keeps things where and as they are.':
    'Gewicht des Inhalts: Mehr lässt Dinge, wo und wie sie sind.',
  'Weight of the style: more lets the paint take over.':
    'Gewicht des Stils: Mehr lässt die Malerei überwiegen.',
  'Stroke size': 'Strichgröße',
  'Size of the style picture relative to the painting: larger makes larger strokes.':
    'Größe des Stilbildes im Verhältnis zum Gemälde: Ein größeres macht größere Striche.',
  'Keep the colours': 'Farben behalten',
  'Only light and dark are painted; the photograph’s own colours stay.':
    'Gemalt werden nur Hell und Dunkel; die Farben des Fotos bleiben.',
  'Begin with': 'Beginnen mit',
  'the photograph': 'dem Foto',
  noise: 'Rauschen',
  'Content layer': 'Inhaltsschicht',
  'Where the photograph is held on to: deeper lets go of more detail.':
    'Wo das Foto festgehalten wird: Tiefer gehen mehr Einzelheiten verloren.',
  // Presets.
  'Olah 2017, by parts': 'Olah 2017, nach Teilen',
  Things: 'Dinge',
  Patterns: 'Muster',
  Deep: 'Tief',
  'Plain gradient': 'Einfacher Gradient',
  'Into the dream': 'In den Traum hinein',
  Spiral: 'Spirale',
  Shallow: 'Flach',
  Middle: 'Mittel',
  'Five depths': 'Fünf Tiefen',
  Faithful: 'Getreu',
  'Twice as large': 'Doppelt so groß',
  'Only the fine grain': 'Nur die feine Körnung',
  'Only the large forms': 'Nur die großen Formen',
  Painting: 'Gemälde',
  'Bold strokes': 'Kräftige Striche',
  'Keep my colours': 'Meine Farben behalten',
  'As in the paper, from noise': 'Wie im Fachartikel, aus Rauschen',
  // Losses.
  excitement: 'Aktivierung',
  features: 'Merkmale',
  surprise: 'Überraschung',
  content: 'Inhalt',
  style: 'Stil',
  texture: 'Textur',
  palette: 'Palette',
  'total variation': 'totale Variation',
  'colour variation': 'Variation der Farben',
  // What a painting that goes astray advises.
  'Lower the step size (rate).': 'Verkleinere die Schrittweite (rate).',
  'Choose Adam with a small step size (optimiser).': 'Wähle Adam mit einer kleinen Schrittweite (optimiser).',
};
