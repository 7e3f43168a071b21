import type { InputDescription, LayerName, NetworkDescription } from '../description.ts';
import { forGrey, type Graph, titled } from './graph.ts';
import type { ImportedNetwork, Size } from './importer.ts';
import type { Labels } from './labels.ts';
import type { GuessedInput } from './preprocessing.ts';
import { trainedCount } from './stored.ts';
import { baseName, stem } from './text_files.ts';

export interface Translation {
  readonly graph: Graph;
  readonly logits: LayerName;
}

interface About {
  /** Path of the file that says what the layers are. */
  readonly file: string;
  readonly format: string;
  readonly title: string;
  readonly bytes: number;
  readonly mirrored: boolean;
  readonly named: Labels;
  readonly guessed: GuessedInput;
}

/**
 * A network whose file lists its layers.
 * @param first its translation for the size that it was trained with
 * @param again its translation for another size
 */
export function fromGraph(
  first: Translation,
  about: About,
  again: (size: Size) => Translation,
): ImportedNetwork {
  const { file, format, title, bytes, mirrored, named, guessed } = about;
  const input = inputOf(first.graph, guessed.input);
  const layersOf = ({ graph, logits }: Translation) => titled(graph.upTo(logits), logits);
  const layers = layersOf(first);
  const weights = first.graph.weightsOf(layers);
  const description: NetworkDescription = {
    ...{ id: stem(file), title, paper: '', source: baseName(file), licence: 'unknown' },
    ...{ input, layers, logits: first.logits, labels: named.labels },
  };
  return {
    description,
    weights,
    layersFor(size) {
      if (size.height === input.height && size.width === input.width) return layers;
      const translated = again(size);
      while (translated.graph.takeNormalisation());
      return layersOf(translated);
    },
    card: {
      ...{ format, network: title, architecture: null, from: baseName(file), bytes, mirrored, input },
      parameters: trainedCount(weights),
      ...{ classes: first.graph.shapeOf(first.logits)[2], featuresOnly: false, labelsFrom: named.labelsFrom },
      unsure: [...guessed.unsure, ...named.unsure],
    },
  };
}

/** The input, with what the network itself does to it first: s ((v - m) / d) + t = (v - (m - t d / s)) / (d / s). */
function inputOf(graph: Graph, guessed: InputDescription): InputDescription {
  let input = guessed;
  for (let own = graph.takeNormalisation(); own; own = graph.takeNormalisation()) {
    const { scale, offset } = own;
    const { mean, std } = input;
    const triple = (value: (channel: 0 | 1 | 2, s: number) => number) =>
      [value(0, scale[0] as number), value(1, scale[1] as number), value(2, scale[2] as number)] as const;
    input = {
      ...input,
      mean: triple((c, s) => mean[c] - ((offset[c] as number) * std[c]) / s),
      std: triple((c, s) => std[c] / s),
    };
  }
  return graph.channels === 1 ? forGrey(input) : input;
}
