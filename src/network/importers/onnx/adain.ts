import { told } from '../../../contract/told.ts';
import { IMAGE, type LayerName } from '../../description.ts';
import { ModelFileError } from '../../errors.ts';
import type { Graph } from '../graph.ts';
import { vector } from '../graph.ts';
import { Call } from './call.ts';
import type { Constant } from './constant.ts';
import { axesOf, sidesOf } from './fold.ts';
import type { Node } from './messages.ts';
import { refused } from './refusals.ts';
import {
  type Deviation,
  deviationOf,
  isNear,
  isSamePlace,
  less,
  mapOf,
  plus,
  pooled,
  power,
  product,
  quotient,
  reshaped,
  type Statistic,
  times,
} from './statistics.ts';
import { folded, translated } from './translate.ts';
import { type Flowing, isConstant, type Value } from './value.ts';

/** A place where features of the one picture get the means and deviations of the other's. */
export interface Join {
  /** The inputs of the content's graph that they come in by. */
  readonly deviation: LayerName;
  readonly mean: LayerName;
  readonly channels: number;
  /** The layer of the style's graph that is measured. */
  readonly measured: LayerName;
  /** How its deviation is. */
  readonly style: Deviation;
  /** What is added to that. */
  readonly margin: number;
}

export interface Joined {
  readonly content: Graph;
  readonly style: Graph;
  readonly output: LayerName;
  readonly joins: readonly Join[];
}

/** What comes from one of the pictures. */
interface Streaming {
  readonly graph: Graph;
  readonly flowing: Flowing;
}

/** A constant that is not worked out: the shapes that Expand asks for, which nobody needs here. */
interface Unknown {
  readonly why: ModelFileError;
}

type Known = Constant | Streaming | Statistic | Unknown;

const isStreaming = (value: Known | undefined): value is Streaming =>
  value !== undefined && 'flowing' in value;
const isStatistic = (value: Known | undefined): value is Statistic => value !== undefined && 'what' in value;
const isUnknown = (value: Known | undefined): value is Unknown => value !== undefined && 'why' in value;
const isNumber = (value: Known | undefined): value is Constant => value !== undefined && 'values' in value;

/** Added to a map's own deviation, at most: features deviate by far more. */
const MOST_MARGIN = 1e-4;
/** Under the root, where a file adds nothing, as torch's exporter drops what is small: a channel of one number all over is 0 then. */
const LEAST_EPSILON = 1e-16;

/** One number, where it is one. */
const single = (value: Known | undefined): number | undefined =>
  isNumber(value) && value.values.length === 1 ? value.values[0] : undefined;

/** The numbers of a picture's map by channels; undefined where it is none. */
function measurable(value: Known | undefined): Statistic | undefined {
  if (isStatistic(value)) return value;
  if (!isStreaming(value) || value.flowing.view !== 'nchw' || value.flowing.doubled || value.flowing.pad)
    return undefined;
  const [height, width, channels] = value.graph.shapeOf(value.flowing.layer);
  return mapOf({ graph: value.graph, layer: value.flowing.layer }, [1, channels, height, width]);
}

/** Follows a net of two pictures, and writes each one's branch down as layers. */
export class AdaIn {
  readonly #values: Map<string, Known>;
  readonly #joins: (Join & { readonly graph: Graph; readonly from: Graph })[] = [];

  /**
   * @param constants those of the file, and what stands for inputs that are no pictures, by name
   * @param pictures the graphs of the branches, by their inputs' names
   */
  constructor(
    readonly file: string,
    readonly opset: number,
    constants: ReadonlyMap<string, Constant>,
    readonly pictures: ReadonlyMap<string, Graph>,
  ) {
    this.#values = new Map<string, Known>(constants);
    for (const [name, graph] of pictures)
      this.#values.set(name, { graph, flowing: { layer: IMAGE, view: 'nchw' } });
  }

