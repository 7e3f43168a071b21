import { told } from '../../../contract/told.ts';
import { ModelFileError } from '../../errors.ts';
import { recordOf } from '../text_files.ts';

type Config = Readonly<Record<string, unknown>>;

/** A layer of Keras, the layers inside it opened up. */
export interface KerasLayer {
  /** With the names of the models that it lies in. */
  readonly path: string;
  readonly name: string;
  readonly kind: string;
  readonly config: Config;
  /** Paths of the layers that it takes. */
  readonly inputs: readonly string[];
}

export interface Topology {
  /** In an order in which each comes after its inputs. */
  readonly layers: readonly KerasLayer[];
  readonly output: string;
}

/** How layers of a model are known by their names, and what the model gives and takes. */
interface Opened {
  readonly output: string;
}

const MODELS = new Set(['Sequential', 'Model', 'Functional']);
const MOST_DEPTH = 8;

/**
 * Opens models inside of models: one list of layers.
 * @throws {ModelFileError}
 */
export function topologyOf(file: string, root: unknown): Topology {
  const layers: KerasLayer[] = [];
  const config = recordOf(root);
  const model = recordOf(config?.model_config) ?? config ?? {};
  const { output } = open(file, model, '', null, layers, 0);
  return { layers, output };
}

/** The picture that the model takes: [height, width, channels]; null where a side is free. */
export function inputShapeOf(file: string, { layers }: Topology): (number | null)[] {
  for (const { config } of layers) {
    const shape = config.batch_input_shape ?? config.batch_shape;
    if (!Array.isArray(shape)) continue;
    if (shape.length === 4) return shape.slice(1).map((side) => (typeof side === 'number' ? side : null));
    throw new ModelFileError(
      told('importErrors.noPictureInput', { file, shape: shape.map((side) => side ?? '?') }),
    );
  }
  throw new ModelFileError(told('importErrors.inputUnsaid', { file }));
}

const broken = (file: string, what: string) =>
  new ModelFileError(told('importErrors.exportAgain', { file, what }));

function open(
  file: string,
  model: Config,
  path: string,
  input: string | null,
  layers: KerasLayer[],
  depth: number,
): Opened {
  const kind = String(model.class_name);
  if (!MODELS.has(kind) || depth > MOST_DEPTH)
    throw new ModelFileError(told('importErrors.otherKerasModel', { file, kind }));
  const config = recordOf(model.config);
  // Exports of 2019 have the bare list.
  const listed = Array.isArray(model.config) ? model.config : config?.layers;
  if (!Array.isArray(listed) || listed.length === 0) throw broken(file, 'a model without layers');
  const own = listed.map((layer) => recordOf(layer) ?? {});
  return kind === 'Sequential'
    ? openChain(file, own, path, input, layers, depth)
    : openGraph(file, own, config ?? {}, path, input, layers, depth);
}

function push(
  file: string,
  layer: Config,
  path: string,
  inputs: readonly string[],
  layers: KerasLayer[],
  depth: number,
): string {
  const config = recordOf(layer.config) ?? {};
  const kind = String(layer.class_name);
  const name = String(layer.name ?? config.name ?? kind);
  const own = path ? `${path}/${name}` : name;
  if (MODELS.has(kind)) return open(file, layer, own, inputs[0] ?? null, layers, depth + 1).output;
  layers.push({ path: own, name, kind, config, inputs });
  return own;
}

function openChain(
  file: string,
  own: readonly Config[],
  path: string,
  input: string | null,
  layers: KerasLayer[],
  depth: number,
): Opened {
  let last = input;
  for (const layer of own) {
    // The model around it says what it takes.
    if (layer.class_name === 'InputLayer' && last !== null) continue;
    last = push(file, layer, path, last === null ? [] : [last], layers, depth);
  }
  return { output: last ?? '' };
}

function openGraph(
  file: string,
  own: readonly Config[],
  config: Config,
  path: string,
  input: string | null,
  layers: KerasLayer[],
  depth: number,
): Opened {
  const nameOf = (layer: Config) => String(layer.name ?? recordOf(layer.config)?.name);
  const taking = own.filter(({ class_name }) => class_name === 'InputLayer').map(nameOf);
  if (taking.length > 1)
    throw new ModelFileError(
      told('importErrors.severalInputs', { file, count: taking.length, names: taking.join(', ') }),
    );
  const outputs = new Map<string, string>();
  const waiting = new Map(own.map((layer) => [nameOf(layer), layer]));
  while (waiting.size > 0) {
    const before = waiting.size;
    for (const [name, layer] of waiting) {
      const taken = inboundOf(file, layer);
      if (!taken.every((one) => outputs.has(one))) continue;
      const isInput = layer.class_name === 'InputLayer' && input !== null;
      const inputs = taken.map((one) => outputs.get(one) as string);
      outputs.set(name, isInput ? input : push(file, layer, path, inputs, layers, depth));
      waiting.delete(name);
    }
    if (waiting.size === before)
      throw broken(
        file,
        `its layers ${[...waiting.keys()].slice(0, 3).join(', ')} need each other, or one that is missing`,
      );
  }
  const wanted = namesIn(config.output_layers);
  if (wanted.length !== 1)
    throw new ModelFileError(told('importErrors.severalOutputs', { file, count: wanted.length }));
  return { output: outputs.get(wanted[0] as string) ?? '' };
}

/** ["name", 0, 0] once or in a list. */
function namesIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return typeof value[0] === 'string' ? [value[0]] : value.map((one) => String((one as unknown[])[0]));
}

/** The layers that a layer takes: Keras 2 lists them, Keras 3 keeps tensors with a history among the arguments. */
function inboundOf(file: string, layer: Config): string[] {
  const nodes = Array.isArray(layer.inbound_nodes) ? layer.inbound_nodes : [];
  if (nodes.length > 1)
    throw new ModelFileError(told('importErrors.layerTwice', { file, layer: layer.name }));
  const [node] = nodes;
  if (node === undefined) return [];
  const args = recordOf(node)?.args;
  if (args !== undefined) return historiesIn(args);
  return (node as unknown[]).map((one) => String((one as unknown[])[0]));
}

function historiesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(historiesIn);
  const history = recordOf(recordOf(value)?.config)?.keras_history;
  return Array.isArray(history) ? [String(history[0])] : [];
}
