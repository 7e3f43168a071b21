/** Help of the settings of the live views, by its English. */
export const helpPhrases: Readonly<Record<string, string>> = {
  'Per channel: every tile uses the whole scale. Per layer: tiles can be compared.':
    'Je Kanal: Jede Kachel nutzt die ganze Skala. Je Schicht: Kacheln lassen sich vergleichen.',
  'By strength: the channel with the strongest neuron comes first.':
    'Nach Stärke: Der Kanal mit dem stärksten Neuron kommt zuerst.',
  'One patch a moment: two of a channel are at least so far apart, so that one second cannot fill all nine places.':
    'Ein Ausschnitt je Augenblick: Zwei eines Kanals liegen mindestens so weit auseinander, damit nicht eine Sekunde alle neun Plätze füllt.',
  'Angle: the same features in the same proportions. L2: also equally strong ones.':
    'Winkel: gleiche Merkmale im gleichen Verhältnis. L2: auch gleich starke.',
  "How many pictures each one tries to stay near to: t-SNE's perplexity, UMAP's neighbours. PCA has no such number.":
    'Wie vielen Bildern jedes nahe bleiben soll: bei t-SNE die Perplexität, bei UMAP die Nachbarn. PCA hat keine solche Zahl.',
  "Of UMAP's random choices. The same seed gives the same map.":
    'Für den Zufall in UMAP. Gleicher Startwert, gleiche Karte.',
  'Side in pixels of what the network sees.': 'Seite in Pixeln dessen, was das Netz sieht.',
  'Pixels from one position to the next.': 'Pixel von einer Stelle zur nächsten.',
  'SmoothGrad: noisy copies.': 'SmoothGrad: verrauschte Kopien.',
  'Integrated gradients: steps along the path. auto goes on until the map adds up to what the score gains from an input of zeros (for most networks the mean colour), to 5 % (of a point at least), 243 steps at most.':
    'Integrierte Gradienten: Schritte auf dem Weg. „automatisch“ rechnet, bis die Summe der Karte bis auf 5 % (von mindestens einem Punkt) ergibt, was der Wert gegenüber einer Eingabe aus Nullen (bei den meisten Netzen der mittleren Farbe) gewinnt, höchstens 243 Schritte.',
  'SmoothGrad: share of the value range.': 'SmoothGrad: Anteil am Wertebereich.',
  'Of each sum in a convolution. Epsilon: every term, as it is. Gamma: every term, those with the sign of the sum the more. z+: those alone that are above 0.':
    'An jeder Summe in einer Faltung. Epsilon: jeder Summand, wie er ist. Gamma: jeder Summand, aber mehr die mit dem Vorzeichen der Summe. z+: nur Summanden über 0.',
  'How much a sum keeps for itself, the weaker the more, as a share of what the sums of its layer are on average.':
    'Wie viel eine Summe für sich behält, je schwächer sie ist, desto mehr: als Anteil am Mittel der Summen ihrer Schicht.',
  'How many times more those terms count that have the sign of their sum. For the rule gamma.':
    'Um wie viel stärker die Summanden zählen, die das Vorzeichen ihrer Summe haben. Für die Regel Gamma.',
  'As elsewhere; box: by how far a pixel is from black and from white; flat: all pixels under a window alike.':
    'Wie sonst; Kasten: je nachdem, wie weit ein Pixel von Schwarz und von Weiß entfernt ist; gleichmäßig: alle Pixel unter einem Fenster gleich.',
  'How many, the strongest first; each is a forward pass. Of a layer with fewer, all. The deepest layers have 1,000 and more, too many to wait for on two cores.':
    'Wie viele, die stärksten zuerst; jeder kostet einen Vorwärtsdurchgang. Hat die Schicht weniger, dann alle. Die tiefsten Schichten haben 1000 und mehr: Auf zwei Kernen dauert das zu lange.',
  'Pixels over which the map is averaged, fewer in a picture smaller than 224: single pixels of it are noise.':
    'Über so viele Pixel wird die Karte gemittelt, in einem Bild unter 224 über weniger: Einzelne Pixel sind Rauschen.',
  'Percentile of saliency.': 'Perzentil der Salienz.',
  'On screen: the map beside this view; without one, all five.':
    'Auf dem Bildschirm: die Karte neben dieser Ansicht; ohne eine alle fünf.',
  'Points on a curve.': 'Punkte auf einer Kurve.',
  'ROAD makes them from the pixels around them, so that the shape of a hole tells the network nothing; it takes longer.':
    'ROAD füllt sie aus den Pixeln ringsum, damit die Form eines Lochs dem Netz nichts verrät; das dauert länger.',
  'Side in pixels of the squares that are erased one after another, by what the map says of them on average. At 1 it counts how finely a map is scattered: dust over the whole picture misleads the network more than a hole.':
    'Seite in Pixeln der Quadrate, die nacheinander gelöscht werden, geordnet nach dem Mittel der Karte darin. Bei 1 zählt mit, wie fein eine Karte verstreut ist: Staub über dem ganzen Bild führt das Netz mehr irre als ein Loch.',
  'From the whole network to one that has forgotten everything; each takes an equal part of the layers.':
    'Vom ganzen Netz bis zu einem, das alles vergessen hat; jeder Schritt nimmt gleich viele Schichten.',
  'Of Grad-CAM.': 'Für Grad-CAM.',
  'Another number puts the weights in another order.':
    'Eine andere Zahl bringt die Gewichte in eine andere Reihenfolge.',
  'FGSM takes one step along the gradient, PGD many small ones, each with a gradient of its own.':
    'FGSM geht einen Schritt entlang des Gradienten, PGD viele kleine, jeden mit einem eigenen Gradienten.',
  'L∞ bounds the change of every colour value alone, L2 the length of all changes together.':
    'L∞ begrenzt die Änderung jedes einzelnen Farbwerts, L2 die Länge aller Änderungen zusammen.',
  'In 1/255. The smallest that suffices is sought, from 1 on.':
    'In 1/255. Gesucht wird die kleinste Grenze, die reicht, von 1 an.',
  'Length in 1/255. The smallest that suffices is sought, from a sixteenth on.':
    'Länge in 1/255. Gesucht wird die kleinste Grenze, die reicht, von einem Sechzehntel an.',
  'PGD: in each bound that is tried.': 'PGD: bei jeder Grenze, die versucht wird.',
  'How probable the class is to be. At 0 it is enough that it leads; at 100 the whole bound is used.':
    'Wie wahrscheinlich die Klasse werden soll. Bei 0 genügt, dass sie führt; bei 100 wird die ganze Grenze genutzt.',
  'Of the file that the changed picture is tried as.': 'Der Datei, mit der das geänderte Bild geprüft wird.',
  'As it does until you choose one: it is then to be this one.':
    'Das tut sie, solange du keine gewählt hast: Dann wird diese das Ziel.',
  'Per filter: each uses the whole scale. Whole bank: strong filters look strong, weak ones grey.':
    'Je Filter: Jeder nutzt die ganze Skala. Alle Filter: Starke Filter sehen stark aus, schwache grau.',
  'Norm: the longest weight vector first. Colour: the largest share of weight that is not grey first. Direction: by the angle of the stripes, from lying over rising to standing and falling; blobs last.':
    'Norm: der längste Gewichtsvektor zuerst. Farbe: der größte Anteil, der nicht grau ist, zuerst. Richtung: nach dem Winkel der Streifen, von liegend über steigend zu stehend und fallend; Flecken zuletzt.',
  'Stored: as in the weights file. Applied: multiplied with the batch norm behind the layer, which can change a filter’s strength and turn light into dark.':
    'Gespeichert: wie in der Datei der Gewichte. Angewandt: multipliziert mit der Batch-Normalisierung nach der Schicht; sie kann die Stärke eines Filters ändern und Hell zu Dunkel machen.',
  'The output channel whose weights are shown.': 'Der Ausgangskanal, dessen Gewichte gezeigt werden.',
  'Per tile: each uses the whole scale. Whole page: tiles can be compared.':
    'Je Kachel: Jede nutzt die ganze Skala. Ganze Seite: Kacheln lassen sich vergleichen.',
  'Stored: as in the weights file. Applied: multiplied with the batch norm behind the layer.':
    'Gespeichert: wie in der Datei der Gewichte. Angewandt: multipliziert mit der Batch-Normalisierung nach der Schicht.',
  'How much of the painting lies over the camera’s picture.':
    'Wie viel vom Gemälde über dem Kamerabild liegt.',
  'Only light and dark are painted.': 'Gemalt werden nur Hell und Dunkel.',
  'People are found by a small network of their own (MediaPipe selfie segmentation).':
    'Menschen findet ein eigenes kleines Netz (MediaPipe selfie segmentation).',
  'Where the painting is smaller than the camera’s picture, its edges are as sharp as the camera’s.':
    'Wo das Gemälde kleiner ist als das Kamerabild, sind seine Kanten so scharf wie die der Kamera.',
  'Strokes do not tremble: they stay where nothing moves, and go along with what moves.':
    'Striche zittern nicht: Sie bleiben, wo sich nichts bewegt, und gehen mit, wo sich etwas bewegt.',
  'Where painting is slow, every other picture is the one before, moved as the camera’s picture has moved.':
    'Wo das Malen langsam ist, ist jedes zweite Bild das vorige, bewegt, wie sich das Kamerabild bewegt hat.',
  'Longer side in pixels. Automatic: as large as leaves 15 pictures a second.':
    'Längere Seite in Pixeln. Automatisch: so groß, dass 15 Bilder je Sekunde bleiben.',
  // How the live star of the map of pictures gets its place.
  'by the same two axes: exact': 'auf denselben beiden Achsen: genau',
  'at the mean of its 5 nearest pictures, the nearer the weightier':
    'im Mittel seiner 5 nächsten Bilder, je näher, desto gewichtiger',
};
