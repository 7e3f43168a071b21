import { IMAGE, type LayerName, type Padding } from '../../description.ts';
import { ModelFileError } from '../../errors.ts';
import type { Shape } from '../../layers/kind.ts';
import {
  channelsFirst,
  Graph,
  type LayerSettings,
  NO_PADDING,
  type Parameter,
  type Parameters,
  transposed,
  vector,
} from '../graph.ts';
import type { Size } from '../importer.ts';
import { samePadding } from '../same_padding.ts';
import { countOf } from '../stored.ts';
import type { Constant } from './constant.ts';
import { axesOf, fold, fromFront, resolved } from './fold.ts';
import type { Node, OnnxModel } from './messages.ts';
import { refused } from './refusals.ts';

/** How a map's numbers are laid out for ONNX: as a picture, channels first or last, or as a vector made of such a picture. */
type View = 'nchw' | 'nhwc' | 'chw' | 'hwc';

/** The output of a layer, as ONNX sees it. */
interface Flowing {
  readonly layer: LayerName;
  readonly view: View;
  /** Zeros that a Pad put around it and the next convolution can put itself. */
  readonly pad?: Padding;
}

type Value = Flowing | Constant;

const isConstant = (value: Value): value is Constant => 'dims' in value;

export interface Translated {
  readonly graph: Graph;
  readonly logits: LayerName;
}

/** Nodes in an order in which each comes after those that it needs. @throws {ModelFileError} if there is a cycle */
export function sorted(file: string, { nodes }: OnnxModel): Node[] {
  const makers = new Map<string, Node>();
  for (const node of nodes) for (const output of node.outputs) if (output) makers.set(output, node);
  const states = new Map<Node, 'open' | 'done'>();
  const order: Node[] = [];
  for (const start of nodes) {
    const path: Node[] = [start];
    for (let node = path.at(-1); node; node = path.at(-1)) {
      if (states.get(node) === 'done') {
        path.pop();
        continue;
      }
      states.set(node, 'open');
      const needed = node.inputs
        .map((name) => makers.get(name))
        .filter((one) => one && states.get(one) !== 'done');
      const [next] = needed;
      if (next && states.get(next) === 'open')
        throw new ModelFileError(
          `${file} has a cycle: ${next.operator} (node ${next.name || next.outputs[0]}) needs its own output. It is damaged.`,
        );
      if (next) path.push(next);
      else {
        states.set(node, 'done');
        order.push(node);
        path.pop();
      }
    }
  }
  return order;
}

/**
 * Writes the graph down as layers.
 * @param nodes sorted
 * @param constants the initializers, by name
 * @throws {ModelFileError} naming the operator and node that cannot be opened
 */
export function translate(
  file: string,
  model: OnnxModel,
  nodes: readonly Node[],
  constants: ReadonlyMap<string, Constant>,
  {
    size,
    channels,
    view,
  }: { readonly size: Size; readonly channels: number; readonly view: 'nchw' | 'nhwc' },
): Translated {
  const translator = new Translator(file, model, constants, new Graph(file, size, channels), view);
  for (const node of nodes) translator.take(node);
  return { graph: translator.graph, logits: translator.logits() };
}

class Translator {
  readonly #values: Map<string, Value>;
  #node: Node = { name: '', operator: '', domain: '', inputs: [], outputs: [], attributes: new Map() };

  constructor(
    readonly file: string,
    readonly model: OnnxModel,
    constants: ReadonlyMap<string, Constant>,
    readonly graph: Graph,
    view: 'nchw' | 'nhwc',
  ) {
    this.#values = new Map<string, Value>(constants);
    const input = model.inputs.find(({ name }) => !constants.has(name));
    this.#values.set(input?.name ?? '', { layer: IMAGE, view });
  }

