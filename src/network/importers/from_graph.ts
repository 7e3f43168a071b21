import { told, toldOf } from '../../contract/told.ts';
import type { InputDescription, LayerName, NetworkDescription } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import { forGrey, Graph, titled } from './graph.ts';
import { doubtsOf } from './head.ts';
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
 * @param written its translation into an empty graph of another size, up to a layer; to the class scores by default
 */
export function fromGraph(
  first: Translation,
  about: About,
  written: (graph: Graph, last?: LayerName) => Translation,
): ImportedNetwork {
  const { file, format, title, bytes, mirrored, named, guessed } = about;
  const input = inputOf(first.graph, guessed.input);
  const layersOf = ({ graph, logits }: Translation) => titled(graph.upTo(logits), first.logits, first.graph);
  const layers = layersOf(first);
  const weights = first.graph.weightsOf(layers);
  const classes = first.graph.shapeOf(first.logits)[2];
  const doubts = doubtsOf(classes, first.graph.hasSigmoidBehind(first.logits));
  const description: NetworkDescription = {
    ...{ id: stem(file), title, paper: '', source: baseName(file), licence: 'unknown' },
    ...{ input: { ...input, mirrored }, layers, logits: first.logits, labels: named.labels },
  };
  return {
    description,
    weights,
    layersFor(size, last) {
      if (size.height === input.height && size.width === input.width) return layers;
      const translated = fitting(size, input, () =>
        written(new Graph(first.graph.file, size, first.graph.channels, first.graph), last),
      );
      while (translated.graph.takeNormalisation());
      return layersOf(translated);
    },
    card: {
      ...{ format, network: title, architecture: null, from: baseName(file), bytes, mirrored, input },
      parameters: trainedCount(weights),
      ...{ classes, featuresOnly: false, labelsFrom: named.labelsFrom },
      unsure: [...doubts, ...guessed.unsure, ...named.unsure],
    },
  };
}

/** @throws {ModelFileError} saying that it is for the sake of the size that a layer does not fit what it takes */
function fitting(size: Size, usual: Size, translation: () => Translation): Translation {
  try {
    return translation();
  } catch (cause) {
    if (!(cause instanceof ModelFileError)) throw cause;
    throw new ModelFileError(
      told('importErrors.otherSize', {
        height: size.height,
        width: size.width,
        usualHeight: usual.height,
        usualWidth: usual.width,
        why: toldOf(cause),
      }),
      { cause },
    );
  }
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
