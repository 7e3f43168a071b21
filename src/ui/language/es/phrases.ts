/** What techniques and workers say in English, by their English: labels, help, choices, presets, and the words of pictures. */
import { filePhrases } from './file_phrases.ts';
import { housePhrases } from './house_phrases.ts';
import { layerPhrases } from './layer_phrases.ts';
import { paintingPhrases } from './painting_phrases.ts';
import { picturePhrases } from './picture_phrases.ts';
import { thingPhrases } from './thing_phrases.ts';

export const phrases: Readonly<Record<string, string>> = {
  // Settings.
  'Built-in clip': 'Vídeo incluido',
  'Camera {number}': 'Cámara {number}',
  Screen: 'Pantalla',
  Window: 'Ventana',
  Tab: 'Pestaña',
  'Classes shown': 'Clases mostradas',
  Layer: 'Capa',
  Brightness: 'Brillo',
  'Per channel: every tile uses the whole scale. Per layer: tiles can be compared.':
    'Por canal: cada mosaico usa toda la escala. Por capa: los mosaicos se pueden comparar.',
  'per channel': 'por canal',
  'per layer': 'por capa',
  Order: 'Orden',
  'By strength: the channel with the strongest neuron comes first.':
    'Por intensidad: primero va el canal con la neurona más fuerte.',
  'as in the network': 'como en la red',
  'by strength': 'por intensidad',
  'Seconds apart': 'Segundos de separación',
  'One patch a moment: two of a channel are at least so far apart, so that one second cannot fill all nine places.':
    'Un fragmento por momento: dos del mismo canal están separados al menos este tiempo, para que un solo segundo no llene los nueve lugares.',
  'Map by': 'Mapa según',
  'Near means': 'Cerca significa',
  'Angle: the same features in the same proportions. L2: also equally strong ones.':
    'Ángulo: las mismas características en las mismas proporciones. L2: además, con la misma fuerza.',
  'small angle': 'ángulo pequeño',
  'small L2 distance': 'distancia L2 pequeña',
  Neighbours: 'Vecinos',
  "How many pictures each one tries to stay near to: t-SNE's perplexity, UMAP's neighbours. PCA has no such number.":
    'De cuántas imágenes intenta quedar cerca cada una: la perplejidad de t-SNE, los vecinos de UMAP. PCA no tiene ese número.',
  Seed: 'Semilla',
  "Of UMAP's random choices. The same seed gives the same map.":
    'De las elecciones al azar de UMAP. La misma semilla da el mismo mapa.',
  Patch: 'Parche',
  'Side in pixels of what the network sees.': 'Lado en píxeles de lo que ve la red.',
  Step: 'Paso',
  'Pixels from one position to the next.': 'Píxeles de una posición a la siguiente.',
  Fill: 'Relleno',
  'mean colour': 'color medio',
  black: 'negro',
  white: 'blanco',
  Method: 'Método',
  saliency: 'saliencia',
  'gradient x input': 'gradiente × entrada',
  'integrated gradients': 'gradientes integrados',
  Samples: 'Muestras',
  'SmoothGrad: noisy copies.': 'SmoothGrad: copias con ruido.',
  Steps: 'Pasos',
  'Integrated gradients: steps along the path. auto goes on until the map adds up to what the score gains from an input of zeros (for most networks the mean colour), to 5 % (of a point at least), 243 steps at most.':
    'Gradientes integrados: pasos a lo largo del camino. Automático: sigue hasta que el mapa suma lo que gana la puntuación desde una entrada de ceros (en la mayoría de las redes, el color medio), con un margen del 5 % (de un punto como mínimo), en 243 pasos como máximo.',
  auto: 'automático',
  Noise: 'Ruido',
  'SmoothGrad: share of the value range.': 'SmoothGrad: parte del rango de valores.',
  'Rectifiers let pass': 'Las ReLU dejan pasar',
  guided: 'guiado',
  gradient: 'gradiente',
  'What has a share': 'Qué recibe una parte',
  'Of each sum in a convolution. Epsilon: every term, as it is. Gamma: every term, those with the sign of the sum the more. z+: those alone that are above 0.':
    'De cada suma de una convolución. Épsilon: todos los términos, tal cual. Gamma: todos, y cuentan más los que tienen el signo de la suma. z+: solo los mayores que 0.',
  epsilon: 'épsilon',
  gamma: 'gamma',
  Epsilon: 'Épsilon',
  'How much a sum keeps for itself, the weaker the more, as a share of what the sums of its layer are on average.':
    'Cuánto se queda cada suma, tanto más cuanto más débil es; como parte del valor medio de las sumas de su capa.',
  Gamma: 'Gamma',
  'How many times more those terms count that have the sign of their sum. For the rule gamma.':
    'Cuántas veces más cuentan los términos que tienen el signo de su suma. Para la regla gamma.',
  'At the pixels': 'En los píxeles',
  'As elsewhere; box: by how far a pixel is from black and from white; flat: all pixels under a window alike.':
    'Como en el resto; caja: según lo lejos que esté el píxel del negro y del blanco; uniforme: todos los píxeles de una ventana por igual.',
  'as elsewhere': 'como en el resto',
  box: 'caja',
  flat: 'uniforme',
  Channels: 'Canales',
  'How many, the strongest first; each is a forward pass. Of a layer with fewer, all. The deepest layers have 1,000 and more, too many to wait for on two cores.':
    'Cuántos, los más fuertes primero; cada uno es una pasada hacia delante. Si la capa tiene menos, todos. Las capas más profundas tienen 1000 o más: demasiada espera con dos núcleos.',
  Map: 'Mapa',
  'Softened by': 'Suavizado',
  'Pixels over which the map is averaged, fewer in a picture smaller than 224: single pixels of it are noise.':
    'Píxeles sobre los que se promedia el mapa, menos en una imagen de menos de 224: uno a uno son ruido.',
  'Foreground from': 'Primer plano desde',
  'Percentile of saliency.': 'Percentil de la saliencia.',
  'Background below': 'Fondo por debajo de',
  Cuts: 'Cortes',
  Show: 'Mostrar',
  'cut-out': 'recorte',
  seeds: 'semillas',
  'On screen: the map beside this view; without one, all five.':
    'En pantalla: el mapa que está al lado de esta vista; si no hay ninguno, los cinco.',
  'on screen': 'en pantalla',
  'all five': 'los cinco',
  Saliency: 'Saliencia',
  'Guided backprop': 'Retropropagación guiada',
  Occlusion: 'Oclusión',
  Random: 'Azar',
  'Points on a curve.': 'Puntos de una curva.',
  'Erased pixels become': 'Los píxeles borrados quedan',
  'ROAD makes them from the pixels around them, so that the shape of a hole tells the network nothing; it takes longer.':
    'ROAD los rellena a partir de los píxeles de alrededor, para que la forma del hueco no diga nada a la red; tarda más.',
  blurred: 'borrosos',
  'like their surroundings (ROAD)': 'como su entorno (ROAD)',
  Square: 'Lado del cuadrado',
  'Side in pixels of the squares that are erased one after another, by what the map says of them on average. At 1 it counts how finely a map is scattered: dust over the whole picture misleads the network more than a hole.':
    'Lado, en píxeles, de los cuadrados que se borran uno tras otro, según lo que el mapa dice de ellos en promedio. Con 1 influye lo disperso que es el mapa: un polvo de puntos por toda la imagen confunde a la red más que un hueco.',
  'From the whole network to one that has forgotten everything; each takes an equal part of the layers.':
    'De la red entera a una que lo ha olvidado todo; cada paso abarca la misma cantidad de capas.',
  'Of Grad-CAM.': 'De Grad-CAM.',
  'Random order': 'Orden aleatorio',
  'Another number puts the weights in another order.': 'Otro número pone los pesos en otro orden.',
  Attack: 'Ataque',
  'FGSM takes one step along the gradient, PGD many small ones, each with a gradient of its own.':
    'FGSM da un solo paso siguiendo el gradiente; PGD, muchos pequeños, cada uno con su propio gradiente.',
  Bound: 'Límite',
  'L∞ bounds the change of every colour value alone, L2 the length of all changes together.':
    'L∞ limita el cambio de cada valor de color por separado; L2, la longitud de todos los cambios juntos.',
  'At most (L∞)': 'Como mucho (L∞)',
  'In 1/255. The smallest that suffices is sought, from 1 on.':
    'En 1/255. Se busca el menor que baste, desde 1.',
  'At most (L2)': 'Como mucho (L2)',
  'Length in 1/255. The smallest that suffices is sought, from a sixteenth on.':
    'Longitud en 1/255. Se busca la menor que baste, desde un dieciseisavo.',
  'PGD: in each bound that is tried.': 'PGD: con cada límite que se prueba.',
  'Sure to (%)': 'Seguridad (%)',
  'How probable the class is to be. At 0 it is enough that it leads; at 100 the whole bound is used.':
    'Qué probabilidad debe alcanzar la clase. Con 0 basta con que vaya primera; con 100 se usa todo el límite.',
  'JPEG quality': 'Calidad JPEG',
  'Of the file that the changed picture is tried as.': 'Del archivo con el que se prueba la imagen cambiada.',
  'If the class leads already': 'Si la clase ya va primera',
  'As it does until you choose one: it is then to be this one.':
    'Así es hasta que eliges una clase; entonces se busca que sea esta.',
  'least probable': 'la menos probable',
  second: 'la segunda',
  Contrast: 'Contraste',
  'Per filter: each uses the whole scale. Whole bank: strong filters look strong, weak ones grey.':
    'Por filtro: cada uno usa toda la escala. Todos los filtros: los fuertes se ven fuertes, los débiles grises.',
  'per filter': 'por filtro',
  'whole bank': 'todos los filtros',
  'Norm: the longest weight vector first. Colour: the largest share of weight that is not grey first. Direction: by the angle of the stripes, from lying over rising to standing and falling; blobs last.':
    'Norma: primero el vector de pesos más largo. Color: primero el que tiene mayor proporción de peso que no es gris. Dirección: por el ángulo de las rayas (horizontales, ascendentes, verticales, descendentes); las manchas, al final.',
  network: 'red',
  norm: 'norma',
  colour: 'color',
  direction: 'dirección',
  Weights: 'Pesos',
  'Stored: as in the weights file. Applied: multiplied with the batch norm behind the layer, which can change a filter’s strength and turn light into dark.':
    'Guardados: como en el archivo de pesos. Aplicados: multiplicados por la normalización por lotes que sigue a la capa, que puede cambiar la fuerza de un filtro y volver oscuro lo claro.',
  stored: 'guardados',
  applied: 'aplicados',
  Filter: 'Filtro',
  'The output channel whose weights are shown.': 'El canal de salida cuyos pesos se muestran.',
  'Per tile: each uses the whole scale. Whole page: tiles can be compared.':
    'Por mosaico: cada uno usa toda la escala. Toda la página: los mosaicos se pueden comparar.',
  'whole page': 'toda la página',
  'per tile': 'por mosaico',
  'Stored: as in the weights file. Applied: multiplied with the batch norm behind the layer.':
    'Guardados: como en el archivo de pesos. Aplicados: multiplicados por la normalización por lotes que sigue a la capa.',
  Style: 'Estilo',
  Strength: 'Intensidad',
  'How much of the painting lies over the camera’s picture.': 'Cuánta pintura cubre la imagen de la cámara.',
  'Keep the camera’s colours': 'Mantener los colores de la cámara',
  'Only light and dark are painted.': 'Solo se pintan los claros y los oscuros.',
  Paint: 'Pintar',
  'People are found by a small network of their own (MediaPipe selfie segmentation).':
    'A las personas las encuentra otra red, pequeña (MediaPipe selfie segmentation).',
  everything: 'todo',
  people: 'personas',
  background: 'fondo',
  Steady: 'Estable',
  'Strokes do not tremble: they stay where nothing moves, and go along with what moves.':
    'Los trazos no tiemblan: se quedan donde nada se mueve y acompañan lo que se mueve.',
  'Carry along': 'Arrastrar',
  'Where painting is slow, every other picture is the one before, moved as the camera’s picture has moved.':
    'Cuando se pinta despacio, una de cada dos imágenes es la anterior, movida como se ha movido la de la cámara.',
  'Keep edges': 'Conservar los bordes',
  'Where the painting is smaller than the camera’s picture, its edges are as sharp as the camera’s.':
    'Cuando la pintura es más pequeña que la imagen de la cámara, sus bordes quedan tan nítidos como los de la cámara.',
  Resolution: 'Resolución',
  'Longer side in pixels. Automatic: as large as leaves 15 pictures a second.':
    'Lado más largo, en píxeles. Automática: la mayor que permita 15 imágenes por segundo.',
  automatic: 'automática',
  // Scales.
  adds: 'suma',
  'takes away': 'resta',
  silent: 'en silencio',
  strongest: 'lo más fuerte',
  'for it': 'a favor',
  'against it': 'en contra',
  'speaks for': 'habla a favor',
  'speaks against': 'habla en contra',
  'brighter would raise it': 'más claro la subiría',
  'darker would raise it': 'más oscuro la subiría',
  'excited by bright': 'responde a lo claro',
  'excited by dark': 'responde a lo oscuro',
  'more of this colour': 'más de este color',
  'less of this colour': 'menos de este color',
  'most evidence': 'más indicios',
  'no evidence': 'sin indicios',
  'moves the score most': 'lo que más mueve la puntuación',
  'does not matter': 'no importa',
  'hiding it helps': 'taparlo ayuda',
  'hiding it hurts': 'taparlo perjudica',
  activation: 'activación',
  weight: 'peso',
  'weighted activation': 'activación ponderada',
  'no rectifier lies on the way: the gradient is the plain one':
    'no hay ninguna ReLU en el camino: es el gradiente simple',
  'no rectifier lies on the way: the gradient is the plain one, {note}':
    'no hay ninguna ReLU en el camino: es el gradiente simple, {note}',
  'Guided backprop (plain gradient)': 'Retropropagación guiada (gradiente simple)',
  'evenly weighted activation': 'activación ponderada por igual',
  'activation x gain in probability': 'activación × ganancia de probabilidad',
  'activation x gain in similarity': 'activación × ganancia de similitud',
  'points of the score': 'puntos de la puntuación',
  'share of the score': 'parte de la puntuación',
  'drop in probability': 'caída de probabilidad',
  'drop in similarity': 'caída de similitud',
  'each tile on a scale of its own': 'cada mosaico en su propia escala',
  // Titles of pictures.
  'Grad-CAM for {target}': 'Grad-CAM: {target}',
  'Grad-CAM++ for {target}': 'Grad-CAM++: {target}',
  'Score-CAM for {target}': 'Score-CAM: {target}',
  'Saliency for {target}': 'Saliencia: {target}',
  'Guided backprop for {target}': 'Retropropagación guiada: {target}',
  'Relevance for {target}': 'Relevancia: {target}',
  'Faithfulness for {target}': 'Fidelidad: {target}',
  'Occlusion for {target}': 'Oclusión: {target}',
  'Sanity check for {target}': 'Prueba de coherencia: {target}',
  'Activations of {layer}': 'Activaciones de {layer}',
  'clipped at the {percentile}th percentile': 'recortado en el percentil {percentile}',
  // Losses of paintings.
  // What a painting that goes astray advises.
  // What a house shows while it says nothing else.
  'See what a neural network sees of you': 'Mira lo que una red neuronal ve en ti',
  'Touch the screen': 'Toca la pantalla',
  Closed: 'Cerrado',
  // Charts.
  ...paintingPhrases,
  ...housePhrases,
  ...thingPhrases,
  ...filePhrases,
  ...layerPhrases,
  ...picturePhrases,
};
