import type { ModelFileError } from '../../errors.ts';
import type { Graph, LayerSettings, Parameters } from '../graph.ts';
import type { Constant } from './constant.ts';
import type { Node } from './messages.ts';
import { refused } from './refusals.ts';
import { type Flowing, isConstant, type Value } from './value.ts';

/** What writers call values that nobody named: "t73", "146", "val_12". */
const NUMBERED = /^(t|v|n|x|val|value|tensor|output)?[._:]*\d+$/i;

/** One node with what it takes, and the graph that its layers are added to. */
export class Call {
  /**
   * @param inputs undefined where an optional one is left out
   * @param batch the number of pictures that the file fixes; null or undefined where it is free
   * @param opset of the standard operators
   */
  constructor(
    readonly graph: Graph,
    readonly node: Node,
    readonly inputs: readonly (Value | undefined)[],
    readonly batch: number | null | undefined,
    readonly opset: number,
  ) {}

  /** @param why in half a sentence; absent where the operator itself is not known */
  refused(why?: string): ModelFileError {
    return refused(this.graph.file, this.node, why);
  }

  /** The shape of a value as ONNX sees it. */
  dims({ layer, view }: Flowing): number[] {
    const [height, width, channels] = this.graph.shapeOf(layer);
    if (view === 'nchw') return [1, channels, height, width];
    return view === 'nhwc' ? [1, height, width, channels] : [1, channels * height * width];
  }

  /** The input that comes from the picture; of two-input operators the first. */
  flowing(): Flowing {
    const [first] = this.inputs;
    if (!first || isConstant(first))
      throw this.refused('does not take what comes from the picture as its first input');
    // A picture that is made larger is known before a mirrored border and a convolution alone.
    if (first.doubled && !/^(Conv|Pad)$/.test(this.node.operator))
      throw this.refused('takes a picture that was made larger, and is no convolution');
    return this.node.operator === 'Conv' ? first : this.settled(first);
  }

  /** With the zeros of a Pad carried out. */
  settled(value: Flowing): Flowing {
    if (!value.pad) return value;
    const layer = this.graph.add(`${this.name()}_pad`, { kind: 'zeroPad', pad: value.pad }, [value.layer]);
    return { layer, view: value.view };
  }

  /** What lies as a vector for ONNX as one of ours; what does not comes back as it is. */
  vector(value: Flowing): Flowing {
    const { layer, view } = value;
    if (view === 'nchw' || view === 'nhwc') return value;
    const [height, width] = this.graph.shapeOf(layer);
    if (height * width === 1) return { layer, view: 'chw' };
    const order = view === 'chw' && { channelsFirst: true as const };
    const flat = this.graph.add(`${this.name()}_flat`, { kind: 'flatten', ...order }, [layer]);
    return { layer: flat, view: 'chw' };
  }

  /** @throws {ModelFileError} if the input at this place is not known before the network runs */
  constant(at: number, what: string): Constant {
    const value = this.inputs[at];
    if (value && isConstant(value)) return value;
    throw this.refused(`has ${what} that are computed from the picture`);
  }

  /** The input at this place; undefined where it is left out. */
  optional(at: number): Constant | undefined {
    const value = this.inputs[at];
    return value && isConstant(value) ? value : undefined;
  }

  /** The same. @throws {ModelFileError} if it is not known before the network runs */
  known(at: number, what: string): Constant | undefined {
    return this.inputs[at] && this.constant(at, what);
  }

  /** @param normal what it is where the node does not say it */
  int(name: string, normal: number): number {
    return this.node.attributes.get(name)?.int ?? normal;
  }

  /** @param normal what it is where the node does not say it */
  float(name: string, normal: number): number {
    return this.node.attributes.get(name)?.float ?? normal;
  }

  /** One number for both sides. */
  square(name: string): number {
    const values = this.node.attributes.get(name)?.ints ?? [];
    const [first = 1] = values;
    if (values.some((value) => value !== first))
      throw this.refused(`has the ${name} [${values}]; only equal ones are known here`);
    return first;
  }

  /** The layer's name: that of its weights where they have one, else the node's. */
  name(): string {
    const { name, operator, inputs, outputs } = this.node;
    const [, weights] = /^(.+)\.weight$/.exec(inputs[1] ?? '') ?? [];
    if (weights && !weights.includes('::')) return weights;
    const path = (name || outputs[0] || operator).split('/').filter((part) => part !== '');
    const isOperator = path.length > 1 && path.at(-1)?.startsWith(operator);
    const parts = isOperator ? path.slice(0, -1) : path;
    // PyTorch writes /layer1/layer1.0/conv1/Conv.
    const joined = parts.reduce(
      (all, part) => (part.startsWith(`${all}.`) || all === '' ? part : `${all}.${part}`),
      '',
    );
    const own = joined.replace(/^node_/, '');
    return own === '' || NUMBERED.test(own) ? operator.toLowerCase() : own;
  }

  /** Adds a layer of one input, with the name of the node. */
  push(input: Flowing, settings: LayerSettings, parameters: Parameters = {}): Flowing {
    return { ...input, layer: this.graph.add(this.name(), settings, [input.layer], parameters) };
  }

  /** The same with its channels first. @throws {ModelFileError} if it is none */
  picture(value: Flowing): Flowing {
    const [height, width] = this.graph.shapeOf(value.layer);
    if (value.view === 'nchw' || (height === 1 && width === 1)) return { ...value, view: 'nchw' };
    throw this.refused('takes what is no picture with its channels first');
  }
}

/**
 * By operator, what writes a node down as layers. `input` is its first input, around which the zeros of a Pad are
 * put already, except before a convolution.
 */
export type Operators = Readonly<Record<string, (call: Call, input: Flowing) => Flowing>>;
