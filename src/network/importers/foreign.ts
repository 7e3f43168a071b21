/** What files and weights that cannot be opened are, and what to do instead. */
import { ModelFileError } from '../errors.ts';
import type { Files } from './importer.ts';
import type { StateDict } from './stored.ts';
import { baseName, firstBytes } from './text_files.ts';

const CLASSIFIERS = 'Convoscope opens convolutional networks that name what they see in a picture.';

/** By names of weights; the first that fits some name tells. */
const KINDS: readonly [RegExp, string][] = [
  [/(^|\.)lora_[ab]|lora_(up|down)/i, 'holds an adapter (LoRA) to another network, not a network.'],
  [
    /embed_tokens|(^|\.)lm_head|word_embeddings|(^|\.)wte\.|tok_embeddings|token_embd/,
    `holds a language model. ${CLASSIFIERS}`,
  ],
  [
    /(^|\.)(down_blocks|up_blocks|time_embed|diffusion_model|input_blocks)\./,
    `holds a diffusion model. ${CLASSIFIERS}`,
  ],
  [
    /(^|\.)(rpn|roi_heads|bbox_head|bbox_embed|box_head|anchor_generator|dfl|detect)\.|model\.\d+\.(cv[23]|m)\.\d+\.|yolo/i,
    `holds a detector of objects: it answers with boxes. ${CLASSIFIERS} Take the classifier that it was built on.`,
  ],
  [
    /(^|\.)(decode_head|segmentation_head|aux_head)\./,
    `holds a network for segmentation: it answers with a map of classes. ${CLASSIFIERS}`,
  ],
  [
    /(attn|attention|self_attn)[._]|patch_embed|cls_token/,
    'holds a transformer, which has no convolutions to look into. Take a convolutional network, such as a ResNet.',
  ],
];

/** What weights that fit no architecture are, in words; null where their names do not tell. */
export function foreignWeights(state: StateDict): string | null {
  for (const [pattern, words] of KINDS)
    if ([...state.keys()].some((name) => pattern.test(name))) return words;
  return null;
}

/** Formats that other programs write, by the names of their files. */
const FORMATS: readonly [RegExp, string][] = [
  [
    /keras_model\.h5$/i,
    'is the Keras export of Teachable Machine. Choose the tab "Tensorflow.js" in its export, then "Download", and open that ZIP.',
  ],
  [
    /\.(h5|hdf5|keras)$/i,
    'is a Keras file. Convert it with "tensorflowjs_converter --input_format=keras --output_format=tfjs_layers_model", or to ONNX with tf2onnx.',
  ],
  [
    /\.tflite$/i,
    'is a TensorFlow Lite file. Export from Teachable Machine as "Tensorflow.js", or convert the network that it was made of to ONNX.',
  ],
  [/\.pb(txt)?$/i, 'is a TensorFlow graph. Convert it to ONNX with tf2onnx.'],
  [/\.(caffemodel|prototxt)$/i, 'is a Caffe file. Convert it to ONNX.'],
  [/\.(mlmodel|mlpackage|mlmodelc)$/i, 'is a Core ML file. Export the network as ONNX.'],
  [/\.(gguf|ggml|ggjt)$/i, `holds a language model. ${CLASSIFIERS}`],
  [
    /\.(engine|trt|plan|ort|om|xml|param|rknn)$/i,
    'is compiled for one kind of machine. Export the network as ONNX.',
  ],
  [/\.(npz|npy|pkl|pickle|joblib)$/i, 'holds bare arrays. Save the network as safetensors, .pth or ONNX.'],
  [
    /(^|\/)manifest\.json$/i,
    'belongs to a style net of ml5, which paints and names nothing. Give it to the live style instead.',
  ],
  [
    /\.(bin|data)$/i,
    'is only a part of a network. Choose the whole folder, with its model.json, config.json or .onnx file.',
  ],
];

const MOST_LOOKED_AT = 4096;

/**
 * What is wrong with files that no importer recognises.
 * @param files not empty
 */
export async function refusalOf(files: Files): Promise<ModelFileError> {
  const [[path, content] = ['', new Blob()]] = [...files].sort(([, a], [, b]) => b.size - a.size);
  const name = baseName(path);
  for (const [pattern, words] of FORMATS) {
    const found = [...files.keys()].find((one) => pattern.test(one));
    if (found !== undefined) return new ModelFileError(`${baseName(found)} ${words}`);
  }
  const saved = brokenBeginning(await firstBytes(content, MOST_LOOKED_AT));
  if (saved) return new ModelFileError(`${name} ${saved}`);
  const shown = [...files.keys()].slice(0, 5).map(baseName).join(', ');
  return new ModelFileError(
    `${shown}: no network that is known here. Choose a .safetensors, .pth, .pt or .onnx file, or the folder or ZIP of a TensorFlow.js model (Teachable Machine: export as "Tensorflow.js").`,
  );
}

/** Why a file cannot be what its name says; null where its first bytes do not tell. */
export function brokenBeginning(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'is empty. Copy or download it again.';
  if (bytes.every((byte) => byte === 0))
    return 'holds nothing but zeros at its beginning: it was not written to its end. Copy or download it again.';
  const text = new TextDecoder().decode(bytes.slice(0, 200)).trimStart();
  if (/^<(!doctype|html|head|\?xml)/i.test(text))
    return 'is a web page, not a network: the download was refused. Open its address in a browser and download it there.';
  if (text.startsWith('version https://git-lfs'))
    return 'is a pointer to a file that Git LFS keeps elsewhere. Run "git lfs pull", or download the file itself.';
  return null;
}