  /** @throws {ModelFileError} naming the operator and node that is not known */
  take(node: Node): void {
    if (node.domain !== '' && node.domain !== 'ai.onnx') throw refused(this.file, node);
    const inputs = node.inputs.map((name) => {
      const value = name === '' ? undefined : this.#values.get(name);
      if (name !== '' && !value) throw refused(this.file, node, `takes "${name}", which nothing gives`);
      return value;
    });
    const flows = inputs.some((value) => isStreaming(value) || isStatistic(value));
    const made = flows
      ? (this.#followed(node, inputs) ?? this.#layers(node, inputs))
      : this.#known(node, inputs);
    this.#values.set(node.outputs[0] ?? '', made);
  }

  /** @param output its name @throws {ModelFileError} where it is not made of both pictures */
  joined(output: string): Joined {
    const value = this.#values.get(output);
    const painted = isStreaming(value) ? value : undefined;
    const joins = this.#joins.filter(({ graph }) => graph === painted?.graph);
    const [first] = joins;
    if (!painted || painted.flowing.doubled || !first)
      throw new ModelFileError(told('styleErrors.notAdain', { file: this.file }));
    return { content: first.graph, style: first.from, output: painted.flowing.layer, joins };
  }

  #known(node: Node, inputs: readonly (Known | undefined)[]): Known {
    const unknown = inputs.find(isUnknown);
    if (unknown) return unknown;
    const [graph] = this.pictures.values();
    try {
      const value = folded(new Call(graph as Graph, node, inputs as Constant[], 1, this.opset));
      if (value && isConstant(value)) return value;
    } catch (error) {
      if (error instanceof ModelFileError) return { why: error };
      throw error;
    }
    return { why: refused(this.file, node) };
  }

  /** As layers, where all of it comes from one picture. */
  #layers(node: Node, inputs: readonly (Known | undefined)[]): Known {
    const flows = inputs.map((value) => (isStatistic(value) ? this.#normalised(node, value) : value));
    const graphs = new Set(flows.filter(isStreaming).map((value) => value.graph));
    const [graph] = graphs;
    if (graphs.size > 1 || !graph)
      throw refused(this.file, node, 'joins the two pictures otherwise than AdaIN, by means and deviations');
    const values = flows.map((value): Value | undefined => {
      if (isUnknown(value)) throw value.why;
      return isStreaming(value) ? value.flowing : (value as Constant | undefined);
    });
    const call = new Call(graph, node, values, 1, this.opset);
    const made = folded(call) ?? translated(call);
    return isConstant(made) ? made : { graph, flowing: made };
  }

  /** A normalised map that goes on as it is. */
  #normalised(node: Node, value: Statistic): Streaming {
    const { of, over, by } = value;
    const deviation = over && !by && value.what === 'centred' ? this.#own(value, over) : null;
    if (!deviation || value.dims.length !== 4)
      throw refused(this.file, node, 'uses means and deviations of features otherwise than AdaIN does');
    const channels = of.graph.shapeOf(of.layer)[2];
    const layer = of.graph.add('norm', { kind: 'instanceNorm', ...deviation }, [of.layer], {
      ...{ weight: vector(new Float32Array(channels).fill(1)), bias: vector(new Float32Array(channels)) },
    });
    return { graph: of.graph, flowing: { layer, view: 'nchw' } };
  }

