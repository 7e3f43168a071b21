import type { English, Words } from '../words.ts';

export const steps: Words<English['steps']> = {
  title: 'Schritt für Schritt',
  fast: 'Wo die Arbeit schneller ist als das Auge, bleibt das Licht bei jedem Schritt einen Moment stehen.',
  again: 'immer wieder ab {first}',
  octave: 'Oktave {octave} von {octaves}',
  noise: 'Mit Rauschen anfangen.',
  photograph: 'Mit deinem Bild anfangen.',
  small: 'Mit deinem Bild anfangen, verkleinert, wo es Oktaven gibt.',
  firstFrame: 'Dein Bild als erstes Filmbild nehmen.',
  zoom: 'Die Mitte des letzten Filmbilds etwas vergrößern: das nächste.',
  shift: 'Dem Netz das Bild etwas verschoben, gedreht, verrauscht oder in Teilen zeigen.',
  roll: 'Das Bild um ein paar Pixel rollen, damit kein Raster entsteht.',
  scoreLook: 'Das Netz sieht es an: Wie stark antwortet es?',
  scoreBack: 'Zurück durch alle Schichten zu den Pixeln: Welche Änderung lässt es stärker antworten?',
  decay: 'Regularisierer verlangen ein ruhiges Bild (L2, totale Variation).',
  move: 'Jeden Pixel ein wenig in diese Richtung ändern.',
  filter: 'Das Bild weichzeichnen und schwache Pixel grau machen.',
  dreamLook: 'Das Netz sieht es an: Was glaubt es schon ein wenig zu erkennen?',
  dreamBack: 'Zurück zu den Pixeln: Welche Änderung lässt es mehr davon sehen?',
  shape: 'Den Gradienten ausgleichen: grobe Formen so stark wie feine, Farben wie in Fotos.',
  dreamEnlarge:
    'Den Traum vergrößern, die Einzelheiten deines Bildes dazugeben und weiter: die nächste Oktave.',
  enlarge: 'Das Gemalte vergrößern und in der nächsten Größe weitermalen.',
  remember: 'Das Netz sieht dein Bild einmal an. Was eine Schicht davon sagt, wird gemerkt.',
  rememberDeeper:
    'Das Netz sieht dein Bild einmal an. Was die nächsttiefere Schicht davon sagt, wird gemerkt.',
  featuresLook:
    'Das Netz sieht das neue Bild an: Wie weit ist das, was die Schicht sagt, vom Gemerkten entfernt?',
  closer: 'Zurück zu den Pixeln: Welche Änderung bringt es näher?',
  variation: 'Die totale Variation verlangt ein glattes Bild.',
  grams: 'Das Netz sieht die Textur an. Ihre Gram-Matrizen werden gemerkt.',
  textureLook: 'Das Netz sieht das neue Bild an: Wie weit sind seine Gram-Matrizen von jenen entfernt?',
  calm: 'Auch Ruhe verlangen: glatt, in den Farben der Vorlage.',
  styleGrams: 'Das Netz sieht den Stil an. Seine Gram-Matrizen werden gemerkt.',
  styleContent: 'Das Netz sieht dein Bild an. Die Merkmale einer tieferen Schicht werden gemerkt.',
  styleLook:
    'Das Netz sieht das Gemälde an: Wie weit sind seine Merkmale von denen deines Bildes, seine Gram-Matrizen von denen des Stils entfernt?',
  hold: 'Ein Bild anhalten. Wie sicher ist sich das Netz der Klasse?',
  cover:
    'Eine Stelle nach der anderen verdecken und neu hinsehen: Die Stelle wird gefärbt, je nachdem, wie weit die Klasse fällt.',
  channel:
    'Durch einen Kanal nach dem anderen sehen: Je sicherer das Netz sich dann der Klasse ist, desto mehr zählt der Kanal.',
  mapStands: 'Die Karte ist fertig. Sie bleibt stehen, bis das nächste Bild kommt.',
  drawMaps: 'Ein Bild anhalten und die Karten zeichnen.',
  drawThree: 'Ein Bild anhalten und drei Karten mit dem ganzen Netz zeichnen.',
  erase:
    'Stück für Stück löschen, was eine Karte wichtig nennt, und neu hinsehen: Jeder Blick ist ein Punkt der Kurve.',
  forget:
    'Eine Schicht nach der anderen vergessen lassen, die letzte zuerst; die Karten neu zeichnen und vergleichen.',
  chartStands: 'Das Diagramm ist fertig. Es bleibt stehen, bis das nächste Bild kommt.',
};
