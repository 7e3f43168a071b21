import { told } from '../../../contract/told.ts';
import { IMAGE, type LayerName } from '../../description.ts';
import { ModelFileError } from '../../errors.ts';
import type { Graph } from '../graph.ts';
import { ACTIVATIONS } from './activations.ts';
import { Call } from './call.ts';
import type { Constant } from './constant.ts';
import { CONVOLUTIONS } from './convolutions.ts';
import { DENSE } from './dense.ts';
import { ENLARGING } from './enlarging.ts';
import { fold, sidesOf } from './fold.ts';
import { arithmetic, ELEMENTWISE, JOINS } from './joins.ts';
import type { Node, OnnxModel } from './messages.ts';
import { NORMALISATIONS } from './normalisations.ts';
import { POOLS } from './pools.ts';
import { refused } from './refusals.ts';
import { SHAPES } from './shapes.ts';
import { isConstant, type Value } from './value.ts';

/** Those whose first input comes from the picture, by name. */
const OPERATORS = new Map(
  Object.entries({
    ...ACTIVATIONS,
    ...CONVOLUTIONS,
    ...POOLS,
    ...NORMALISATIONS,
    ...ENLARGING,
    ...DENSE,
    ...SHAPES,
    ...JOINS,
  }),
);

export interface Translated {
  readonly graph: Graph;
  readonly logits: LayerName;
}

/**
 * Writes the graph down as layers.
 * @param nodes sorted
 * @param constants the initializers, by name
 * @param last the layer after which nothing is needed; the class scores by default
 * @throws {ModelFileError} naming the operator and node that cannot be opened
 */
export function translate(
  file: string,
  model: OnnxModel,
  nodes: readonly Node[],
  constants: ReadonlyMap<string, Constant>,
  graph: Graph,
  view: 'nchw' | 'nhwc',
  last?: LayerName,
): Translated {
  const translator = new Translator(file, model, constants, graph, view);
  for (const node of nodes) {
    translator.take(node);
    if (last !== undefined && graph.layer(last)) return { graph, logits: last };
  }
  return { graph, logits: translator.logits() };
}

/**
 * The same of a network that paints.
 * @param start the layer whose output is what it takes
 * @returns the layer whose output is the picture
 * @throws {ModelFileError}
 */
export function translatePainter(
  file: string,
  model: OnnxModel,
  nodes: readonly Node[],
  constants: ReadonlyMap<string, Constant>,
  graph: Graph,
  start: LayerName = IMAGE,
): LayerName {
  const translator = new Translator(file, model, constants, graph, 'nchw', start);
  for (const node of nodes) translator.take(node);
  return translator.output();
}

class Translator {
  readonly #values: Map<string, Value>;
  readonly #batch: number | null | undefined;

  constructor(
    readonly file: string,
    readonly model: OnnxModel,
    constants: ReadonlyMap<string, Constant>,
    readonly graph: Graph,
    view: 'nchw' | 'nhwc',
    start: LayerName = IMAGE,
  ) {
    this.#values = new Map<string, Value>(constants);
    const input = model.inputs.find(({ name }) => !constants.has(name));
    this.#batch = input?.dims[0];
    this.#values.set(input?.name ?? '', { layer: start, view });
  }

  take(node: Node): void {
    if (node.domain !== '' && node.domain !== 'ai.onnx') throw refused(this.file, node);
    const inputs = node.inputs.map((name) => (name === '' ? undefined : this.#valueOf(node, name)));
    const [output = ''] = node.outputs;
    const call = new Call(this.graph, node, inputs, this.#batch, this.model.opset);
    this.#values.set(output, folded(call) ?? translated(call));
  }

  /** The layer whose output is that of the network. */
  output(): LayerName {
    const [output] = this.model.outputs;
    if (!output || this.model.outputs.length > 1)
      throw new ModelFileError(
        told('importErrors.severalOnnxOutputs', {
          file: this.file,
          count: this.model.outputs.length,
          names: this.model.outputs.map(({ name }) => name).join(', '),
        }),
      );
    const value = this.#values.get(output.name);
    if (!value || isConstant(value) || value.layer === IMAGE || value.doubled)
      throw new ModelFileError(told('importErrors.independentOutput', { file: this.file }));
    return value.layer;
  }

  /** The layer that holds the class scores; a softmax or a sigmoid at the end is taken off. */
  logits(): LayerName {
    const logits = this.graph.scoresAt(this.output());
    const [height, width, classes] = this.graph.shapeOf(logits);
    if (height !== 1 || width !== 1)
      throw new ModelFileError(
        told('importErrors.segmentation', { file: this.file, height, width, classes }),
      );
    return logits;
  }

  #valueOf(node: Node, name: string): Value {
    const value = this.#values.get(name);
    if (value) return value;
    throw refused(this.file, node, `takes "${name}", which nothing gives`);
  }
}

/** What is known before the network runs; null where it comes from the picture. @throws {ModelFileError} */
export function folded(call: Call): Value | null {
  const { inputs, node } = call;
  const { operator, attributes } = node;
  if (operator === 'Constant') {
    const value = attributes.get('value_ints')?.ints ?? attributes.get('value_floats')?.floats;
    if (value) return { dims: [value.length], values: value, whole: attributes.has('value_ints') };
    const [int, float] = [attributes.get('value_int'), attributes.get('value_float')];
    if (int || float)
      return { dims: [], values: [int ? int.int : (float?.float ?? 0)], whole: int !== undefined };
    throw call.refused('has no value that is read');
  }
  const [first] = inputs;
  if (operator === 'Shape' && first && !isConstant(first)) {
    return sidesOf(node, call.dims(first));
  }
  if (!inputs.every((value) => value === undefined || isConstant(value))) return null;
  const known = fold(node, inputs as (Constant | undefined)[]);
  if (known) return known;
  throw call.refused('works on constants in a way that is not known here');
}

/** The layers of what comes from the picture. @throws {ModelFileError} */
export function translated(call: Call): Value {
  const { operator } = call.node;
  const isLogarithm = call.inputs.some((value) => value && !isConstant(value) && value.isLogarithm);
  if (isLogarithm && !Object.hasOwn(SHAPES, operator))
    throw call.refused('takes the logarithm of a softmax, which is known at the end of a network alone');
  const elementwise = ELEMENTWISE.get(operator);
  if (elementwise) return arithmetic(call, elementwise);
  const translator = OPERATORS.get(operator);
  if (!translator) throw call.refused();
  return translator(call, call.flowing());
}
