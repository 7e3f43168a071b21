import { told } from '../../../contract/told.ts';
import { IMAGE, type LayerName } from '../../description.ts';
import { ModelFileError } from '../../errors.ts';
import type { Graph } from '../graph.ts';
import { ACTIVATIONS } from './activations.ts';
import { Call, type Flowing } from './call.ts';
import { CONVOLUTIONS } from './convolutions.ts';
import { DENSE } from './dense.ts';
import { JOINS } from './joins.ts';
import { NORMALISATIONS } from './normalisations.ts';
import { POOLS } from './pools.ts';
import { SHAPES } from './shapes.ts';
import type { KerasLayer, Topology } from './topology.ts';
import type { Variable } from './weights.ts';

/** Layers that do nothing once training is over. */
const NOTHING = new Set([
  ...[
    'Dropout',
    'SpatialDropout2D',
    'AlphaDropout',
    'GaussianNoise',
    'GaussianDropout',
    'ActivityRegularization',
  ],
  ...[
    'RandomFlip',
    'RandomRotation',
    'RandomZoom',
    'RandomContrast',
    'RandomBrightness',
    'RandomTranslation',
  ],
]);

/** By kind, those that take a padded picture. */
const PADDED = new Map(Object.entries(CONVOLUTIONS));

/** By kind, those before which the zeros of a ZeroPadding2D are put in by a layer of their own. */
const SETTLED = new Map(
  Object.entries({ ...ACTIVATIONS, ...POOLS, ...DENSE, ...NORMALISATIONS, ...SHAPES, ...JOINS }),
);

/**
 * Writes the topology down as layers.
 * @param last the layer after which nothing is needed; the class scores by default
 * @throws {ModelFileError} naming the layer that cannot be opened
 */
export function translate(
  { layers, output }: Topology,
  variables: ReadonlyMap<string, Variable>,
  graph: Graph,
  last?: LayerName,
): { readonly graph: Graph; readonly logits: LayerName } {
  const translation = new Translation(variables, graph);
  for (const layer of layers) {
    translation.take(layer);
    if (last !== undefined && graph.layer(last)) return { graph, logits: last };
  }
  return { graph, logits: translation.logits(output) };
}

class Translation {
  readonly #outputs = new Map<string, Flowing>();

  constructor(
    readonly variables: ReadonlyMap<string, Variable>,
    readonly graph: Graph,
  ) {}

  take(layer: KerasLayer): void {
    const inputs = layer.inputs.map((path) => this.#outputs.get(path) as Flowing);
    const given: readonly Flowing[] = inputs.length > 0 ? inputs : [{ layer: IMAGE }];
    this.#outputs.set(layer.path, translated(new Call(this.graph, layer, given, this.variables)));
  }

  /** The class scores: a softmax or a sigmoid at the end is taken off. */
  logits(output: string): LayerName {
    const { layer = IMAGE } = this.#outputs.get(output) ?? {};
    const logits = this.graph.scoresAt(layer);
    const [height, width, channels] = this.graph.shapeOf(logits);
    if (logits === IMAGE || height !== 1 || width !== 1)
      throw new ModelFileError(
        told('importErrors.answersWithMaps', { file: this.graph.file, height, width, channels }),
      );
    return logits;
  }
}

function translated(call: Call): Flowing {
  const { graph, inputs, layer, variables } = call;
  const [first] = inputs as [Flowing];
  if (NOTHING.has(layer.kind)) return first;
  if (layer.kind === 'InputLayer') return { layer: IMAGE };
  if (layer.kind !== 'Dense' && inputs.some(({ scaled }) => scaled))
    throw call.refused('follows a normalisation of a flattened map, and is no dense layer');
  const padded = PADDED.get(layer.kind);
  if (padded) return padded(call, first);
  const settled = inputs.map((input) => call.settled(input));
  const [input] = settled as [Flowing];
  const translator = SETTLED.get(layer.kind);
  if (!translator) throw call.refused();
  return translator(new Call(graph, layer, settled, variables), input);
}
