import { ModelFileError } from '../../errors.ts';
import type { Node } from './messages.ts';

/** What operators that cannot be opened tell of a network. */
const HINTS: readonly [RegExp, string][] = [
  [
    /Quant|^QLinear|Integer$/,
    'The network is quantised: take its float file, without -int8, -qdq or -quant in its name.',
  ],
  [/^(NonMaxSuppression|RoiAlign|MaxRoiPool)$/, 'It is a detector of objects; Convoscope opens classifiers.'],
  [
    /^(LayerNormalization|Einsum|Attention|MultiHeadAttention|Gelu)$/,
    'It is a transformer; Convoscope looks into convolutions.',
  ],
  [
    /^(Loop|If|Scan|LSTM|GRU|RNN)$/,
    'It decides while it runs; Convoscope opens networks that always run the same way.',
  ],
  [
    /^(ArgMax|TopK|ZipMap)$/,
    'Export the network without what picks the best class: its last layer must give class scores.',
  ],
  [
    /^(Resize|Upsample|DepthToSpace|GridSample)$/,
    'It enlarges maps, as networks for segmentation do; Convoscope opens classifiers.',
  ],
  [
    /^(GatherND|TfIdfVectorizer|StringNormalizer)$/,
    'It reads text; Convoscope opens classifiers of pictures.',
  ],
];

/** @param why in half a sentence; absent where the operator itself is not known */
export function refused(
  file: string,
  { operator, name, outputs, domain }: Node,
  why?: string,
): ModelFileError {
  const node = `${domain ? `${domain}.` : ''}${operator} (node ${name || outputs[0] || 'without a name'})`;
  const hint = HINTS.find(([pattern]) => pattern.test(operator))?.[1];
  return new ModelFileError(
    why === undefined
      ? `${file} uses the operator ${node}, which Convoscope does not have. ${hint ?? 'Export the network with plain layers.'}`
      : `${file}: ${node} ${why}.`,
  );
}
