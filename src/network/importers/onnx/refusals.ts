import { told } from '../../../contract/told.ts';
import { ModelFileError } from '../../errors.ts';
import type { Node } from './messages.ts';

/** What operators that cannot be opened tell of a network. */
const HINTS = [
  [/Quant|^QLinear|Integer$/, 'pieces.onnxQuantised'],
  [/^(NonMaxSuppression|RoiAlign|MaxRoiPool)$/, 'pieces.onnxDetector'],
  [/^(LayerNormalization|Einsum|Attention|MultiHeadAttention|Gelu)$/, 'pieces.onnxTransformer'],
  [/^(Loop|If|Scan|LSTM|GRU|RNN)$/, 'pieces.onnxDecides'],
  [/^(ArgMax|TopK|ZipMap)$/, 'pieces.onnxBestClass'],
  [/^(Resize|Upsample|DepthToSpace|GridSample)$/, 'pieces.onnxEnlarges'],
  [/^Gather$/, 'pieces.onnxColours'],
  [/^(GatherND|TfIdfVectorizer|StringNormalizer)$/, 'pieces.onnxText'],
] as const;

/** @param why in half a sentence; absent where the operator itself is not known */
export function refused(
  file: string,
  { operator, name, outputs, domain }: Node,
  why?: string,
): ModelFileError {
  const node = `${domain ? `${domain}.` : ''}${operator} (node ${name || outputs[0] || 'without a name'})`;
  const hint = HINTS.find(([pattern]) => pattern.test(operator))?.[1] ?? 'pieces.onnxPlain';
  return new ModelFileError(
    why === undefined
      ? told('importErrors.operatorUnknown', { file, node, hint: told(hint) })
      : told('importErrors.operatorRefused', { file, node, why }),
  );
}
