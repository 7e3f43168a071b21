/** Writes a file's layers down as a description, with their weights and shapes. */
import { told, toldOf } from '../../contract/told.ts';
import { IMAGE, type InputDescription, type Layer, type LayerName, type Padding } from '../description.ts';
import { ModelFileError, NetworkError } from '../errors.ts';
import { kindOf } from '../layers/index.ts';
import type { ScaleAndOffset, Shape } from '../layers/kind.ts';
import { LARGE, madeAnew, type WeightArray, type Weights } from '../weights.ts';
import type { Size } from './importer.ts';
import { checkFinite, countOf } from './stored.ts';

/** Numbers of a layer whose shape is known and that are worked out when they are needed. */
export interface Parameter {
  readonly shape: readonly number[];
  readonly values: () => Float32Array;
  /** As WeightArray's: a large layer's numbers then stay as the file has them, until the network is built. */
  readonly part?: NonNullable<WeightArray['part']>;
}

/** By the last part of their names: weight, bias, running_mean, running_var. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** How bright red, green and blue are together, as Teachable Machine weighs them. */
const BRIGHTNESS = [0.2989, 0.587, 0.114];

const EMPTY = new Float32Array();

/** A layer without its name and inputs. */
export type LayerSettings = Layer extends infer One
  ? One extends Layer
    ? Omit<One, 'name' | 'inputs'>
    : never
  : never;

/** One number a channel as a parameter. */
export const vector = (values: ArrayLike<number>): Parameter => ({
  shape: [values.length],
  values: () => Float32Array.from(values),
});

export class Graph {
  readonly layers: Layer[] = [];
  readonly #parameters = new Map<string, Parameter>();
  readonly #shapes: Map<LayerName, Shape>;
  #grey: LayerName | undefined;
  /** Poolings that take the whole of their input at the network's usual size. */
  readonly #whole = new Set<string>();
  /** Rows and columns of the maps that are flattened, at the network's usual size. */
  readonly #flattened: Map<string, readonly [rows: number, columns: number]>;

  /**
   * @param channels of the images that the file's network takes: 3, or 1 of grey ones, which are mixed from three
   * @param usual the graph of the same network for its usual size; absent where this is it
   */
  constructor(
    readonly file: string,
    size: Size,
    readonly channels: number,
    readonly usual?: Graph,
  ) {
    if (channels !== 3 && channels !== 1)
      throw new ModelFileError(told('importErrors.colours', { file, channels }));
    this.#flattened = usual ? usual.#flattened : new Map();
    this.#shapes = new Map([[IMAGE, [size.height, size.width, 3]]]);
  }

  /** Of a layer's output; of the image, with the channels of the file's network. */
  shapeOf(name: LayerName): Shape {
    const shape = this.#shapes.get(name) as Shape;
    return name === IMAGE ? [shape[0], shape[1], this.channels] : shape;
  }

  layer(name: LayerName): Layer | undefined {
    return this.layers.find((layer) => layer.name === name);
  }

  /**
   * @param wished its name, made unique
   * @returns the name that it got
   * @throws {ModelFileError} if it does not fit its inputs
   */
  add(
    preferredName: string,
    settings: LayerSettings,
    inputs: readonly LayerName[],
    parameters: Parameters = {},
  ): LayerName {
    const name = this.#unique(preferredName);
    const [taken, given] = this.#inColours(settings, inputs, parameters);
    const layer = { ...settings, name, inputs: taken } as Layer;
    const weights = new Map<string, WeightArray>();
    for (const [part, { shape }] of Object.entries(given))
      weights.set(`${name}.${part}`, { shape, values: EMPTY });
    const shape = this.#shape(layer, weights);
    for (const [part, parameter] of Object.entries(given)) this.#parameters.set(`${name}.${part}`, parameter);
    this.layers.push(layer);
    this.#shapes.set(name, shape);
    return name;
  }

  /** Declares an input beside the image. @returns the name that it got */
  takes(preferredName: string, shape: Shape): LayerName {
    const name = this.#unique(preferredName);
    this.#shapes.set(name, shape);
    return name;
  }

  /** Every number times a scale of its channel, plus a shift: a batch norm, which a convolution before it takes in. */
  scale(
    preferredName: string,
    input: LayerName,
    scale: ArrayLike<number>,
    shift: ArrayLike<number>,
  ): LayerName {
    const ones = new Float32Array(scale.length).fill(1);
    return this.add(preferredName, { kind: 'batchNorm', epsilon: 0 }, [input], {
      ...{ weight: vector(scale), bias: vector(shift) },
      ...{ running_mean: vector(new Float32Array(scale.length)), running_var: vector(ones) },
    });
  }