  take(node: Node): void {
    this.#node = node;
    if (node.domain !== '' && node.domain !== 'ai.onnx') throw this.#refused();
    const inputs = node.inputs.map((name) => (name === '' ? undefined : this.#valueOf(name)));
    const [output = ''] = node.outputs;
    this.#values.set(output, this.#folded(inputs) ?? this.#translated(inputs));
  }

  /** The layer that holds the class scores; a softmax at the end is taken off. */
  logits(): LayerName {
    const [output] = this.model.outputs;
    if (!output || this.model.outputs.length > 1)
      throw new ModelFileError(
        `${this.file} has ${this.model.outputs.length} outputs (${this.model.outputs.map(({ name }) => name).join(', ')}); a classifier has one. Export it without the others.`,
      );
    const value = this.#values.get(output.name);
    if (!value || isConstant(value) || value.layer === IMAGE)
      throw new ModelFileError(`${this.file}: its output does not depend on the picture.`);
    const last = this.graph.layer(value.layer);
    const logits = last?.kind === 'softmax' ? (last.inputs[0] as LayerName) : value.layer;
    const [height, width, classes] = this.graph.shapeOf(logits);
    if (height !== 1 || width !== 1)
      throw new ModelFileError(
        `${this.file} answers with maps of ${height} x ${width} for each of ${classes} channels, as networks for segmentation or detection do; Convoscope opens classifiers.`,
      );
    return logits;
  }

  #refused(why?: string): ModelFileError {
    return refused(this.file, this.#node, why);
  }

  #valueOf(name: string): Value {
    const value = this.#values.get(name);
    if (value) return value;
    throw this.#refused(`takes "${name}", which nothing gives`);
  }

  #folded(inputs: readonly (Value | undefined)[]): Value | null {
    const { operator, attributes } = this.#node;
    if (operator === 'Constant') {
      const value = attributes.get('value_ints')?.ints ?? attributes.get('value_floats')?.floats;
      if (value) return { dims: [value.length], values: value };
      const [int, float] = [attributes.get('value_int'), attributes.get('value_float')];
      if (int || float) return { dims: [], values: [int ? int.int : (float?.float ?? 0)] };
      throw this.#refused('has no value that is read');
    }
    const [first] = inputs;
    if (operator === 'Shape' && first && !isConstant(first)) {
      const dims = this.#dims(first);
      return { dims: [dims.length], values: dims };
    }
    if (!inputs.every((value) => value === undefined || isConstant(value))) return null;
    const folded = fold(this.#node, inputs as (Constant | undefined)[]);
    if (folded) return folded;
    throw this.#refused('works on constants in a way that is not known here');
  }

  #dims({ layer, view }: Flowing): number[] {
    const [height, width, channels] = this.graph.shapeOf(layer);
    if (view === 'nchw') return [1, channels, height, width];
    return view === 'nhwc' ? [1, height, width, channels] : [1, channels * height * width];
  }

