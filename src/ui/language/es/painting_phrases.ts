/** Labels, help, choices and presets of the paintings, by their English. */
export const paintingPhrases: Readonly<Record<string, string>> = {
  Size: 'Tamaño',
  'Side of the picture in pixels. With crops the network sees parts of it at its own size.':
    'Lado de la imagen en píxeles. Con recortes, la red ve partes de ella en su propio tamaño.',
  'Longer side of the picture in pixels.': 'Lado más largo de la imagen, en píxeles.',
  'Longer side of the picture in pixels. Above 512 the network sees it tile by tile.':
    'Lado más largo de la imagen, en píxeles. Por encima de 512, la red la ve por partes.',
  // Gradient ascent.
  Climbs: 'Hace subir',
  'Of a class: its own score, or its probability, which also pushes down what is like it.':
    'De una clase: su propia puntuación o su probabilidad, que además hace bajar las clases parecidas.',
  score: 'puntuación',
  probability: 'probabilidad',
  'Paints with': 'Pinta con',
  'Frequencies: a step changes large forms as easily as fine ones. Phases: how strong each frequency is stays as in photographs.':
    'Frecuencias: un paso cambia las formas grandes con la misma facilidad que las finas. Fases: cada frecuencia conserva la fuerza que tiene en las fotografías.',
  'Frequencies: a step changes large forms as easily as fine ones.':
    'Frecuencias: un paso cambia las formas grandes con la misma facilidad que las finas.',
  pixels: 'píxeles',
  'spatial frequencies': 'frecuencias espaciales',
  'phases of frequencies': 'fases de frecuencias',
  'With phases: how strong the frequencies are, in per cent of those of photographs.':
    'Con fases: la fuerza de las frecuencias, como porcentaje de la que tienen en las fotografías.',
  'Natural colours': 'Colores naturales',
  'With frequencies: colours vary together as they do in photographs.':
    'Con frecuencias: los colores varían juntos, como en las fotografías.',
  'Colours change together as they do in photographs.':
    'Los colores cambian juntos, como en las fotografías.',
  'Steps by': 'Avanza con',
  'Adam, Adam that looks ahead (Nesterov), or plain steps along the gradient.':
    'Adam, Adam que mira hacia delante (Nesterov) o simples pasos en la dirección del gradiente.',
  'Step size': 'Tamaño del paso',
  'How far a step moves a colour of 0 to 1, a frequency, or a phase in radians.':
    'Cuánto mueve un paso un color de 0 a 1, una frecuencia o una fase en radianes.',
  'How far a step moves a colour of 0 to 1 on average.':
    'Cuánto mueve un paso, en promedio, un color de 0 a 1.',
  'How far a step may move a colour of 0 to 1, or a frequency.':
    'Cuánto puede mover un paso un color de 0 a 1 o una frecuencia.',
  'Adam only: how far a step may move a colour of 0 to 1.':
    'Solo con Adam: cuánto puede mover un paso un color de 0 a 1.',
  'Falling step size': 'Paso decreciente',
  'From the whole step size to a twentieth of it at the last step: what large steps leave moving comes to rest.':
    'El paso baja de su tamaño entero a una vigésima parte al final: lo que los pasos grandes dejan en movimiento se calma.',
  'L2 decay': 'Decaimiento L2',
  'Pulls colours towards grey.': 'Lleva los colores hacia el gris.',
  'Total variation': 'Variación total',
  'Pulls neighbouring pixels together.': 'Hace que los píxeles vecinos se parezcan.',
  Blur: 'Desenfoque',
  'Deviation of a Gaussian, in pixels.': 'Desviación típica de una gaussiana, en píxeles.',
  'Blur every': 'Desenfocar cada',
  'Steps from one blurring to the next.': 'Pasos entre un desenfoque y el siguiente.',
  'Clip small pixels': 'Píxeles débiles a gris',
  'Per cent of the pixels that are nearest to grey become grey.':
    'Qué porcentaje de los píxeles, los más cercanos al gris, se vuelve gris.',
  'Clip idle pixels': 'Píxeles ociosos a gris',
  'Per cent of the pixels that the score depends on least become grey.':
    'Qué porcentaje de los píxeles, los que menos cuentan en la puntuación, se vuelve gris.',
  Jitter: 'Desplazar',
  'The network sees the picture shifted by up to so many pixels.':
    'La red ve la imagen desplazada hasta este número de píxeles.',
  Scale: 'Escalar',
  'The network sees the picture up to so many per cent larger or smaller.':
    'La red ve la imagen hasta este porcentaje más grande o más pequeña.',
  Rotate: 'Girar',
  'The network sees the picture turned by up to so many degrees.':
    'La red ve la imagen girada hasta este número de grados.',
  Crops: 'Recortes',
  'The network sees so many parts of the picture in each step; 0: all of it at once.':
    'En cada paso, la red ve este número de partes de la imagen; 0: toda de una vez.',
  'Smallest crop': 'Recorte más pequeño',
  'Largest crop': 'Recorte más grande',
  'In per cent of the picture’s side.': 'Como porcentaje del lado de la imagen.',
  'On what the network sees: its deviation, of colours from 0 to 1.':
    'Sobre lo que ve la red: su desviación típica, con colores de 0 a 1.',
  Transparent: 'Transparente',
  'What the score did not depend on is transparent.':
    'Lo que no influyó en la puntuación queda transparente.',
  'Olah 2017, by parts': 'Olah 2017, por partes',
  'Plain gradient': 'Gradiente simple',
  // Dreams.
  'Early: strokes. Deep: things.': 'Temprana: trazos. Profunda: cosas.',
  'Dream of': 'Soñar con',
  'All that the layer sees, or one class, channel or neuron.':
    'Todo lo que ve la capa, o una sola clase, canal o neurona.',
  'the whole layer': 'toda la capa',
  'the target': 'el objetivo',
  Octaves: 'Octavas',
  'Sizes that are dreamt at, from small to large: more give larger things.':
    'Tamaños en los que se sueña, de pequeño a grande: con más octavas salen cosas más grandes.',
  'Octave ratio': 'Factor de octava',
  'How many times larger each octave is than the one before.':
    'Cuántas veces mayor es cada octava que la anterior.',
  'Steps per octave': 'Pasos por octava',
  'The picture is shifted by up to so many pixels before each step, so that no grid shows.':
    'Antes de cada paso, la imagen se desplaza hasta este número de píxeles, para que no se vea ninguna cuadrícula.',
  Smoothness: 'Suavidad',
  'Takes the finest patterns out of every step; in pixels.':
    'Quita de cada paso los patrones más finos; en píxeles.',
  'Even octaves': 'Octavas igualadas',
  'Coarse patterns grow as fast as fine ones, over so many octaves of frequencies; 0: as the layer has it.':
    'Los patrones gruesos crecen tan rápido como los finos a lo largo de este número de octavas de frecuencias; 0: como los da la capa.',
  Things: 'Cosas',
  Patterns: 'Patrones',
  Deep: 'Capa profunda',
  Frames: 'Fotogramas',
  Zoom: 'Zoom',
  'How many times larger each frame is than the one before.':
    'Cuántas veces mayor es cada fotograma que el anterior.',
  Turn: 'Giro',
  'Degrees from frame to frame, clockwise.':
    'Grados de un fotograma al siguiente, en el sentido de las agujas del reloj.',
  'Into the dream': 'Sueño adentro',
  Spiral: 'Espiral',
  // Feature inversion.
  'Weight of the total variation: high values paint smoother pictures.':
    'Peso de la variación total: los valores altos pintan imágenes más suaves.',
  'Edge exponent': 'Exponente de los bordes',
  'Of the total variation: 1 keeps edges, 2 blurs them.':
    'De la variación total: 1 conserva los bordes, 2 los difumina.',
  Shallow: 'Capa temprana',
  Middle: 'Capa media',
  'Steps per layer': 'Pasos por capa',
  'Five depths': 'Cinco profundidades',
  // Textures and styles.
  'Longer side in pixels at which the texture is looked at.':
    'Lado más largo, en píxeles, con el que se mira la textura.',
  Enlarge: 'Extender',
  'How much larger than the texture the picture becomes: more of it, not the same stretched.':
    'Cuánto más grande que la textura será la imagen: hay más textura, no la misma estirada.',
  'Weight of the total variation: more makes it softer, less keeps noise.':
    'Peso de la variación total: con más, la imagen es más suave; con menos, queda ruido.',
  'Calm colours': 'Colores tranquilos',
  'Weight of the variation of colours alone: more keeps rainbow noise out of it.':
    'Peso de la variación de los colores solos: con más, no aparece ruido de arcoíris.',
  Palette: 'Paleta',
  'Weight of the mean and the spread of the colours themselves.':
    'Peso de la media y la dispersión de los propios colores.',
  'Finest strokes': 'Trazos muy finos',
  'Weight of the first layer: colours and the smallest edges.':
    'Peso de la primera capa: colores y los bordes más pequeños.',
  'Fine strokes': 'Trazos finos',
  'Weight of the second layer of five.': 'Peso de la segunda de cinco capas.',
  'Middle strokes': 'Trazos medios',
  'Weight of the third layer of five.': 'Peso de la tercera de cinco capas.',
  'Coarse strokes': 'Trazos gruesos',
  'Weight of the fourth layer of five.': 'Peso de la cuarta de cinco capas.',
  'Coarsest strokes': 'Trazos muy gruesos',
  'Weight of the deepest layer: shapes and how they are arranged.':
    'Peso de la capa más profunda: las formas y su disposición.',
  'Sizes that are painted at, each twice the one before: more make larger forms.':
    'Tamaños en que se pinta, cada uno el doble del anterior: con más, las formas son más grandes.',
  Optimiser: 'Optimizador',
  'L-BFGS needs fewer steps and paints calmer pictures; Adam is livelier.':
    'L-BFGS necesita menos pasos y pinta imágenes más tranquilas; las de Adam son más vivas.',
  Faithful: 'Fiel',
  'Twice as large': 'El doble de grande',
  'Only the fine grain': 'Solo el grano fino',
  'Only the large forms': 'Solo las formas grandes',
  Photograph: 'Fotografía',
  'Weight of the content: more keeps things where and as they are.':
    'Peso del contenido: con más, las cosas quedan donde están y como son.',
  'Weight of the style: more lets the paint take over.': 'Peso del estilo: con más, manda la pintura.',
  'Stroke size': 'Tamaño del trazo',
  'Size of the style picture relative to the painting: larger makes larger strokes.':
    'Tamaño de la imagen de estilo respecto a la pintura: si es mayor, los trazos son mayores.',
  'Keep the colours': 'Mantener los colores',
  'Only light and dark are painted; the photograph’s own colours stay.':
    'Solo se pintan los claros y los oscuros; la fotografía conserva sus colores.',
  'Begin with': 'Empezar con',
  'the photograph': 'la fotografía',
  noise: 'ruido',
  'Content layer': 'Capa del contenido',
  'Where the photograph is held on to: deeper lets go of more detail.':
    'La capa en la que se conserva la fotografía: cuanto más profunda, más detalle se pierde.',
  Painting: 'Cuadro',
  'Bold strokes': 'Trazos enérgicos',
  'Keep my colours': 'Con mis colores',
  'As in the paper, from noise': 'Como en el artículo, desde ruido',
};