  /**
   * Whether a pooling takes the whole of its input at the usual size, and so does at any: writers put the size of the last
   * maps down as the window of a pooling that is to take all of them.
   * @param pooling what the file calls it, once
   * @param isPadded whether something is put around its input
   */
  poolsAll(
    pooling: string,
    [rows = 0, columns = 0]: readonly number[],
    input: Shape,
    isPadded: boolean,
  ): boolean {
    if (this.usual) return this.usual.#whole.has(pooling);
    const isWhole = rows === input[0] && columns === input[1] && rows * columns > 1;
    if (isWhole && !isPadded) this.#whole.add(pooling);
    return this.#whole.has(pooling);
  }

  /**
   * Whether the file makes a vector of a map here at the usual size, and so does at any: its sides may be written down as they
   * are at the usual one.
   * @param flattening what the file calls it, once
   */
  flattens(flattening: string): boolean {
    return this.usual !== undefined && this.#flattened.has(flattening);
  }

  /**
   * A map pooled to the size that it has at the usual size, where nothing changes, so that the matrix over all its pixels takes
   * those of pictures of any size, as AlexNet's and VGG's do in torchvision.
   * @param flattening what the file calls the making of a vector of it, once
   * @returns what is to be flattened
   */
  pooledToFlatten(flattening: string, preferredName: string, input: LayerName): LayerName {
    const [rows, columns] = this.shapeOf(input);
    const size = this.#flattened.get(flattening) ?? ([rows, columns] as const);
    this.#flattened.set(flattening, size);
    const isVector = rows * columns === 1 && size[0] * size[1] === 1;
    return isVector ? input : this.add(preferredName, { kind: 'adaptiveAvgPool', size }, [input]);
  }

  /** The class scores of a network that ends here: what a softmax or a sigmoid at its end takes. */
  scoresAt(end: LayerName): LayerName {
    const last = this.layer(end);
    if (!last || !(kindOf(last).probabilities || last.kind === 'sigmoid')) return end;
    return last.inputs[0] as LayerName;
  }

  /** Whether each of the class scores has a sigmoid of its own behind it. */
  hasSigmoidBehind(scores: LayerName): boolean {
    return this.layers.some(({ kind, inputs }) => kind === 'sigmoid' && inputs[0] === scores);
  }

  /** The layers that a layer needs. */
  upTo(last: LayerName): Layer[] {
    const needed = new Set([last]);
    for (const { name, inputs } of this.layers.toReversed())
      if (needed.has(name)) for (const input of inputs) needed.add(input);
    return this.layers.filter(({ name }) => needed.has(name));
  }

  /** The weights of these layers. @throws {ModelFileError} if one holds NaN or infinity */
  weightsOf(layers: readonly Layer[]): Weights {
    const weights = new Map<string, WeightArray>();
    const names = new Set(layers.map(({ name }) => name));
    for (const [key, { shape, values, part }] of this.#parameters) {
      if (!names.has(key.slice(0, key.lastIndexOf('.')))) continue;
      const isLarge = countOf(shape) >= LARGE;
      const array = part && isLarge ? madeAnew(shape, part) : { shape, values: values() };
      weights.set(key, checkFinite(this.file, key, array));
    }
    return weights;
  }

  /**
   * What the network itself does to the image before anything else, if that is no more than a scale and a shift; to the
   * mixed image where it takes grey ones.
   */
  peekNormalisation(): (ScaleAndOffset & { readonly isLearned: boolean }) | null {
    const first = this.#normalisation(IMAGE) ?? (this.#grey ? this.#normalisation(this.#grey) : null);
    const own = first && this.#scaleOf(first);
    // What is added by scale() has no epsilon.
    return own && { ...own, isLearned: first.kind === 'batchNorm' && first.epsilon > 0 };
  }

  /** The scale and shift of the image itself, taken off; null where there is none, or no more. */
  takeNormalisation(): ScaleAndOffset | null {
    const first = this.#normalisation(IMAGE);
    const own = first && this.#scaleOf(first);
    const rest = this.layers
      .filter((layer) => layer !== first)
      .map((layer) => ({
        ...layer,
        inputs: layer.inputs.map((name) => (name === first?.name ? IMAGE : name)),
      }));
    this.layers.splice(0, this.layers.length, ...rest);
    return own;
  }

