/** What files and weights that cannot be opened are, and what to do instead. */
import { type Told, told } from '../../contract/told.ts';
import { ModelFileError } from '../errors.ts';
import type { Files } from './importer.ts';
import type { StateDict } from './stored.ts';
import { baseName, firstBytes } from './text_files.ts';

/** By names of weights; the first that fits some name tells. */
const KINDS = [
  [/(^|\.)lora_[ab]|lora_(up|down)/i, 'importErrors.adapter'],
  [
    /embed_tokens|(^|\.)lm_head|word_embeddings|(^|\.)wte\.|tok_embeddings|token_embd/,
    'importErrors.languageModel',
  ],
  [/(^|\.)(down_blocks|up_blocks|time_embed|diffusion_model|input_blocks)\./, 'importErrors.diffusionModel'],
  [
    /(^|\.)(rpn|roi_heads|bbox_head|bbox_embed|box_head|anchor_generator|dfl|detect)\.|model\.\d+\.(cv[23]|m)\.\d+\.|yolo/i,
    'importErrors.detector',
  ],
  [/(^|\.)(decode_head|segmentation_head|aux_head)\./, 'importErrors.segmenter'],
  [/(attn|attention|self_attn)[._]|patch_embed|cls_token/, 'importErrors.transformer'],
  [/(^|\.)filt$/, 'importErrors.blurPool'],
] as const;

/** What weights that fit no architecture are, in words; null where their names do not tell. */
export function foreignWeights(file: string, state: StateDict): Told | null {
  for (const [pattern, code] of KINDS)
    if ([...state.keys()].some((name) => pattern.test(name))) return told(code, { file });
  return null;
}

/** Formats that other programs write, by the names of their files. */
const FORMATS = [
  [/keras_model\.h5$/i, 'importErrors.teachableKeras'],
  [/\.(h5|hdf5|keras)$/i, 'importErrors.keras'],
  [/\.tflite$/i, 'importErrors.tensorflowLite'],
  [/\.pb(txt)?$/i, 'importErrors.tensorflowGraph'],
  [/\.(caffemodel|prototxt)$/i, 'importErrors.caffe'],
  [/\.(mlmodel|mlpackage|mlmodelc)$/i, 'importErrors.coreMl'],
  [/\.(gguf|ggml|ggjt)$/i, 'importErrors.languageModel'],
  [/\.(engine|trt|plan|ort|om|xml|param|rknn)$/i, 'importErrors.compiled'],
  [/\.(npz|npy|pkl|pickle|joblib)$/i, 'importErrors.bareArrays'],
  [/(^|\/)manifest\.json$/i, 'importErrors.ml5Style'],
  [/\.(bin|data)$/i, 'importErrors.part'],
] as const;

const MOST_LOOKED_AT = 4096;

/**
 * What is wrong with files that no importer recognises.
 * @param files not empty
 */
export async function refusalOf(files: Files): Promise<ModelFileError> {
  const [[path, content] = ['', new Blob()]] = [...files].sort(([, a], [, b]) => b.size - a.size);
  const name = baseName(path);
  for (const [pattern, code] of FORMATS) {
    const found = [...files.keys()].find((one) => pattern.test(one));
    if (found !== undefined) return new ModelFileError(told(code, { file: baseName(found) }));
  }
  const saved = brokenBeginning(name, await firstBytes(content, MOST_LOOKED_AT));
  if (saved) return new ModelFileError(saved);
  const shown = [...files.keys()].slice(0, 5).map(baseName).join(', ');
  return new ModelFileError(told('importErrors.noNetworkKnown', { files: shown }));
}

/** Why a file cannot be what its name says; null where its first bytes do not tell. */
export function brokenBeginning(file: string, bytes: Uint8Array): Told | null {
  if (bytes.length === 0) return told('importErrors.empty', { file });
  if (bytes.every((byte) => byte === 0)) return told('importErrors.zeros', { file });
  const text = new TextDecoder().decode(bytes.slice(0, 200)).trimStart();
  if (/^<(!doctype|html|head|\?xml)/i.test(text)) return told('importErrors.webPage', { file });
  if (text.startsWith('version https://git-lfs')) return told('importErrors.lfs', { file });
  return null;
}
