/** Titles and captions of the views and paintings: a sentence for everybody, then one for the student. */
import type { ViewWords } from '../words.ts';

export const views: Readonly<Record<string, ViewWords>> = {
  ranking: {
    title: 'Klassen',
    shows:
      'Was das Netz zu sehen glaubt, beim Namen. Es sind die führenden Klassen mit ihren Wahrscheinlichkeiten.',
    read: 'Ein langer Balken heißt, dass das Netz sicher ist, nicht, dass es recht hat. Es muss unter den gelernten Klassen wählen. Alle Balken zusammen ergeben 100 %; bei einem Netz mit einer Ausgabe zeigt der Balken, wie sicher es sich des Ja ist.',
  },
  activations: {
    title: 'Aktivierungen',
    shows:
      'Jedes kleine Bild ist dort hell, wo ein Teil des Netzes findet, was er sucht. Es sind die Aktivierungskarten aller Kanäle einer Schicht in diesem Augenblick.',
    read: 'Beweg dich, zeig ein Gesicht, einen Text, eine Kante, und sieh, welche Kacheln folgen. Frühe Schichten antworten auf Kanten und Farben, späte auf Teile und Dinge. Tippe eine Kachel an, um sie über das Bild zu legen; angeheftet bleibt sie, während du andere Schichten ansiehst.',
  },
  'top-patches': {
    title: 'Stärkste Ausschnitte',
    shows:
      'Die Bildstücke, die einem Teil des Netzes am besten gefielen. Für jeden Kanal einer Schicht sind es die neun, die ihn am stärksten aktivierten, aus dem, was die Kamera sah, oder aus deiner Sammlung.',
    read: 'Ein Stück ist genau das, was das Neuron sehen kann: sein rezeptives Feld. Was haben die neun gemeinsam? Das sucht der Kanal. Tiefe Neuronen sehen das ganze Bild. Zeig der Kamera etwas Neues oder öffne einen Ordner mit Fotos.',
  },
  embedding: {
    title: 'Einbettung',
    shows:
      'Eine Karte von Bildern: Was das Netz ähnlich findet, liegt nah beieinander. Die Merkmale der letzten Schicht werden auf zwei Dimensionen gebracht, und dein Bild liegt dazwischen.',
    read: 'Jeder Stern ist ein Bild, beschrieben durch die Zahlen, die der Klassifikator bekommt. Der goldene ist das Kamerabild; Linien führen zu den nächsten. Gleiche Pixel genügen nicht für Nähe, und was nah ist, hat vielleicht keinen Pixel gemeinsam: Vergleiche die Reihen der Nachbarn. Bei t-SNE und UMAP bedeutet nur Nähe etwas, nicht Richtung, Größe oder Lücken.',
  },
  occlusion: {
    title: 'Verdeckung',
    shows:
      'Was geschieht, wenn ein Teil des Bildes verdeckt wird. Ein Flicken wandert über das Bild, und die Karte sagt, wie weit die Wahrscheinlichkeit der Klasse dort fällt.',
    read: 'Eine Farbe zeigt, was das Netz braucht: Wird es verdeckt, ist die Klasse weg. Die andere zeigt, was ablenkt: Wird es verdeckt, ist das Netz sicherer. Die Karte ist gemessen, nicht aus Gradienten berechnet; sie wächst von grob nach fein auf einem angehaltenen Bild.',
  },
  saliency: {
    title: 'Salienz',
    shows:
      'Welche Punkte des Bildes für die Aussage des Netzes am meisten zählen. Es ist der Gradient des Klassenwerts nach jedem Pixel: wie sehr sich der Wert änderte, wenn der Pixel sich ein wenig änderte.',
    read: 'Helle Pixel zählen, dafür oder dagegen. Salienz ist scharf, aber verrauscht; SmoothGrad mittelt sie über verrauschte Kopien. Gradient × Eingabe und integrierte Gradienten trennen dafür und dagegen nach Farben.',
  },
  'guided-backprop': {
    title: 'Guided Backprop',
    shows:
      'Auf welche Striche im Bild ein Teil des Netzes antwortet. Es ist der Gradient einer Klasse, eines Kanals oder Neurons, bei dem nur Positives durchgelassen wird.',
    read: 'Grau ist null. Was sich abhebt, hat die Einheit gesehen. Unter „Gradient“ sind die Farben die Richtung, in die sich das Bild ändern müsste. Geführte Bilder sind scharf, hängen aber kaum von der Klasse ab: Vergleiche mit dem einfachen Gradienten.',
  },
  'grad-cam': {
    title: 'Grad-CAM',
    shows:
      'Wohin das Netz schaut, wenn es den Namen der Klasse sagt. Die Kanäle einer tiefen Schicht werden addiert, jeder gewichtet mit seinem mittleren Gradienten; deshalb ist die Karte so grob wie deren Raster.',
    read: 'Helle Stellen erhöhen den Wert der Klasse. Hefte eine andere Klasse an, die auch im Bild ist: Das Licht wandert dorthin. Frühere Schichten geben feinere, schwächere Karten.',
  },
  'guided-grad-cam': {
    title: 'Guided Grad-CAM',
    shows:
      'Feine Striche, die zu dem gehören, was das Netz erkannt hat. Es ist Guided Backprop, nur dort behalten, wo Grad-CAM die Klasse findet.',
    read: 'Grau ist null. Anders als Guided Backprop allein ändert sich dieses Bild mit der Klasse: Hefte eine andere an und vergleiche.',
  },
  'grad-cam-plus-plus': {
    title: 'Grad-CAM++',
    shows:
      'Wohin das Netz schaut, auch wenn mehrere gleiche Dinge da sind. Wie Grad-CAM, aber jede Stelle hat ihr eigenes Gewicht.',
    read: 'Helle Stellen erhöhen den Wert der Klasse. Zeig zwei Dinge einer Art: Grad-CAM bevorzugt das größere, diese Karte zeigt beide gleichmäßiger. Was gegen die Klasse spricht, zählt nicht. Vergleiche beide (w).',
  },
  'hires-cam': {
    title: 'HiRes-CAM',
    shows:
      'Wohin das Netz schaut, an den Stellen, die es wirklich nutzte. Jede Aktivierung wird mit dem Gradienten an ihrer eigenen Stelle gewichtet.',
    read: 'Helle Stellen erhöhen den Wert der Klasse. Grad-CAM mittelt die Gradienten und kann Stellen erleuchten, die das Netz nicht nutzte. Wähle eine frühere Schicht und vergleiche (w).',
  },
  'layer-cam': {
    title: 'Layer-CAM',
    shows:
      'Wohin das Netz schaut, gesehen aus jeder seiner Schichten. Aus tiefen Schichten ist die Karte grob, aus frühen fein.',
    read: 'Helle Stellen erhöhen den Wert der Klasse. Wähle eine frühere Schicht: Die Karte bleibt auf dem Ding und wird feiner, wo Grad-CAM zerfällt. Was gegen die Klasse spricht, zählt nicht.',
  },
  lrp: {
    title: 'Relevanz',
    shows:
      'Aus welchen Punkten des Bildes die Antwort des Netzes kommt. Schicht für Schicht wird der Wert der Klasse auf das verteilt, was ihn hervorbrachte.',
    read: 'Was dafür und was dagegen spricht, hat verschiedene Farben. Mit der Regel z+ zählt nur, was beiträgt: Die Karte ist ruhig. Gamma und Epsilon zählen auch, was sich aufhebt: feiner und unruhiger.',
  },
  concepts: {
    title: 'Konzepte',
    shows:
      'Die Hinweise, die das Netz für seine Antwort nutzte, die wichtigsten zuerst. Es sind Kanäle einer Schicht, geordnet nach dem, was sie zum Wert der Klasse beitragen.',
    read: 'Eine Kachel ist ein Kanal: was er an jeder Stelle beiträgt und, in der anderen Farbe, was er wegnimmt. Tippe eine an: Nur ihr Anteil wird an die Pixel weitergegeben. Schalte die ersten aus (k) und sieh die Klasse fallen.',
  },
  'score-cam': {
    title: 'Score-CAM',
    shows:
      'Welche Teile des Bildes dem Netz zum Erkennen genügen. Die Kanäle einer Schicht werden addiert, gewichtet danach, wie viel wahrscheinlicher die Klasse in dem Bild wird, das nur durch diesen Kanal gesehen wird.',
    read: 'Helle Stellen gehören zu Kanälen, die dem Netz die Klasse noch zeigen, wenn alles Übrige zur mittleren Farbe verblasst. Die Karte ist gemessen, nicht aus Gradienten berechnet; sie wächst Kanal für Kanal. Vergleiche sie mit Grad-CAM (w).',
  },
  'cut-out': {
    title: 'Freistellen',
    shows:
      'Das Ding selbst, aus dem Bild geschnitten. Das Netz kennt nur Namen: Seine Salienzkarte sagt, wo man suchen muss, und Farben erledigen den Rest.',
    read: 'Die salientesten Pixel gelten als Ding, die am wenigsten salienten als Hintergrund; GrabCut lernt die Farben beider und schneidet dazwischen. Gespeichert ist der Hintergrund durchsichtig. Es misslingt, wo beide gleiche Farben haben.',
  },
  faithfulness: {
    title: 'Verlässlichkeit',
    shows:
      'Ob eine Karte die Wahrheit sagt. Die Pixel, die sie am wichtigsten nennt, werden Schritt für Schritt gelöscht, und die Wahrscheinlichkeit der Klasse wird gemessen.',
    read: 'Löschen: Bei einer guten Karte fällt die Kurve sofort, eine kleine Fläche ist besser. Einfügen beginnt mit einem unscharfen Bild, bei ROAD mit keinem, und bringt die wichtigen Pixel zurück: Bei einer guten Karte steigt die Kurve sofort, eine große Fläche ist besser. Zufall zeigt, was eine ahnungslose Karte bekäme.',
  },
  'sanity-check': {
    title: 'Plausibilitätstest',
    shows:
      'Ob eine Karte überhaupt zeigt, was das Netz gelernt hat. Die Gewichte seiner Schichten werden gemischt, eine nach der anderen, von den Klassenwerten abwärts.',
    read: 'Die Kurve sagt, wie ähnlich die Karte der ursprünglichen noch ist: 1 ist gleich, 0 gar nicht, unter 0 ist die Reihenfolge von Hell und Dunkel umgekehrt. Eine Karte, die das Netz erklärt, muss mitfallen. Eine, die hoch bleibt, zeichnet die Kanten des Bildes, ganz gleich, was das Netz weiß. Das Netz selbst bleibt unverändert: Gemischt werden Kopien.',
  },
  fool: {
    title: 'Täuschen',
    shows:
      'Die kleinste Änderung des Bildes, nach der das Netz die gewählte Klasse nennt. Für dich bleibt das Bild gleich.',
    read: 'Links das Bild vorher, in der Mitte die Änderung, vielfach vergrößert, rechts beides addiert. Mit L∞ ändert sich jeder Farbwert höchstens um die Grenze, mit L2 alle zusammen; in Schritten von 1/255. Darunter: was das Netz nach JPEG sagt und nach Rauschen, Verschieben und Skalieren, die für eine filmende Kamera stehen. Die Klasse wählst du in der Klassenliste oder unter „Betrachtet“.',
  },
  filters: {
    title: 'Filter',
    shows:
      'Die kleinen Muster, die das Netz als Erstes an jede Stelle des Bildes legt. Es sind die Gewichte der ersten Schicht: Farbschablonen.',
    read: 'Grau ist null; heller als Grau zählt mehr von dieser Farbe, dunkler weniger. Gestreifte Filter finden Kanten in ihrer Richtung, farbige Flecken Farben. Zeig auf einen Filter, um zu sehen, wo er im Live-Bild antwortet. Alle wurden gelernt, niemand hat sie gezeichnet.',
  },
  weights: {
    title: 'Gewichte',
    shows:
      'Ein Blick in die Mitte des Netzes. Es sind die Gewichte einer Schicht, ein Filter je Seite: eine kleine graue Kachel für jeden Kanal, den er aufnimmt.',
    read: 'Mittelgrau ist null, hell addiert, dunkel zieht ab. Man erkennt wenig, und das ist die Lehre: Diese Kacheln gewichten keine Farben, sondern Antworten der Schicht davor. Zeig auf eine Kachel, um die Aktivierung zu sehen, die zu ihr gehört. Was ein tiefer Filter sucht, zeigen seine Aktivierungen und stärksten Ausschnitte.',
  },
  'live-style': {
    title: 'Live-Stil',
    shows:
      'Die Kamera, neu gemalt in der Art eines Bildes. Ein zweites, vorher trainiertes Netz malt jedes Bild in einem einzigen Durchgang.',
    read: 'Wähle einen Stil oder mische mehrere: Die Netze behalten, was wo ist, und ersetzen, wie es gemalt ist. In Netzen mit vielen Stilen unterscheidet sie nur eine Skalierung und Verschiebung jedes Kanals.',
  },
  'gradient-ascent': {
    title: 'Gradientenanstieg',
    shows:
      'Das Bild, das ein Teil des Netzes am liebsten sähe. Es entsteht aus Rauschen, bis eine Klasse, ein Kanal oder Neuron so stark wie möglich antwortet.',
    read: 'Kein Foto steckt darin: Es ist, was das Netz von Tausenden behalten hat. (MACO, das zuerst eingestellt ist, nimmt aus Fotos nur, wie stark jede Frequenz ist, und die mittlere Farbe.) Mit der Voreinstellung Simonyan 2013 und ihren Regularisierern auf 0 gefällt dem Netz Rauschen; schalte sie nacheinander ein und sieh Formen entstehen.',
  },
  'deep-dream': {
    title: 'DeepDream',
    shows:
      'Dein Bild mit mehr von dem, was das Netz darin sieht: Wolken werden Tiere. Es wird so verändert, dass die Aktivierungen einer Schicht wachsen.',
    read: 'Eine frühe Schicht zeichnet Striche und Texturen, eine tiefe Augen, Gesichter, Dinge: was sie gelernt hat und deshalb überall findet. Träume von einem Kanal, um zu sehen, was er sucht.',
  },
  'dream-zoom': {
    title: 'Traumzoom',
    shows:
      'Ein Film, der in den Traum hineingeht. Jedes Bild vergrößert das vorige ein wenig und träumt weiter.',
    read: 'Nach wenigen Sekunden ist von deinem Bild nichts übrig; alles kommt aus dem Netz. Die Schicht entscheidet, woraus die Welt dort besteht.',
  },
  'feature-inversion': {
    title: 'Merkmalsinversion',
    shows:
      'Was sich das Netz von deinem Bild merkt. Aus Rauschen entsteht ein anderes, bis eine Schicht die beiden nicht unterscheiden kann.',
    read: 'Frühe Schichten behalten fast alles. Tiefere behalten Dinge und lassen los, wo genau sie sind, Farbe und feine Textur: Was verschwimmt, ist dem Netz gleichgültig.',
  },
  'depth-strip': {
    title: 'Tiefenstreifen',
    shows:
      'Was sich das Netz von deinem Bild merkt, vom Anfang bis zum Ende. Fünf Schichten werden invertiert, links die erste, rechts die letzte.',
    read: 'Folge einer Kante, einer Farbe, einem Gesicht von links nach rechts: Was bleibt, braucht das Netz zum Unterscheiden; was verblasst, ist ihm gleichgültig.',
  },
  texture: {
    title: 'Textursynthese',
    shows:
      'Mehr von einer Textur, aus Rauschen gewachsen. Das Netz sagt nur, wie oft seine Kanäle gemeinsam antworten, gemittelt über das ganze Bild (Gram-Matrizen), und das Rauschen wird geändert, bis das übereinstimmt.',
    read: 'Jedes Stück sieht aus wie die Textur, doch keines ist eine Kopie: Die Mittelwerte halten den Stil, verloren ist, wo etwas war. Nur feine Striche: Das Muster zerfällt; nur grobe: Die Oberfläche verschwindet.',
  },
  'style-transfer': {
    title: 'Stilübertragung',
    shows:
      'Dein Bild, neu gemalt in der Art eines anderen. Zwei Forderungen ziehen an den Pixeln: Eine tiefe Schicht soll die Dinge noch sehen, und die Kanäle von fünf Schichten sollen so oft gemeinsam antworten wie im Stil (Gram-Matrizen).',
    read: 'Was bleibt, heißt Inhalt: Dinge und ihre Orte. Was sich ändert, ist Stil: Palette, Striche, Leinwand. Wäge beides ab; größere Striche kommen von einem größeren Stilbild.',
  },
};
