export const importErrors = {
  noNetworkKnown:
    '{files}: no network that is known here. Choose a .safetensors, .pth, .pt or .onnx file, or the folder or ZIP of a TensorFlow.js model (Teachable Machine: export as "Tensorflow.js").',
  otherSize:
    'Pictures of {height} x {width} do not go through this network, which takes {usualHeight} x {usualWidth}. {why}',
  colours: '{file} takes pictures of {channels} channels; Convoscope has those of a camera.',
  headNoDense:
    '{file}: the head holds {name} of the shape [{shape}], which is no dense layer. Export the network as ONNX, which says how its layers hang together.',
  headNoClasses: '{file} has a head of 0 classes: there is nothing to tell apart. Train it again.',
  noFile: 'There is no file. Choose a network, or the folder that holds it.',
  poseProject:
    '{file} is a pose project of Teachable Machine: it sees the joints that another network found, not the picture. Make an image project of the same classes.',
  audioProject: '{file} is an audio project of Teachable Machine. Make an image project instead.',
  graphModel:
    '{file} is a GraphModel, whose layers are dissolved into operations. Export it as a LayersModel ("tensorflowjs_converter --output_format=tfjs_layers_model"), or convert the network that it was made of to ONNX.',
  noTopology:
    '{file} is no model of TensorFlow.js: it lacks modelTopology. Choose the folder of a LayersModel.',
  noPictureInput: '{file} takes an input of [{shape}], which is no picture.',
  inputUnsaid: '{file} does not say what pictures it takes. Export the model again.',
  exportAgain: '{file}: {what}. Export the model again.',
  otherKerasModel: '{file} holds a model of the kind "{kind}"; Sequential and functional models are opened.',
  severalOutputs: '{file} has {count} outputs; a classifier has one. Export it without the others.',
  layerTwice: '{file} uses the layer {layer} more than once, which is not opened.',
  answersWithMaps:
    '{file} answers with maps of {height} x {width} for each of {channels} channels; Convoscope opens classifiers.',
  noWeightsListed: 'model.json lists no weights: export the model again.',
  manifestDamaged: 'model.json: its weightsManifest is damaged. Export the model again.',
  dataTruncated:
    '{files} is truncated: {name} ends at byte {end}, the data at {bytes}. Copy or download it again.',
  weightsFileMissing:
    'The file {path} is missing, which model.json names. Choose the whole folder, or the ZIP.',
  weightUnread: 'model.json: the weight {name} is of type {dtype} and shape [{shape}], which is not read.',
  otherLabels:
    '{file} names {named} classes, the network has {classes}. Take the labels of this network, or none.',
  noLabels: '{file} is no list of class names.',
  severalOnnx: 'There are {count} ONNX files: {files}. Choose one of them.',
  quantised: '{file} is quantised: take its float file, without -int8, -qdq or -quant in its name.',
  severalInputs: '{file} takes {count} inputs ({names}); a classifier of pictures takes one.',
  tensorUnread: '{file}: {name} is of type {type} and shape [{shape}], which is not read.',
  tensorBytes: '{file}: {name} holds {bytes} bytes, its shape [{shape}] needs {needed}. The file is damaged.',
  tensorNumbers:
    '{file}: {name} holds {numbers} numbers, its shape [{shape}] needs {needed}. The file is damaged.',
  numbersElsewhere:
    '{file} keeps its numbers in a file of their own, {location}: choose both together, or the folder that holds them.',
  fileTruncated:
    '{file} is truncated: {name} ends at byte {end}, the file at {size}. Copy or download it again.',
  noOnnx: '{file} is truncated or no ONNX file. Copy or download it again.',
  cycle: '{file} has a cycle: {operator} (node {node}) needs its own output. It is damaged.',
  severalOnnxOutputs:
    '{file} has {count} outputs ({names}); a classifier has one. Export it without the others.',
  independentOutput: '{file}: its output does not depend on the picture.',
  segmentation:
    '{file} answers with maps of {height} x {width} for each of {classes} channels, as networks for segmentation or detection do; Convoscope opens classifiers.',
  noPickle: '{file} {what}: it is damaged, or no file of PyTorch.',
  notThreeNumbers: 'config.json: pretrained_cfg.{name} is not three numbers.',
  torchScript:
    '{file} is a TorchScript program, not weights alone. In Python: torch.save(model.state_dict(), "weights.pth"), or export it as ONNX.',
  noTorchZip:
    '{file} is a ZIP archive, but none of torch.save: it lacks data.pkl. Rename it to .zip if it is a TensorFlow.js model.',
  unknownLength: '{file} holds numbers of unknown length. Save it again with torch.save.',
  truncated: '{file} is truncated. Copy or download it again.',
  byteOrder: '{file} was saved on a machine of another byte order. Save it again on a usual one.',
  noTensors: '{file} holds no tensors. In Python: torch.save(model.state_dict(), "weights.pth").',
  noArrays: '{file} holds no arrays: nothing was saved in it. Save the network again.',
  shapesDoNotFit: '{file} has the names of {title}, but its shapes do not fit: {why}',
  otherKernel:
    '{file} has the names of {title}, but the kernels of {name} are {height} x {width}, not {wanted} x {wanted}: a variant of it, as for small pictures, whose strides and poolings the weights do not tell. Export it as ONNX, which lists its layers.',
  greyWeights:
    '{file} takes grey pictures, {title} coloured ones. Export the network as ONNX: the colours are then mixed to grey.',
  lookalike:
    '{file} is {name}: it has the names and shapes of {title}, but computes otherwise. Export it as ONNX, which lists its layers.',
  severalSafetensors:
    'There are {count} safetensors files: {files}. A network in several parts is too large to be looked into live; else choose one of them.',
  hugeHeader: '{file} is no safetensors file: a header of {size} is none.',
  diverged:
    '{file}: {name} holds {value} at position {position}. The file is damaged or its training diverged.',
  longText: '{file} is {size} long: too much for a text.',
  notUtf8: '{file} is no text in UTF-8. Save it as one.',
  notJson: '{file} is not valid JSON. Copy or download it again.',
  unknownReference:
    '{file} refers to numbers in a way that is not known here. Save its state_dict again with torch.save.',
  oddTensor: '{file} holds a tensor that is not described as PyTorch does. Save it again.',
  tensorOverEnd:
    '{file} holds a tensor of [{shape}] that reaches over the end of its {count} numbers: it is damaged.',
  bomb: '{file} says that it unpacks from {packed} to {size} in {count} files: that is no network, and it is not unpacked.',
  noZip: '{file} is truncated or no ZIP archive. Copy or download it again.',
  password: '{file}: {name} is protected by a password. Pack it without one.',
  entryDamaged: '{file}: {name} is damaged. Copy or download it again.',
  adapter: '{file} holds an adapter (LoRA) to another network, not a network.',
  languageModel:
    '{file} holds a language model. Convoscope opens convolutional networks that name what they see in a picture.',
  diffusionModel:
    '{file} holds a diffusion model. Convoscope opens convolutional networks that name what they see in a picture.',
  detector:
    '{file} holds a detector of objects: it answers with boxes. Convoscope opens convolutional networks that name what they see in a picture. Take the classifier that it was built on.',
  segmenter:
    '{file} holds a network for segmentation: it answers with a map of classes. Convoscope opens convolutional networks that name what they see in a picture.',
  transformer:
    '{file} holds a transformer, which has no convolutions to look into. Take a convolutional network, such as a ResNet.',
  blurPool:
    '{file} holds weights of a network that blurs before its strides (antialiased, with filters called "filt"): they do not tell what follows what. Export it as ONNX, which lists its layers.',
  teachableKeras:
    '{file} is the Keras export of Teachable Machine. Choose the tab "Tensorflow.js" in its export, then "Download", and open that ZIP.',
  keras:
    '{file} is a Keras file. Convert it with "tensorflowjs_converter --input_format=keras --output_format=tfjs_layers_model", or to ONNX with tf2onnx.',
  tensorflowLite:
    '{file} is a TensorFlow Lite file. Export from Teachable Machine as "Tensorflow.js", or convert the network that it was made of to ONNX.',
  tensorflowGraph: '{file} is a TensorFlow graph. Convert it to ONNX with tf2onnx.',
  caffe: '{file} is a Caffe file. Convert it to ONNX.',
  coreMl: '{file} is a Core ML file. Export the network as ONNX.',
  compiled: '{file} is compiled for one kind of machine. Export the network as ONNX.',
  bareArrays: '{file} holds bare arrays. Save the network as safetensors, .pth or ONNX.',
  ml5Style:
    '{file} belongs to a style net of ml5, which paints and names nothing. Give it to the live style instead.',
  part: '{file} is only a part of a network. Choose the whole folder, with its model.json, config.json or .onnx file.',
  empty: '{file} is empty. Copy or download it again.',
  zeros:
    '{file} holds nothing but zeros at its beginning: it was not written to its end. Copy or download it again.',
  webPage:
    '{file} is a web page, not a network: the download was refused. Open its address in a browser and download it there.',
  lfs: '{file} is a pointer to a file that Git LFS keeps elsewhere. Run "git lfs pull", or download the file itself.',
  otherArchitecture: '{file} holds weights of an architecture that is not known here ({names}, …). {known}',
  variantWithMore:
    '{file} looks like {title}, but it has more than that, such as {name}: a variant of it, or a file that was cut. {known}',
  variantLacks:
    '{file} looks like {title}, but it lacks {name}: a variant of it, or a file that was cut. {known}',
  layerUnknown: '{file} uses the layer {kind} ("{name}"), which Convoscope does not have.',
  layerRefused: '{file}: {kind} ("{name}") {why}.',
  operatorUnknown: '{file} uses the operator {node}, which Convoscope does not have. {hint}',
  operatorRefused: '{file}: {node} {why}.',
  oldTorch: '{file} is of a PyTorch before 0.2. Load it in PyTorch and save its state_dict again.',
  noTorch:
    '{file} is no file of torch.save, or it is damaged. Save the state_dict of the network, or export it as ONNX.',
  dangerous:
    '{file} asks Python to run {name}: it was refused, and nothing was run. A file of weights never needs that. Do not open it in Python.',
  wholeObject:
    '{file} holds a whole program object ({name}), not weights alone: only Python could make it, and running it is not safe. In Python: torch.save(model.state_dict(), "weights.pth"), or export it as ONNX.',
} as const;