  #translated(inputs: readonly (Value | undefined)[]): Value {
    const { operator } = this.#node;
    const elementwise = ELEMENTWISE[operator];
    if (elementwise) return this.#arithmetic(elementwise, inputs);
    const flowing = this.#flowing(inputs);
    const activation = this.#activation(flowing, inputs);
    if (activation) return activation;
    switch (operator) {
      case 'Identity':
      case 'Dropout':
      case 'Cast':
        return flowing;
      case 'Conv':
      case 'ConvTranspose':
        return this.#convolution(flowing, inputs);
      case 'BatchNormalization':
        return this.#batchNorm(flowing, inputs);
      case 'MaxPool':
      case 'AveragePool':
        return this.#pool(flowing);
      case 'GlobalAveragePool':
      case 'GlobalMaxPool':
        return this.#globalPool(flowing, operator === 'GlobalMaxPool');
      case 'ReduceMean':
        return this.#reduceMean(flowing, inputs);
      case 'LRN':
        return this.#lrn(flowing);
      case 'Gemm':
      case 'MatMul':
        return this.#dense(flowing, inputs);
      case 'Softmax':
      case 'LogSoftmax':
        return this.#push(flowing, { kind: 'softmax' });
      case 'Concat':
        return this.#concat(inputs);
      case 'Flatten':
      case 'Reshape':
      case 'Squeeze':
      case 'Unsqueeze':
        return this.#reshaped(flowing, inputs);
      case 'Transpose':
        return this.#transposed(flowing);
      case 'Pad':
        return this.#padded(flowing, inputs);
      default:
        throw this.#refused();
    }
  }

  /** The input that comes from the picture; of two-input operators the first. */
  #flowing(inputs: readonly (Value | undefined)[]): Flowing {
    const [first] = inputs;
    if (!first || isConstant(first))
      throw this.#refused('does not take what comes from the picture as its first input');
    return this.#node.operator === 'Conv' ? first : this.#settled(first);
  }

  /** With the zeros of a Pad carried out. */
  #settled(value: Flowing): Flowing {
    if (!value.pad) return value;
    const layer = this.graph.add(`${this.#name()}_pad`, { kind: 'zeroPad', pad: value.pad }, [value.layer]);
    return { layer, view: value.view };
  }

  #constant(inputs: readonly (Value | undefined)[], at: number, what: string): Constant {
    const value = inputs[at];
    if (value && isConstant(value)) return value;
    throw this.#refused(`has ${what} that are computed from the picture`);
  }

  #optional(inputs: readonly (Value | undefined)[], at: number): Constant | undefined {
    const value = inputs[at];
    return value && isConstant(value) ? value : undefined;
  }

  #int(name: string, normal: number): number {
    return this.#node.attributes.get(name)?.int ?? normal;
  }

  #float(name: string, normal: number): number {
    return this.#node.attributes.get(name)?.float ?? normal;
  }

  /** The layer's name: that of its weights where they have one, else the node's. */
  #name(): string {
    const { name, operator, inputs, outputs } = this.#node;
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
    return joined.replace(/^node_/, '') || operator;
  }

  #push(input: Flowing, settings: LayerSettings, parameters: Parameters = {}): Flowing {
    return { ...input, layer: this.graph.add(this.#name(), settings, [input.layer], parameters) };
  }

  #picture(value: Flowing): Flowing {
    const [height, width] = this.graph.shapeOf(value.layer);
    if (value.view === 'nchw' || (height === 1 && width === 1)) return { ...value, view: 'nchw' };
    throw this.#refused('takes what is no picture with its channels first');
  }

  #activation(input: Flowing, inputs: readonly (Value | undefined)[]): Flowing | null {
    switch (this.#node.operator) {
      case 'Relu':
        return this.#push(input, { kind: 'relu' });
      case 'LeakyRelu':
        return this.#push(input, { kind: 'leakyRelu', slope: this.#float('alpha', 0.01) });
      case 'Sigmoid':
        return this.#push(input, { kind: 'sigmoid' });
      case 'Tanh':
        return this.#push(input, { kind: 'tanh' });
      case 'HardSwish':
        return this.#push(input, { kind: 'hardSwish' });
      case 'HardSigmoid':
        return this.#ramp(input, this.#float('alpha', 0.2), this.#float('beta', 0.5), 1);
      case 'Clip':
        return this.#clipped(input, inputs);
      default:
        return null;
    }
  }

  #clipped(input: Flowing, inputs: readonly (Value | undefined)[]): Flowing {
    const min = this.#optional(inputs, 1)?.values[0] ?? this.#float('min', Number.NEGATIVE_INFINITY);
    const max = this.#optional(inputs, 2)?.values[0] ?? this.#float('max', Number.POSITIVE_INFINITY);
    if (min !== 0) throw this.#refused(`cuts off below ${min}; only 0 is known here`);
    // Some exporters write the largest float for no limit.
    if (max > 1e30) return this.#push(input, { kind: 'relu' });
    return max === 6 ? this.#push(input, { kind: 'relu6' }) : this.#ramp(input, 1, 0, max);
  }

  /** min(max(0, alpha x + beta), ceiling), out of a rectifier that ends at 6. */
  #ramp(input: Flowing, alpha: number, beta: number, ceiling: number): Flowing {
    const factor = 6 / ceiling;
    const scaled = this.#scaled(input, alpha * factor, beta * factor);
    const cut = { ...scaled, layer: this.graph.add(this.#name(), { kind: 'relu6' }, [scaled.layer]) };
    return this.#scaled(cut, 1 / factor, 0);
  }

  #scaled(input: Flowing, scale: number, shift: number): Flowing {
    const channels = this.graph.shapeOf(input.layer)[2];
    const filled = (value: number) => new Float32Array(channels).fill(value);
    return {
      ...input,
      layer: this.graph.scale(`${this.#name()}_scale`, input.layer, filled(scale), filled(shift)),
    };
  }

  /** Numbers as one a channel. */
  #perChannel({ dims, values }: Constant, { layer, view }: Flowing): Float32Array {
    const [height, width, channels] = this.graph.shapeOf(layer);
    if (values.length === 1) return new Float32Array(channels).fill(values[0] as number);
    const rank = view === 'nchw' || view === 'nhwc' ? 4 : 2;
    const whole = [...Array<number>(Math.max(0, rank - dims.length)).fill(1), ...dims];
    const axis = view === 'nchw' ? 1 : rank - 1;
    const isVector = rank === 2 && (height > 1 || width > 1);
    if (isVector || values.length !== channels || whole[axis] !== channels)
      throw this.#refused(`has a constant of [${dims}] that is no number for each of ${channels} channels`);
    return Float32Array.from(values);
  }

  #arithmetic({ sign, isProduct }: Elementwise, inputs: readonly (Value | undefined)[]): Flowing {
    const given = inputs.map((value) => (value && !isConstant(value) ? this.#settled(value) : value));
    const flowing = given.filter((value): value is Flowing => value !== undefined && !isConstant(value));
    const [a] = flowing;
    if (!a) throw this.#refused('takes nothing of the picture');
    if (flowing.length === given.length) return this.#joined(flowing, sign, isProduct);
    const constant = given.find((value): value is Constant => value !== undefined && isConstant(value));
    const numbers = this.#perChannel(constant as Constant, a);
    const isFirst = given[0] === a;
    if (isProduct && sign < 0 && !isFirst)
      throw this.#refused('divides a constant by what comes from the picture');
    const ones = numbers.map(() => 1);
    const [scale, shift] = isProduct
      ? [sign < 0 ? numbers.map((value) => 1 / value) : numbers, numbers.map(() => 0)]
      : [
          isFirst || sign > 0 ? ones : ones.map(() => -1),
          isFirst && sign < 0 ? numbers.map((value) => -value) : numbers,
        ];
    return { ...a, layer: this.graph.scale(this.#name(), a.layer, scale, shift) };
  }

  #joined(values: readonly Flowing[], sign: number, isProduct: boolean): Flowing {
    const [a, b] = values as [Flowing, Flowing];
    if (sign < 0) throw this.#refused('takes two maps from the picture, which only sums and products can');
    const shapes = values.map(({ layer }) => this.graph.shapeOf(layer));
    const views = new Set(
      values
        .filter((_, at) => countOf(shapes[at] as Shape) > (shapes[at] as Shape)[2])
        .map(({ view }) => view),
    );
    if (views.size > 1) throw this.#refused('joins maps of unlike layout');
    if (values.length === 1) return a;
    if (!isProduct)
      return {
        ...a,
        layer: this.graph.add(
          this.#name(),
          { kind: 'add' },
          values.map(({ layer }) => layer),
        ),
      };
    // The gate comes second.
    const isGate = countOf(shapes[0] as Shape) < countOf(shapes[1] as Shape);
    const [map, gate] = isGate ? [b, a] : [a, b];
    return { ...map, layer: this.graph.add(this.#name(), { kind: 'multiply' }, [map.layer, gate.layer]) };
  }

  /** One number for both sides. */
  #square(name: string): number {
    const values = this.#node.attributes.get(name)?.ints ?? [];
    const [first = 1] = values;
    if (values.some((value) => value !== first))
      throw this.#refused(`has the ${name} [${values}]; only equal ones are known here`);
    return first;
  }

  #padding(shape: Shape, kernel: readonly [number, number], stride: number, dilation: number): Padding {
    const { attributes } = this.#node;
    const auto = attributes.get('auto_pad')?.text ?? 'NOTSET';
    if (auto === 'VALID') return NO_PADDING;
    if (auto.startsWith('SAME')) {
      const [top, bottom, left, right] = samePadding(shape, kernel, stride, dilation);
      return auto === 'SAME_UPPER' ? [top, bottom, left, right] : [bottom, top, right, left];
    }
    const [top = 0, left = 0, bottom = 0, right = 0] = attributes.get('pads')?.ints ?? [];
    if (Math.min(top, left, bottom, right) < 0) throw this.#refused('cuts off its input by negative pads');
    return [top, bottom, left, right];
  }

  #convolution(input: Flowing, inputs: readonly (Value | undefined)[]): Flowing {
    const picture = this.#picture(input);
    const { dims, values } = this.#constant(inputs, 1, 'weights');
    if (dims.length !== 4)
      throw this.#refused(`has weights of [${dims}]: only convolutions of pictures are known here`);
    const bias = this.#optional(inputs, 2);
    const [first = 0, second = 0, height = 0, width = 0] = dims;
    const [stride, dilation, groups] = [
      this.#square('strides'),
      this.#square('dilations'),
      this.#int('group', 1),
    ];
    const shape = this.graph.shapeOf(picture.layer);
    const own = this.#padding(shape, [height, width], stride, dilation);
    const pad = own.map((pixels, side) => pixels + (picture.pad?.[side] ?? 0)) as unknown as Padding;
    const parameters: Parameters = {
      weight: { shape: dims, values: () => Float32Array.from(values) },
      ...(bias && { bias: vector(bias.values) }),
    };
    const bare: Flowing = { layer: picture.layer, view: 'nchw' };
    if (this.#node.operator === 'ConvTranspose') {
      const extra = this.#node.attributes.get('output_padding')?.ints.some((pixels) => pixels !== 0);
      if (groups !== 1 || dilation !== 1 || extra)
        throw this.#refused('has groups, dilations or an output padding');
      return this.#push(bare, { kind: 'transposedConv', stride, pad }, parameters);
    }
    if (second * groups !== shape[2])
      throw this.#refused(`has weights for ${second * groups} channels, its input has ${shape[2]}`);
    const isDepthwise = groups > 1 && groups === shape[2] && first === groups;
    const dilated = dilation > 1 && { dilation };
    return isDepthwise
      ? this.#push(bare, { kind: 'depthwise', stride, pad, ...dilated }, parameters)
      : this.#push(
          bare,
          { kind: 'conv', stride, pad, ...dilated, ...(groups > 1 && { groups }) },
          parameters,
        );
  }

  #batchNorm(input: Flowing, inputs: readonly (Value | undefined)[]): Flowing {
    if (this.#int('training_mode', 0) !== 0)
      throw this.#refused('is still in training: export the network after model.eval()');
    const [weight, bias, mean, variance] = [1, 2, 3, 4].map(
      (at) => this.#constant(inputs, at, 'numbers').values,
    );
    return this.#push(
      this.#picture(input),
      { kind: 'batchNorm', epsilon: this.#float('epsilon', 1e-5) },
      {
        ...{ weight: vector(weight ?? []), bias: vector(bias ?? []) },
        ...{ running_mean: vector(mean ?? []), running_var: vector(variance ?? []) },
      },
    );
  }

  #pool(input: Flowing): Flowing {
    const picture = this.#picture(input);
    const window = this.#node.attributes.get('kernel_shape')?.ints ?? [];
    const [height, width] = window;
    if (height === undefined || width === undefined || window.length !== 2)
      throw this.#refused('has no window of two sides');
    if (this.#square('dilations') !== 1) throw this.#refused('has a window with gaps');
    const stride = this.#square('strides');
    const pad = this.#padding(this.graph.shapeOf(picture.layer), [height, width], stride, 1);
    const shared = {
      window: [height, width],
      stride,
      pad,
      ...(this.#int('ceil_mode', 0) === 1 && { ceil: true }),
    } as const;
    return this.#node.operator === 'MaxPool'
      ? this.#push(picture, { kind: 'maxPool', ...shared })
      : this.#push(picture, {
          kind: 'avgPool',
          ...shared,
          countPad: this.#int('count_include_pad', 0) === 1,
        });
  }

  #globalPool(input: Flowing, isMax: boolean): Flowing {
    const picture = this.#picture(input);
    if (!isMax) return this.#push(picture, { kind: 'globalAvgPool' });
    const [height, width] = this.graph.shapeOf(picture.layer);
    return this.#push(picture, { kind: 'maxPool', window: [height, width], stride: 1, pad: NO_PADDING });
  }

  #reduceMean(input: Flowing, inputs: readonly (Value | undefined)[]): Flowing {
    const axes = fromFront(
      axesOf(this.#node, [this.#optional(inputs, 0), this.#optional(inputs, 1)], 1) ?? [],
      4,
    );
    const wanted = input.view === 'nhwc' ? '1,2' : '2,3';
    if ([...axes].sort().join() !== wanted)
      throw this.#refused('does not take the mean over rows and columns');
    const pooled = this.#push(input, { kind: 'globalAvgPool' });
    return this.#int('keepdims', 1) === 1 ? pooled : { ...pooled, view: 'chw' };
  }

  #lrn(input: Flowing): Flowing {
    const [alpha, beta, k] = [this.#float('alpha', 1e-4), this.#float('beta', 0.75), this.#float('bias', 1)];
    return this.#push(this.#picture(input), { kind: 'lrn', size: this.#int('size', 5), alpha, beta, k });
  }

  #dense(input: Flowing, inputs: readonly (Value | undefined)[]): Flowing {
    const { dims, values } = this.#constant(inputs, 1, 'weights');
    if (dims.length !== 2 || this.#int('transA', 0) !== 0)
      throw this.#refused('multiplies other things than a vector and a matrix');
    const shape = this.graph.shapeOf(input.layer);
    const isVector = input.view === 'chw' || input.view === 'hwc' || countOf(shape) === shape[2];
    if (!isVector) throw this.#refused('multiplies a map, not a vector');
    const isTurned = this.#node.operator === 'Gemm' && this.#int('transB', 0) === 1;
    const [rows = 0, columns = 0] = dims;
    const [outputs, taken] = isTurned ? [rows, columns] : [columns, rows];
    if (taken !== countOf(shape))
      throw this.#refused(`takes ${taken} numbers, its input has ${countOf(shape)}`);
    const [alpha, beta] = [this.#float('alpha', 1), this.#float('beta', 1)];
    const matrix = (): Float32Array => {
      const whole = isTurned
        ? Float32Array.from(values)
        : transposed(Float32Array.from(values), dims, [1, 0]);
      return alpha === 1 ? whole : whole.map((value) => value * alpha);
    };
    const weight: Parameter = { shape: [outputs, taken], values: matrix };
    const bias = this.#optional(inputs, 2);
    const added =
      bias &&
      Float32Array.from(
        { length: outputs },
        (_, at) => beta * (bias.values[bias.values.length === 1 ? 0 : at] as number),
      );
    const result = this.#push(
      input,
      { kind: 'dense' },
      {
        weight: input.view === 'hwc' ? channelsFirst(weight, shape) : weight,
        ...(added && { bias: vector(added) }),
      },
    );
    return { ...result, view: 'chw' };
  }

  #concat(inputs: readonly (Value | undefined)[]): Flowing {
    const parts = inputs.map((value) => {
      if (!value || isConstant(value))
        throw this.#refused('joins constants with what comes from the picture');
      return this.#settled(value);
    });
    const [first] = parts as [Flowing];
    const rank = first.view === 'nchw' || first.view === 'nhwc' ? 4 : 2;
    const [axis] = fromFront([this.#int('axis', 1)], rank);
    const channels = first.view === 'nhwc' ? 3 : 1;
    const isFlat =
      rank === 2 &&
      parts.some(({ layer }) => countOf(this.graph.shapeOf(layer)) > this.graph.shapeOf(layer)[2]);
    if (axis !== channels || isFlat || parts.some(({ view }) => view !== first.view))
      throw this.#refused('joins along another axis than the channels');
    return {
      ...first,
      layer: this.graph.add(
        this.#name(),
        { kind: 'concat' },
        parts.map(({ layer }) => layer),
      ),
    };
  }

  /** Flatten, Reshape, Squeeze, Unsqueeze: what they make must be a picture or one vector. */
  #reshaped(input: Flowing, inputs: readonly (Value | undefined)[]): Flowing {
    const dims = this.#dims(input);
    const count = countOf(dims);
    const wanted = this.#wantedDims(dims, inputs);
    if (wanted.join() === dims.join()) return input;
    const flat: View = input.view === 'nhwc' ? 'hwc' : input.view === 'nchw' ? 'chw' : input.view;
    if (wanted.length === 2 && wanted[0] === 1 && wanted[1] === count) return { ...input, view: flat };
    const [, , channels] = this.graph.shapeOf(input.layer);
    if (count === channels && wanted.length === 4 && countOf(wanted) === count) {
      if (wanted[1] === count) return { ...input, view: 'nchw' };
      if (wanted[3] === count) return { ...input, view: 'nhwc' };
    }
    throw this.#refused(`makes [${wanted}] of [${dims}], which is neither a picture nor one vector`);
  }

  #wantedDims(dims: readonly number[], inputs: readonly (Value | undefined)[]): readonly number[] {
    const { operator, attributes } = this.#node;
    if (operator === 'Flatten') {
      const [axis = 1] = fromFront([this.#int('axis', 1)], dims.length);
      return [countOf(dims.slice(0, axis)), countOf(dims.slice(axis))];
    }
    if (operator === 'Reshape') {
      const shape = attributes.get('shape')?.ints ?? Array.from(this.#constant(inputs, 1, 'sides').values);
      const [batch] =
        this.model.inputs.find(({ name }) => !isConstant(this.#values.get(name) as Value))?.dims ?? [];
      // A batch that the file fixes is one picture here.
      const ofOne = shape.map((length, axis) => (axis === 0 && batch && length === batch ? 1 : length));
      return resolved(ofOne, dims);
    }
    const folded = fold(this.#node, [{ dims, values: [] }, this.#optional(inputs, 1)]);
    if (!folded) throw this.#refused('changes the shape in a way that is not known here');
    return folded.dims;
  }

  #transposed(input: Flowing): Flowing {
    const axes = this.#node.attributes.get('perm')?.ints ?? [];
    const [height, width] = this.graph.shapeOf(input.layer);
    if (input.view === 'nhwc' && axes.join() === '0,3,1,2') return { ...input, view: 'nchw' };
    if (input.view === 'nchw' && axes.join() === '0,2,3,1') return { ...input, view: 'nhwc' };
    if (axes.length === 2 && axes[0] === 0) return input;
    throw this.#refused(`puts the axes of a map of ${height} x ${width} in the order [${axes}]`);
  }

  #padded(input: Flowing, inputs: readonly (Value | undefined)[]): Flowing {
    const picture = this.#picture(input);
    const { attributes } = this.#node;
    const mode = attributes.get('mode')?.text ?? 'constant';
    const pads = attributes.get('pads')?.ints ?? Array.from(this.#constant(inputs, 1, 'pads').values);
    const value = this.#optional(inputs, 2)?.values[0] ?? this.#float('value', 0);
    const [batch, channels, top = 0, left = 0, batchEnd, channelsEnd, bottom = 0, right = 0] = pads;
    if (batch || channels || batchEnd || channelsEnd || Math.min(top, left, bottom, right) < 0)
      throw this.#refused('pads other sides than those of the picture');
    const pad: Padding = [top, bottom, left, right];
    if (mode === 'reflect') return this.#push(picture, { kind: 'reflectPad', pad });
    if (mode !== 'constant' || value !== 0)
      throw this.#refused(`pads with other numbers than 0 (${mode}, ${value})`);
    return pad.every((pixels) => pixels === 0) ? picture : { ...picture, pad };
  }
}

interface Elementwise {
  /** -1 for the operator that undoes. */
  readonly sign: 1 | -1;
  readonly isProduct: boolean;
}

const ELEMENTWISE: Readonly<Record<string, Elementwise>> = {
  Add: { sign: 1, isProduct: false },
  Sum: { sign: 1, isProduct: false },
  Sub: { sign: -1, isProduct: false },
  Mul: { sign: 1, isProduct: true },
  Div: { sign: -1, isProduct: true },
};
