import type { English, Words } from '../words.ts';

export const importErrors: Words<English['importErrors']> = {
  noNetworkKnown:
    '{files}: aquí no se reconoce ninguna red. Elige un archivo .safetensors, .pth, .pt u .onnx, o la carpeta o el ZIP de un modelo de TensorFlow.js (Teachable Machine: exportar como «Tensorflow.js»).',
  otherSize:
    'Las imágenes de {height} × {width} no pasan por esta red, que las recibe de {usualHeight} × {usualWidth}. {why}',
  colours: '{file} recibe imágenes de {channels} canales; Convoscope solo ofrece las de una cámara.',
  headNoDense:
    '{file}: la cabeza contiene {name} de forma [{shape}], que no es una capa densa. Exporta la red como ONNX, que dice cómo se enlazan sus capas.',
  headNoClasses: '{file} tiene una cabeza de 0 clases: no hay nada que distinguir. Entrénala otra vez.',
  noFile: 'No hay ningún archivo. Elige una red o la carpeta que la contiene.',
  poseProject:
    '{file} es un proyecto de posturas de Teachable Machine: no ve la imagen, sino las articulaciones que encontró otra red. Haz un proyecto de imagen con las mismas clases.',
  audioProject: '{file} es un proyecto de audio de Teachable Machine. Haz en su lugar un proyecto de imagen.',
  graphModel:
    '{file} es un GraphModel: sus capas están deshechas en operaciones. Expórtalo como LayersModel («tensorflowjs_converter --output_format=tfjs_layers_model») o convierte a ONNX la red de la que se hizo.',
  noTopology:
    '{file} no es un modelo de TensorFlow.js: le falta modelTopology. Elige la carpeta de un LayersModel.',
  noPictureInput: '{file} recibe una entrada de [{shape}], que no es una imagen.',
  inputUnsaid: '{file} no dice qué imágenes recibe. Exporta el modelo otra vez.',
  exportAgain: '{file}: {what}. Exporta el modelo otra vez.',
  otherKerasModel:
    '{file} contiene un modelo del tipo «{kind}»; se abren los modelos Sequential y los funcionales.',
  severalOutputs: '{file} tiene {count} salidas; un clasificador tiene una. Expórtalo sin las demás.',
  layerTwice: '{file} usa la capa {layer} más de una vez, y eso no se puede abrir.',
  answersWithMaps:
    '{file} responde con mapas de {height} × {width} para cada uno de {channels} canales; Convoscope abre clasificadores.',
  noWeightsListed: 'model.json no enumera pesos: exporta el modelo otra vez.',
  manifestDamaged: 'model.json: su weightsManifest está dañado. Exporta el modelo otra vez.',
  dataTruncated:
    '{files} está incompleto: {name} termina en el byte {end} y los datos, en el {bytes}. Cópialo o descárgalo otra vez.',
  weightsFileMissing: 'Falta el archivo {path}, que model.json nombra. Elige la carpeta entera o el ZIP.',
  weightUnread: 'model.json: el peso {name} es de tipo {dtype} y forma [{shape}], y así no se puede leer.',
  otherLabels:
    '{file} nombra {named} clases, y la red tiene {classes}. Usa los nombres de esta red, o ninguno.',
  noLabels: '{file} no es una lista de nombres de clases.',
  severalOnnx: 'Hay {count} archivos ONNX: {files}. Elige uno de ellos.',
  quantised:
    '{file} está cuantizado: usa su archivo en coma flotante, cuyo nombre no lleva -int8, -qdq ni -quant.',
  severalInputs: '{file} recibe {count} entradas ({names}); un clasificador de imágenes recibe una.',
  tensorUnread: '{file}: {name} es de tipo {type} y forma [{shape}], y así no se puede leer.',
  tensorBytes:
    '{file}: {name} contiene {bytes} bytes, y su forma [{shape}] necesita {needed}. El archivo está dañado.',
  tensorNumbers:
    '{file}: {name} contiene {numbers} números, y su forma [{shape}] necesita {needed}. El archivo está dañado.',
  numbersElsewhere:
    '{file} tiene sus números en un archivo aparte, {location}: elige los dos juntos o la carpeta que los contiene.',
  fileTruncated:
    '{file} está incompleto: {name} termina en el byte {end} y el archivo, en el {size}. Cópialo o descárgalo otra vez.',
  noOnnx: '{file} está incompleto o no es un archivo ONNX. Cópialo o descárgalo otra vez.',
  cycle: '{file} tiene un ciclo: {operator} (nodo {node}) necesita su propia salida. Está dañado.',
  severalOnnxOutputs:
    '{file} tiene {count} salidas ({names}); un clasificador tiene una. Expórtalo sin las demás.',
  independentOutput: '{file}: su salida no depende de la imagen.',
  segmentation:
    '{file} responde con mapas de {height} × {width} para cada uno de {classes} canales, como las redes de segmentación o de detección; Convoscope abre clasificadores.',
  noPickle: '{file} {what}: está dañado o no es un archivo de PyTorch.',
  notThreeNumbers: 'config.json: pretrained_cfg.{name} no son tres números.',
  torchScript:
    '{file} es un programa de TorchScript, no solo pesos. En Python: torch.save(model.state_dict(), "weights.pth"), o expórtalo como ONNX.',
  noTorchZip:
    '{file} es un archivo ZIP, pero no de torch.save: le falta data.pkl. Si es un modelo de TensorFlow.js, cambia su extensión a .zip.',
  unknownLength: '{file} contiene números de longitud desconocida. Guárdalo otra vez con torch.save.',
  truncated: '{file} está incompleto. Cópialo o descárgalo otra vez.',
  byteOrder:
    '{file} se guardó en una máquina con otro orden de bytes. Guárdalo otra vez en una máquina corriente.',
  noTensors: '{file} no contiene tensores. En Python: torch.save(model.state_dict(), "weights.pth").',
  noArrays: '{file} no contiene matrices de números: no se guardó nada en él. Guarda la red otra vez.',
  shapesDoNotFit: '{file} tiene los nombres de {title}, pero sus formas no encajan: {why}',
  otherKernel:
    '{file} tiene los nombres de {title}, pero los núcleos de {name} son de {height} × {width}, no de {wanted} × {wanted}: es una variante, como las de imágenes pequeñas, cuyos pasos y poolings no se ven en los pesos. Expórtala como ONNX, que enumera sus capas.',
  greyWeights:
    '{file} recibe imágenes grises, y {title}, imágenes en color. Exporta la red como ONNX: así los colores se mezclan en gris.',
  lookalike:
    '{file} es {name}: tiene los nombres y las formas de {title}, pero calcula de otro modo. Exporta la red como ONNX, que enumera sus capas.',
  severalSafetensors:
    'Hay {count} archivos safetensors: {files}. Una red en varias partes es demasiado grande para mirarla en vivo; si no es así, elige uno de ellos.',
  hugeHeader: '{file} no es un archivo safetensors: ninguna cabecera mide {size}.',
  diverged:
    '{file}: {name} contiene {value} en la posición {position}. El archivo está dañado o su entrenamiento divergió.',
  longText: '{file} mide {size}: es demasiado para un texto.',
  notUtf8: '{file} no es un texto en UTF-8. Guárdalo como tal.',
  notJson: '{file} no es JSON válido. Cópialo o descárgalo otra vez.',
  unknownReference:
    '{file} hace referencia a números de una forma que aquí no se conoce. Guarda otra vez su state_dict con torch.save.',
  oddTensor: '{file} contiene un tensor que no está descrito como en PyTorch. Guárdalo otra vez.',
  tensorOverEnd:
    '{file} contiene un tensor de [{shape}] que va más allá del final de sus {count} números: está dañado.',
  bomb: '{file} dice que pasa de {packed} a {size} en {count} archivos al descomprimirlo: eso no es una red, y no se descomprime.',
  noZip: '{file} está incompleto o no es un archivo ZIP. Cópialo o descárgalo otra vez.',
  password: '{file}: {name} está protegido con contraseña. Comprímelo sin ella.',
  entryDamaged: '{file}: {name} está dañado. Cópialo o descárgalo otra vez.',
  adapter: '{file} contiene un adaptador (LoRA) para otra red, no una red.',
  languageModel:
    '{file} contiene un modelo de lenguaje. Convoscope abre redes convolucionales que dicen el nombre de lo que ven en una imagen.',
  diffusionModel:
    '{file} contiene un modelo de difusión. Convoscope abre redes convolucionales que dicen el nombre de lo que ven en una imagen.',
  detector:
    '{file} contiene un detector de objetos: responde con recuadros. Convoscope abre redes convolucionales que dicen el nombre de lo que ven en una imagen. Toma el clasificador sobre el que se construyó.',
  segmenter:
    '{file} contiene una red de segmentación: responde con un mapa de clases. Convoscope abre redes convolucionales que dicen el nombre de lo que ven en una imagen.',
  transformer:
    '{file} contiene un transformer, que no tiene convoluciones dentro de las que mirar. Toma una red convolucional, como una ResNet.',
  blurPool:
    '{file} contiene los pesos de una red que desenfoca antes de saltar píxeles (antialiased, con filtros llamados «filt»): no dicen cómo se suceden las capas. Expórtala como ONNX, que enumera sus capas.',
  teachableKeras:
    '{file} es la exportación Keras de Teachable Machine. Al exportar, elige la pestaña «Tensorflow.js» y luego «Download», y abre ese ZIP.',
  keras:
    '{file} es un archivo de Keras. Conviértelo con «tensorflowjs_converter --input_format=keras --output_format=tfjs_layers_model», o a ONNX con tf2onnx.',
  tensorflowLite:
    '{file} es un archivo de TensorFlow Lite. En Teachable Machine, exporta como «Tensorflow.js»; si no, convierte a ONNX la red de la que se hizo.',
  tensorflowGraph: '{file} es un grafo de TensorFlow. Conviértelo a ONNX con tf2onnx.',
  caffe: '{file} es un archivo de Caffe. Conviértelo a ONNX.',
  coreMl: '{file} es un archivo de Core ML. Exporta la red como ONNX.',
  compiled: '{file} está compilado para un solo tipo de máquina. Exporta la red como ONNX.',
  bareArrays: '{file} solo contiene matrices de números. Guarda la red como safetensors, .pth u ONNX.',
  ml5Style:
    '{file} es de una red de estilo de ml5, que pinta y no dice el nombre de nada. Ábrelo en «Estilo en vivo».',
  part: '{file} es solo una parte de una red. Elige la carpeta entera, con su archivo model.json, config.json u .onnx.',
  empty: '{file} está vacío. Cópialo o descárgalo otra vez.',
  zeros:
    '{file} solo contiene ceros al principio: no se escribió hasta el final. Cópialo o descárgalo otra vez.',
  webPage:
    '{file} es una página web, no una red: la descarga se rechazó. Abre la dirección en un navegador y descarga allí el archivo.',
  lfs: '{file} apunta a un archivo que Git LFS guarda en otro sitio. Ejecuta «git lfs pull» o descarga el archivo mismo.',
  otherArchitecture: '{file} contiene pesos de una arquitectura que aquí no se conoce ({names}, …). {known}',
  variantWithMore:
    '{file} se parece a {title}, pero tiene algo más, como {name}: es una variante o un archivo recortado. {known}',
  variantLacks:
    '{file} se parece a {title}, pero le falta {name}: es una variante o un archivo recortado. {known}',
  layerUnknown: '{file} usa la capa {kind} («{name}»), que Convoscope no tiene.',
  layerRefused: '{file}: {kind} («{name}») {why}.',
  operatorUnknown: '{file} usa el operador {node}, que Convoscope no tiene. {hint}',
  operatorRefused: '{file}: {node} {why}.',
  oldTorch:
    '{file} es de una versión de PyTorch anterior a la 0.2. Cárgalo en PyTorch y guarda otra vez su state_dict.',
  noTorch:
    '{file} no es un archivo de torch.save o está dañado. Guarda el state_dict de la red o expórtala como ONNX.',
  dangerous:
    '{file} pide a Python que ejecute {name}: se rechazó y no se ejecutó nada. Un archivo de pesos nunca necesita eso. No lo abras en Python.',
  wholeObject:
    '{file} contiene un objeto de programa completo ({name}), no solo pesos: únicamente Python podría crearlo, y ejecutarlo no es seguro. En Python: torch.save(model.state_dict(), "weights.pth"), o exporta la red como ONNX.',
};