  /** The only layer that takes what is given, if it has a scale. */
  #normalisation(given: LayerName): Layer | null {
    const [first, ...others] = this.layers.filter(({ inputs }) => inputs.includes(given));
    return first && kindOf(first).scale && others.length === 0 ? first : null;
  }

  #scaleOf(layer: Layer): ScaleAndOffset | null {
    return kindOf(layer).scale?.(layer, this.weightsOf([layer])) ?? null;
  }

  #shape(layer: Layer, weights: Weights): Shape {
    const inputs = layer.inputs.map((name) => this.#shapes.get(name) as Shape);
    try {
      const shape = kindOf(layer).shape(layer, inputs, weights);
      if (shape.every((length) => length >= 1)) return shape;
      throw new NetworkError(told('networkErrors.nothingLeft', { name: layer.name, shape: inputs[0] }));
    } catch (cause) {
      if (!(cause instanceof NetworkError)) throw cause;
      throw new ModelFileError(told('pictureErrors.named', { name: this.file, why: toldOf(cause) }), {
        cause,
      });
    }
  }

  /** A layer that takes grey pictures, so that it takes coloured ones: a convolution mixes them itself. */
  #inColours(settings: LayerSettings, inputs: readonly LayerName[], parameters: Parameters) {
    if (this.channels === 3 || !inputs.includes(IMAGE)) return [inputs, parameters] as const;
    const { weight } = parameters;
    if (settings.kind === 'conv' && (settings.groups ?? 1) === 1 && weight) {
      const [outputs = 0, , height = 0, width = 0] = weight.shape;
      const area = height * width;
      const values = () => {
        const grey = weight.values();
        return Float32Array.from({ length: outputs * 3 * area }, (_, at) => {
          const [output, colour] = [Math.floor(at / (3 * area)), Math.floor(at / area) % 3];
          return (grey[output * area + (at % area)] as number) * (BRIGHTNESS[colour] as number);
        });
      };
      return [inputs, { ...parameters, weight: { shape: [outputs, 3, height, width], values } }] as const;
    }
    this.#grey ??= this.#mixGrey();
    return [inputs.map((name) => (name === IMAGE ? (this.#grey as LayerName) : name)), parameters] as const;
  }

  #mixGrey(): LayerName {
    const mix: Layer = {
      kind: 'conv',
      name: 'grey',
      inputs: [IMAGE],
      stride: 1,
      pad: NO_PADDING,
      title: 'Grey',
    };
    this.layers.push(mix);
    this.#parameters.set('grey.weight', { shape: [1, 3, 1, 1], values: () => Float32Array.from(BRIGHTNESS) });
    const [height, width] = this.shapeOf(IMAGE);
    this.#shapes.set('grey', [height, width, 1]);
    return 'grey';
  }

  #unique(preferredName: string): string {
    let name = preferredName;
    for (let number = 2; this.#shapes.has(name); number++) name = `${preferredName}_${number}`;
    return name;
  }
}

/** A grey network's input, normalised so that its mix of colours is what the network takes. */
export function forGrey(input: InputDescription): InputDescription {
  // The weights of brightness add up to 0.9999: the mean makes up for it.
  const sum = BRIGHTNESS.reduce((all, share) => all + share);
  const mean = input.mean.map((value) => value / sum) as unknown as InputDescription['mean'];
  return { ...input, mean, grey: true };
}

export const NO_PADDING: Padding = [0, 0, 0, 0];

/**
 * The same layers with titles that a person understands: numbered by kind, with the size of the maps that they make of
 * pictures of the usual size, which tells where in the network they are; an activation after what it activates.
 */
export function titled(layers: readonly Layer[], logits: LayerName, usual: Graph): Layer[] {
  const counts = new Map<string, number>();
  const titles = new Map<LayerName, string>();
  return layers.map((layer) => {
    const before = titles.get(layer.inputs[0] ?? '');
    const { word, unnumbered, scale, activation } = kindOf(layer);
    let title = before ?? '';
    if (layer.name === logits) title = 'Class scores';
    else if (word && unnumbered) title = word;
    else if (word && !(scale && before)) {
      const number = (counts.get(word) ?? 0) + 1;
      counts.set(word, number);
      const [height, width] = usual.shapeOf(layer.name);
      title = height * width > 1 ? `${word} ${number}, ${height} x ${width}` : `${word} ${number}`;
    } else if (activation && before) {
      title = before.endsWith('activated') ? before : `${before}, activated`;
    }
    titles.set(layer.name, title);
    return title ? ({ ...layer, title } as Layer) : layer;
  });
}