  /** How a map's own deviation is, which it is divided by; null where no layer does so. */
  #own(value: Statistic, over: Statistic) {
    const deviation = isSamePlace(value, over) && over.margin <= MOST_MARGIN ? deviationOf(over) : null;
    if (!deviation) return null;
    // Behind the root it only keeps from dividing by nothing: below it does so, too.
    const epsilon = Math.max(LEAST_EPSILON, deviation.epsilon + over.margin ** 2);
    return { epsilon, ...(deviation.unbiased && { unbiased: true as const }) };
  }

  /** What an operator makes of means and deviations; null where it has to do with layers alone. */
  #followed(node: Node, inputs: readonly (Known | undefined)[]): Known | null {
    const { operator } = node;
    const [first, second] = inputs;
    const [a, b] = [measurable(first), measurable(second)];
    const keeps = (node.attributes.get('keepdims')?.int ?? 1) === 1;
    switch (operator) {
      case 'Identity':
      case 'Cast':
        return isStatistic(first) ? first : null;
      case 'Expand':
        return first ?? null;
      case 'Shape':
        return isStatistic(first) ? sidesOf(node, first.dims) : null;
      case 'Reshape':
      case 'Flatten':
      case 'Squeeze':
      case 'Unsqueeze': {
        const shaped =
          a && !isUnknown(second) ? reshaped(node, a, isNumber(second) ? second : undefined) : null;
        // A picture stays one.
        return shaped && isStreaming(first) && shaped.dims.length === 4 ? null : shaped;
      }
      case 'GlobalAveragePool':
        return a ? pooled(a, [2, 3], true, false) : null;
      case 'ReduceMean':
      case 'ReduceSum':
        return a
          ? pooled(
              a,
              axesOf(
                node,
                inputs.map((value) => (isNumber(value) ? value : undefined)),
                1,
              ),
              keeps,
              operator === 'ReduceSum',
            )
          : null;
      case 'InstanceNormalization':
        return a ? normOf(node, a, inputs) : null;
      case 'Sqrt':
        return a ? power(a, 0.5) : null;
      case 'Pow':
        return a ? power(a, single(second) ?? 1) : null;
      case 'Sub':
        return a && b ? less(a, b) : null;
      case 'Mul':
        if (isStreaming(first) && isStreaming(second)) return null;
        return a && b ? product(a, b) : multiplied(first, second);
      case 'Div':
        if (isStreaming(first) && isStreaming(second)) return null;
        return a && b ? quotient(a, b) : multiplied(first, second, true);
      case 'Add':
        return a && b ? (this.#join(node, a, b) ?? this.#join(node, b, a)) : added(first, second);
      default:
        return null;
    }
  }

  /** AdaIN's last step: the other picture's mean is added. */
  #join(node: Node, map: Statistic, mean: Statistic): Streaming | null {
    const { what, of, over, by } = map;
    if (what !== 'centred' || !over || !by || mean.what !== 'mean') return null;
    const [own, style] = [this.#own(map, over), deviationOf(by)];
    const channels = of.graph.shapeOf(of.layer)[2];
    const fits = isSamePlace(by, mean) && isNear(mean.factor, 1) && by.of.graph !== of.graph;
    if (!own || !style || !fits || by.of.graph.shapeOf(by.of.layer)[2] !== channels)
      throw refused(this.file, node, 'joins means and deviations of features otherwise than AdaIN does');
    const number = this.#joins.length + 1;
    const [deviation, shift] = ['deviation', 'mean'].map((part) =>
      of.graph.takes(`adain.${number}.${part}`, [1, 1, channels]),
    ) as [LayerName, LayerName];
    const settings = { kind: 'conditionalInstanceNorm', ...own } as const;
    const layer = of.graph.add(`adain.${number}`, settings, [of.layer, deviation, shift]);
    this.#joins.push({
      ...{ graph: of.graph, from: by.of.graph, deviation, mean: shift, channels },
      ...{ measured: by.of.layer, style, margin: by.margin },
    });
    return { graph: of.graph, flowing: { layer, view: 'nchw' } };
  }
}

/** Instance norm without a scale and a shift of its own divides the centred map by its deviation. */
function normOf({ attributes }: Node, map: Statistic, [, scale, shift]: readonly (Known | undefined)[]) {
  const all = (value: Known | undefined, wanted: number) =>
    isNumber(value) && Array.from(value.values).every((one) => one === wanted);
  if (map.what !== 'map' || !all(scale, 1) || !all(shift, 0)) return null;
  const epsilon = attributes.get('epsilon')?.float ?? 1e-5;
  return { ...map, what: 'centred', over: { ...map, what: 'deviation', epsilon } } as const;
}

/** A mean or variance times a number; a map once or not at all, as it is mixed by how strong the style is. */
function multiplied(first: Known | undefined, second: Known | undefined, divides = false): Known | null {
  const [number, value] =
    single(second) === undefined && !divides ? [single(first), second] : [single(second), first];
  if (number === undefined || !value) return null;
  if (isStatistic(value)) return times(value, divides ? 1 / number : number);
  if (number === 1) return value;
  return number === 0 && !divides ? { dims: [], values: [0] } : null;
}

function added(first: Known | undefined, second: Known | undefined): Known | null {
  const [number, value] = single(second) === undefined ? [single(first), second] : [single(second), first];
  if (number === undefined || !value) return null;
  if (isStatistic(value)) return plus(value, number);
  return number === 0 ? value : null;
}
