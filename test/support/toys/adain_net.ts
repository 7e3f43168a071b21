/** A small net for any style, of made-up weights, as exporters write AdaIN (Huang & Belongie 2017) down in ONNX. */
import { type OnnxNode, writeOnnx } from '../../../tools/onnx/write_onnx.ts';
import { uniform } from '../formula_weights.ts';

/**
 * - 'traced': torch's exporter by tracing: views, shapes that are worked out, the variance over n - 1 by a quotient, means and
 *   deviations that are expanded;
 * - 'folded': torch's exporter by dynamo: axes are inputs, shapes are numbers;
 * - 'norm': an instance norm without numbers of its own, then times and plus; means over rows and columns.
 */
type AdainForm = 'traced' | 'folded' | 'norm';

export interface AdainChanges {
  readonly form?: AdainForm;
  /** Rows and columns; sides are free where they are left out, which 'folded' does not know. */
  readonly content?: readonly [number, number];
  readonly style?: readonly [number, number];
  /** A third input, how strong the style is. */
  readonly alpha?: boolean;
  /** The content comes second. */
  readonly turned?: boolean;
  /** Takes and gives 0..255. */
  readonly bytes?: boolean;
  readonly last?: string;
  /** Added to deviations, behind the root. */
  readonly margin?: number;
  /** The style's features are added, without statistics. */
  readonly adds?: boolean;
}

/** Channels of the features that are joined. */
const CHANNELS = 10;
const EPSILON = 1e-5;

interface Tensor {
  dims: number[];
  values: Float32Array | number[];
  whole?: boolean;
}

class Writer {
  readonly nodes: OnnxNode[] = [];
  readonly tensors = new Map<string, Tensor>();

  push(node: Omit<OnnxNode, 'outputs'>): string {
    const output = `${node.operator}_${this.nodes.length}`;
    this.nodes.push({ ...node, outputs: [output] });
    return output;
  }

  whole(...values: number[]): string {
    const name = `whole ${values}`;
    this.tensors.set(name, { dims: [values.length], values, whole: true });
    return name;
  }

  number(value: number): string {
    this.tensors.set(`number ${value}`, { dims: [], values: Float32Array.of(value) });
    return `number ${value}`;
  }

  conv(input: string, name: string, from: number, to: number, border = 1): string {
    const numbers = (part: string, dims: number[], scale: number) => {
      const count = dims.reduce((a, b) => a * b);
      const values = Float32Array.from(uniform(`${name}.${part}`, count), (value) => scale * (2 * value - 1));
      this.tensors.set(`${name}.${part}`, { dims, values });
      return `${name}.${part}`;
    };
    const kernel = 2 * border + 1;
    const padded =
      border === 0
        ? input
        : this.push({
            operator: 'Pad',
            inputs: [input, this.whole(0, 0, border, border, 0, 0, border, border)],
            text: { mode: 'reflect' },
          });
    const weights = [
      numbers('weight', [to, from, kernel, kernel], 2 / Math.sqrt(from * kernel * kernel)),
      numbers('bias', [to], 0.1),
    ];
    return this.push({
      operator: 'Conv',
      inputs: [padded, ...weights],
      ints: { kernel_shape: [kernel, kernel] },
    });
  }

  unit(input: string, name: string, from: number, to: number): string {
    return this.push({ operator: 'Relu', inputs: [this.conv(input, name, from, to)] });
  }

  encoder(input: string): string {
    const pool = (map: string) =>
      this.push({
        ...{ operator: 'MaxPool', inputs: [map], int: { ceil_mode: 1 } },
        ints: { kernel_shape: [2, 2], strides: [2, 2] },
      });
    const first = this.unit(this.conv(input, 'vgg.0', 3, 3, 0), 'vgg.1', 3, 6);
    const second = pool(this.unit(first, 'vgg.2', 6, 6));
    return this.unit(pool(this.unit(second, 'vgg.3', 6, 8)), 'vgg.4', 8, CHANNELS);
  }

