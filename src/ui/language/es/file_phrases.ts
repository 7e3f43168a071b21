/** Halves of sentences that say what is wrong with a file, and what was assumed of a network, by their English. */
export const filePhrases: Readonly<Record<string, string>> = {
  // Importers: a layer or a file…
  'has the activation "{name}", which Convoscope does not have':
    'usa la activación «{name}», que Convoscope no tiene',
  'begins elsewhere than at 0': 'empieza en un valor distinto de 0',
  'has no weights "{name}" in weightsManifest. Export the model again':
    'no tiene pesos «{name}» en weightsManifest. Exporta el modelo otra vez',
  'takes {numbers} numbers, its input has {given}': 'espera {numbers} números, y su entrada tiene {given}',
  'has 0 classes: there is nothing to tell apart': 'tiene 0 clases: no hay nada que distinguir',
  'joins along another axis than the channels': 'une a lo largo de un eje que no es el de los canales',
  'goes along axis {axis}, not the channels': 'actúa sobre el eje {axis}, no sobre el de los canales',
  'ends at {n}; only 6 is known here': 'termina en {n}; aquí solo se conoce 6',
  'has the {name} [{values}]; only equal ones are known here':
    'tiene {name} [{values}]; aquí solo se conocen valores iguales',
  'has its channels first; export the model with channels last':
    'tiene los canales delante; exporta el modelo con los canales al final',
  'cuts off below {n}; only 0 is known here': 'recorta por debajo de {n}; aquí solo se conoce 0',
  'makes pictures larger by {mode}, [{scales}]; only doubling by nearest is known here':
    'amplía las imágenes con {mode}, [{scales}]; aquí solo se conoce duplicar con nearest',
  'The network prepares its pictures itself; {range} is taken for what it is given.':
    'La red prepara sus imágenes ella misma; se supone que recibe {range}.',
  'has the padding "{padding}"': 'usa el relleno «{padding}», que aquí no se conoce',
  'makes [{shape}] of {given}, which is neither a picture nor one vector':
    'convierte {given} en [{shape}], que no es ni una imagen ni un solo vector',
  'a model without layers': 'es un modelo sin capas',
  'its layers {layers} need each other, or one that is missing':
    'sus capas {layers} se necesitan unas a otras, o necesitan una que falta',
  'does not take what comes from the picture as its first input':
    'no recibe como primera entrada lo que viene de la imagen',
  'takes a picture that was made larger, and is no convolution':
    'recibe una imagen ampliada y no es una convolución',
  'has {what} that are computed from the picture': 'tiene {what} que se calculan a partir de la imagen',
  'takes what is no picture with its channels first':
    'recibe algo que no es una imagen con los canales primero',
  'has weights of [{shape}]: only convolutions of pictures are known here':
    'tiene pesos de forma [{shape}]: aquí solo se conocen convoluciones de imágenes',
  'follows a picture that is made larger, and is not 3 x 3 with a mirrored border':
    'sigue a una imagen ampliada y no es de 3 × 3 con el borde reflejado',
  'has strides and dilations at once': 'tiene a la vez pasos y dilataciones mayores que 1',
  'has groups, dilations or an output padding': 'tiene grupos, dilataciones o relleno de salida',
  'has weights for {channels} channels, its input has {given}':
    'tiene pesos para {channels} canales, y su entrada tiene {given}',
  'pads other sides than those of the picture': 'rellena lados que no son los de la imagen',
  'pads a picture that is made larger by other than one mirrored pixel':
    'rellena una imagen ampliada de otra forma que con un píxel reflejado',
  'pads with other numbers than 0 ({mode}, {value})': 'rellena con números distintos de 0 ({mode}, {value})',
  'multiplies other things than a vector and a matrix': 'multiplica algo que no son un vector y una matriz',
  'multiplies a map, not a vector': 'multiplica un mapa, no un vector',
  'takes nothing of the picture': 'no recibe nada de la imagen',
  'divides a constant by what comes from the picture': 'divide una constante por lo que viene de la imagen',
  'has a constant of [{shape}] that is no number for each of {channels} channels':
    'tiene una constante de forma [{shape}], que no da un número para cada uno de {channels} canales',
  'joins the two pictures otherwise than AdaIN, by means and deviations':
    'no une las dos imágenes como AdaIN, por medias y desviaciones',
  'uses means and deviations of features otherwise than AdaIN does':
    'usa medias y desviaciones de características de otra forma que AdaIN',
  'joins means and deviations of features otherwise than AdaIN does':
    'une medias y desviaciones de características de otra forma que AdaIN',
  'takes two maps from the picture, which only sums and products can':
    'recibe dos mapas que vienen de la imagen, y eso solo lo pueden hacer sumas y productos',
  'joins maps of unlike layout': 'une mapas ordenados de distinta forma',
  'joins constants with what comes from the picture': 'une constantes con lo que viene de la imagen',
  'is still in training: export the network after model.eval()':
    'sigue en modo de entrenamiento: exporta la red después de model.eval()',
  'cuts off its input by negative pads': 'recorta su entrada con un relleno negativo',
  'has no window of two sides': 'no tiene una ventana de dos lados',
  'has a window with gaps': 'tiene una ventana con huecos',
  'does not take the mean over rows and columns': 'no hace la media sobre filas y columnas',
  'makes [{shape}] of [{given}], which is neither a picture nor one vector':
    'convierte [{given}] en [{shape}], que no es ni una imagen ni un solo vector',
  'says its size by output_shape or auto_pad': 'indica su tamaño con output_shape o auto_pad',
  'is no softmax over the channels': 'no es un softmax sobre los canales',
  'takes the logarithm of a softmax, which is known at the end of a network alone':
    'toma el logaritmo de un softmax, que solo se conoce al final de una red',
  'follows a normalisation of a flattened map, and is no dense layer':
    'sigue a la normalización de un mapa aplanado y no es una capa densa',
  'changes the shape in a way that is not known here': 'cambia la forma de una manera que aquí no se conoce',
  'puts the axes of a map of {height} x {width} in the order [{order}]':
    'pone los ejes de un mapa de {height} × {width} en el orden [{order}]',
  'takes "{name}", which nothing gives': 'recibe «{name}», que no sale de ninguna parte',
  'has no value that is read': 'no tiene ningún valor que aquí se lea',
  'works on constants in a way that is not known here':
    'calcula con constantes de una manera que aquí no se conoce',
  'has a {part} of [{shape}]': 'tiene {part} de forma [{shape}], y así no se puede leer',
  '{operator} (node {name})': '{operator} (nodo {name})',
  'without a name': 'sin nombre',
  'holds instruction {code} at byte {at}, which is not known':
    'contiene la instrucción {code} en el byte {at}, que no se conoce',
  'holds a whole number that is too long': 'contiene un número entero demasiado largo',
  'takes a value where there is none': 'toma un valor donde no hay ninguno',
  'ends a list that it did not begin': 'termina una lista que no empezó',
  'takes values where there are none': 'toma valores donde no los hay',
  'refers to a value that it does not hold': 'hace referencia a un valor que no contiene',
  'calls what cannot be called': 'llama a algo que no se puede llamar',
  'puts entries into what is no dictionary': 'mete entradas en algo que no es un diccionario',
  'adds to what is no list': 'añade valores a algo que no es una lista',
  // What was assumed rather than read.
  'The file has no head: there are features but no classes.':
    'El archivo no tiene cabeza: hay características, pero no clases.',
  "The head is not the architecture's own: its {count} dense layers ({names}) are taken with rectifiers in between.":
    'La cabeza no es la propia de la arquitectura: se supone que entre sus {count} capas densas ({names}) hay ReLU.',
  'The network has one output, which is taken to say yes or no: its probability is that of yes.':
    'La red tiene una sola salida, que se entiende como un sí o un no: su probabilidad es la del sí.',
  'No sigmoid is seen behind its output: if that is a number, percentages mean nothing, nor do Occlusion, Score-CAM and Faithfulness.':
    'No se ve ninguna sigmoide tras su salida: si esta es un número, los porcentajes no dicen nada, y tampoco Oclusión, Score-CAM ni Fidelidad.',
  'Each class has a sigmoid of its own, so several may be true at once: the shares that are shown are a softmax over their scores.':
    'Cada clase tiene su propia sigmoide, así que varias pueden ser ciertas a la vez: las partes que se muestran son un softmax de sus puntuaciones.',
  'A ResNet that blurs nothing is taken: resnetblur and resnetaa of timm have the same names, but compute otherwise.':
    'Se supone que es una ResNet que no desenfoca nada: resnetblur y resnetaa de timm tienen los mismos nombres, pero calculan de otro modo.',
  'TensorFlow’s EfficientNet-Lite0 (timm: tf_efficientnet_lite0) is taken: efficientnet_lite0 of timm has the same names, but computes otherwise.':
    'Se supone que es EfficientNet-Lite0 de TensorFlow (en timm, tf_efficientnet_lite0): el efficientnet_lite0 de timm tiene los mismos nombres, pero calcula de otro modo.',
  'MobileNetV2 for pictures of 224 pixels is taken: networks for CIFAR have the same names and kernels, but smaller strides.':
    'Se supone que es MobileNetV2 para imágenes de 224 píxeles: las redes para CIFAR tienen los mismos nombres y núcleos, pero pasos más pequeños.',
  'No file says how pictures are prepared: RGB from {range} is taken, as is usual for Keras.':
    'Ningún archivo dice cómo se preparan las imágenes: se toma RGB en el rango {range}, como es habitual en Keras.',
  'The 1,000 classes are taken to be ImageNet’s in their usual order: no file names them.':
    'Se supone que las 1000 clases son las de ImageNet en su orden habitual: ningún archivo las nombra.',
  'No file names the classes: put a labels.txt beside the network, one name a line.':
    'Ningún archivo nombra las clases: pon junto a la red un labels.txt, con un nombre por línea.',
  'The file leaves the size of its pictures open: {height} x {width} is taken.':
    'El archivo no fija el tamaño de sus imágenes: se toma {height} × {width}.',
  'No file says the size of the pictures: {height} x {width} is taken; config.json beside the network can say it.':
    'Ningún archivo dice el tamaño de las imágenes: se toma {height} × {width}; puede decirlo un config.json junto a la red.',
  'ONNX does not say how pictures are prepared: {range} less {mean}, divided by {deviation}, {why}.':
    'ONNX no dice cómo se preparan las imágenes: se toma {range} menos {mean}, dividido por {deviation}, {why}.',
  'as Caffe’s networks with response normalisation take them':
    'como en las redes de Caffe con normalización de respuesta',
  'as is usual': 'como es habitual',
  '{title}, features only': '{title}, solo características',
  'brought by the visitor': 'traída por el visitante',
  'Dropped style': 'Estilo añadido',
  'No file says how pictures are prepared: {range} less {mean}, divided by {deviation}, as is usual for this architecture.':
    'Ningún archivo dice cómo se preparan las imágenes: se toma {range} menos {mean}, dividido por {deviation}, como es habitual en esta arquitectura.',
  weights: 'pesos',
  pads: 'rellenos',
  numbers: 'números',
  sides: 'lados',
  biases: 'sesgos',
  axes: 'ejes',
  limits: 'límites',
  // Other files, and the machine.
  'it does not say of which network': 'no dice de qué red es',
  'other weights of {title}': 'otros pesos de {title}',
  'it holds no class': 'no contiene ninguna clase',
  'two of its classes have one name': 'dos de sus clases tienen el mismo nombre',
  'it is cut off, or was changed by hand': 'está incompleto o se cambió a mano',
  'one of its classes has no name of 1 to {most} characters':
    'una de sus clases no tiene un nombre de 1 a {most} caracteres',
  '“{name}” has no list of {most} examples at most':
    '«{name}» no tiene una lista de {most} ejemplos como mucho',
  'an example of “{name}” has not {features} features':
    'un ejemplo de «{name}» no tiene {features} características',
  'the features of an example of “{name}” were changed':
    'las características de un ejemplo de «{name}» se cambiaron',
  'an example of “{name}” has no picture': 'un ejemplo de «{name}» no tiene imagen',
  'has to be the name of a file in the same folder':
    'tiene que ser el nombre de un archivo de la misma carpeta',
  'has to begin before it ends': 'tiene que empezar antes de terminar',
  'has to be letters, digits, - and _': 'tiene que contener solo letras, cifras, - y _',
  'no picture came within 15 seconds': 'no llegó ninguna imagen en 15 segundos',
  'it broke off': 'se interrumpió',
  'the browser cannot decode it': 'el navegador no puede descodificarlo',
  'It was painted by another network ({network}).': 'La pintó otra red ({network}).',
  'It was painted with other weights of the network {network} (SHA-256 {theirs}…, here {ours}…).':
    'Se pintó con otros pesos de la red {network} (SHA-256 {theirs}…; aquí, {ours}…).',
  'the graphics card takes in one buffer (WebGPU)': 'admite la tarjeta gráfica en un búfer (WebGPU)',
  'the graphics card takes in one texture (WebGL)': 'admite la tarjeta gráfica en una textura (WebGL)',
  'WebAssembly has': 'tiene WebAssembly',
  'there is': 'hay',
  'plain JavaScript': 'JavaScript puro',
  software: 'software',
  'WebGPU adapter': 'adaptador WebGPU',
  'WASM SIMD, {count} thread': 'WASM SIMD, {count} hilo',
  'WASM SIMD, {count} threads': 'WASM SIMD, {count} hilos',
  'the context was lost': 'se perdió el contexto',
  'it computes other numbers than before': 'calcula números distintos que antes',
};