  decoder(input: string): string {
    this.tensors.set('scales', { dims: [4], values: Float32Array.of(1, 1, 2, 2) });
    const doubled = (map: string) =>
      this.push({
        ...{ operator: 'Resize', inputs: [map, '', 'scales'] },
        text: { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
      });
    const first = doubled(this.unit(input, 'decoder.1', CHANNELS, 8));
    return this.conv(doubled(this.unit(first, 'decoder.2', 8, 6)), 'decoder.3', 6, 3);
  }

  /** [mean, deviation] as calc_mean_std of naoto0804/pytorch-AdaIN. */
  measured(map: string, form: AdainForm, margin?: number): [string, string] {
    const mean = (input: string, axes: number[], keepdims: number) =>
      form === 'folded'
        ? this.push({ operator: 'ReduceMean', inputs: [input, this.whole(...axes)], int: { keepdims } })
        : this.push({ operator: 'ReduceMean', inputs: [input], ints: { axes }, int: { keepdims } });
    const rooted = (variance: string) =>
      this.push({
        operator: 'Sqrt',
        inputs: [this.push({ operator: 'Add', inputs: [variance, this.number(EPSILON)] })],
      });
    if (form === 'norm') {
      const own = mean(map, [2, 3], 1);
      const rest = this.push({ operator: 'Sub', inputs: [map, own] });
      const squares = this.push({ operator: 'Pow', inputs: [rest, this.number(2)] });
      return [own, rooted(mean(squares, [2, 3], 1))];
    }
    const rows = this.push({ operator: 'Reshape', inputs: [map, this.#rowsOf(map, form)] });
    const rest = this.push({ operator: 'Sub', inputs: [rows, mean(rows, [2], 1)] });
    const biased = mean(this.push({ operator: 'Mul', inputs: [rest, rest] }), [2], 0);
    const axis = {
      operator: 'Gather',
      inputs: [this.push({ operator: 'Shape', inputs: [rows] }), this.whole(2)],
    };
    const count = this.push({
      ...{ operator: 'Cast', int: { to: 1 } },
      inputs: [this.push({ operator: 'ReduceProd', inputs: [this.push(axis)], int: { keepdims: 0 } })],
    });
    const fewer = this.push({ operator: 'Sub', inputs: [count, this.number(1)] });
    const sum = this.push({ operator: 'Mul', inputs: [biased, count] });
    const root = rooted(this.push({ operator: 'Div', inputs: [sum, fewer] }));
    const deviation =
      margin === undefined ? root : this.push({ operator: 'Add', inputs: [root, this.number(margin)] });
    const picture = (value: string) =>
      this.push({ operator: 'Reshape', inputs: [value, this.whole(1, CHANNELS, 1, 1)] });
    return [picture(mean(rows, [2], 0)), picture(deviation)];
  }

  #rowsOf(map: string, form: AdainForm): string {
    if (form === 'folded') return this.whole(1, CHANNELS, -1);
    const shape = this.push({ operator: 'Shape', inputs: [map] });
    const [from, to, axis] = [this.whole(0), this.whole(2), this.whole(0)];
    const front = this.push({ operator: 'Slice', inputs: [shape, from, to, axis] });
    return this.push({ operator: 'Concat', inputs: [front, this.whole(-1)], int: { axis: 0 } });
  }

  joined(content: string, style: string, form: AdainForm, margin?: number): string {
    const [styleMean, styleDeviation] = this.measured(style, form, margin);
    if (form === 'norm') {
      const all = (name: string, value: number) => {
        this.tensors.set(name, { dims: [CHANNELS], values: new Float32Array(CHANNELS).fill(value) });
        return name;
      };
      const norm = this.push({
        ...{ operator: 'InstanceNormalization', inputs: [content, all('ones', 1), all('zeros', 0)] },
        float: { epsilon: EPSILON },
      });
      const scaled = this.push({ operator: 'Mul', inputs: [styleDeviation, norm] });
      return this.push({ operator: 'Add', inputs: [styleMean, scaled] });
    }
    const [mean, deviation] = this.measured(content, form, margin);
    const size = this.#sizeFor(content);
    const expanded = (value: string) => this.push({ operator: 'Expand', inputs: [value, size] });
    const rest = this.push({ operator: 'Sub', inputs: [content, expanded(mean)] });
    const unit = this.push({ operator: 'Div', inputs: [rest, expanded(deviation)] });
    const scaled = this.push({ operator: 'Mul', inputs: [unit, expanded(styleDeviation)] });
    return this.push({ operator: 'Add', inputs: [scaled, expanded(styleMean)] });
  }

  /** As torch writes an expand: sides of -1 are 1. */
  #sizeFor(map: string): string {
    const shape = this.push({ operator: 'Shape', inputs: [map] });
    const none = this.push({ operator: 'Mul', inputs: [shape, this.whole(-1)] });
    const free = this.push({ operator: 'Equal', inputs: [shape, none] });
    return this.push({ operator: 'Where', inputs: [free, none, shape] });
  }
}

/** @returns the file's bytes, and its output's name; inputs are `content`, `style` and perhaps `alpha` */
export function adainNet(changes: AdainChanges = {}) {
  const { form = 'traced', content = ['rows', 'columns'], style = ['style rows', 'style columns'] } = changes;
  const writer = new Writer();
  const small = (input: string) =>
    changes.bytes ? writer.push({ operator: 'Div', inputs: [input, writer.number(255)] }) : input;
  const [map, other] = ['content', 'style'].map((input) => writer.encoder(small(input))) as [string, string];
  let features = changes.adds
    ? writer.push({ operator: 'Add', inputs: [map, other] })
    : writer.joined(map, other, form, changes.margin);
  if (changes.alpha) {
    const own = writer.push({ operator: 'Sub', inputs: [writer.number(1), 'alpha'] });
    const kept = writer.push({ operator: 'Mul', inputs: [map, own] });
    const taken = writer.push({ operator: 'Mul', inputs: [features, 'alpha'] });
    features = writer.push({ operator: 'Add', inputs: [taken, kept] });
  }
  let output = writer.decoder(features);
  if (changes.bytes) output = writer.push({ operator: 'Mul', inputs: [output, writer.number(255)] });
  if (changes.last) output = writer.push({ operator: changes.last, inputs: [output] });
  const inputs = [
    { name: 'content', dims: [1, 3, ...content] },
    { name: 'style', dims: [1, 3, ...style] },
  ];
  const [first, second] = changes.turned ? inputs.toReversed() : inputs;
  if (!first || !second) throw new Error('There are two inputs.');
  const bytes = writeOnnx({
    ...{ nodes: writer.nodes, tensors: writer.tensors, input: first },
    otherInputs: [second, ...(changes.alpha ? [{ name: 'alpha', dims: [] }] : [])],
    output: { name: output, dims: [1, 3, 'height', 'width'] },
    opset: form === 'folded' ? 18 : 13,
  });
  return { bytes, output };
}

/** The same net in two files. */
export function adainHalves() {
  const [encoder, decoder] = [new Writer(), new Writer()];
  const written = (writer: Writer, output: string, taken: string, channels: number, given: number) =>
    writeOnnx({
      ...{ nodes: writer.nodes, tensors: writer.tensors },
      input: { name: taken, dims: [1, channels, 'rows', 'columns'] },
      output: { name: output, dims: [1, given, 'height', 'width'] },
    });
  return {
    encoder: written(encoder, encoder.encoder('picture'), 'picture', 3, CHANNELS),
    decoder: written(decoder, decoder.decoder('features'), 'features', CHANNELS, 3),
  };
}
