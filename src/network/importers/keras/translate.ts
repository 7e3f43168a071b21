import { IMAGE, type LayerName, type Padding } from '../../description.ts';
import { ModelFileError } from '../../errors.ts';
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
import { recordOf } from '../text_files.ts';
import type { KerasLayer, Topology } from './topology.ts';
import type { Variable } from './weights.ts';

/** What a layer of Keras gave: one of ours, maybe with zeros that the next convolution puts around it. */
interface Flowing {
  readonly layer: LayerName;
  readonly pad?: Padding;
  /** Rows, columns and channels in one vector, in this order. */
  readonly isFlat?: boolean;
}

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

/** The picture that the model takes: [height, width, channels]; null where a side is free. */
export function inputShapeOf(file: string, { layers }: Topology): (number | null)[] {
  for (const { config } of layers) {
    const shape = config.batch_input_shape ?? config.batch_shape;
    if (!Array.isArray(shape)) continue;
    if (shape.length === 4) return shape.slice(1).map((side) => (typeof side === 'number' ? side : null));
    throw new ModelFileError(
      `${file} takes an input of [${shape.map((side) => side ?? '?')}], which is no picture.`,
    );
  }
  throw new ModelFileError(`${file} does not say what pictures it takes. Export the model again.`);
}

/**
 * Writes the topology down as layers.
 * @throws {ModelFileError} naming the layer that cannot be opened
 */
export function translate(
  file: string,
  { layers, output }: Topology,
  variables: ReadonlyMap<string, Variable>,
  size: Size,
  channels: number,
): { readonly graph: Graph; readonly logits: LayerName } {
  const translator = new Translator(file, variables, new Graph(file, size, channels));
  for (const layer of layers) translator.take(layer);
  return { graph: translator.graph, logits: translator.logits(output) };
}

class Translator {
  readonly #outputs = new Map<string, Flowing>();
  #layer: KerasLayer = { path: '', name: '', kind: '', config: {}, inputs: [] };

  constructor(
    readonly file: string,
    readonly variables: ReadonlyMap<string, Variable>,
    readonly graph: Graph,
  ) {}

  take(layer: KerasLayer): void {
    this.#layer = layer;
    const inputs = layer.inputs.map((path) => this.#outputs.get(path) as Flowing);
    this.#outputs.set(layer.path, this.#translated(inputs.length > 0 ? inputs : [{ layer: IMAGE }]));
  }

  /** The class scores: a softmax at the end is taken off. */
  logits(output: string): LayerName {
    const { layer = IMAGE } = this.#outputs.get(output) ?? {};
    const last = this.graph.layer(layer);
    const logits = last?.kind === 'softmax' ? (last.inputs[0] as LayerName) : layer;
    const [height, width, channels] = this.graph.shapeOf(logits);
    if (logits === IMAGE || height !== 1 || width !== 1)
      throw new ModelFileError(
        `${this.file} answers with maps of ${height} x ${width} for each of ${channels} channels; Convoscope opens classifiers.`,
      );
    return logits;
  }

  #refused(why?: string): ModelFileError {
    const { kind, name } = this.#layer;
    return new ModelFileError(
      why === undefined
        ? `${this.file} uses the layer ${kind} ("${name}"), which Convoscope does not have.`
        : `${this.file}: ${kind} ("${name}") ${why}.`,
    );
  }

  #translated(inputs: readonly Flowing[]): Flowing {
    const { kind } = this.#layer;
    const [first] = inputs as [Flowing];
    if (NOTHING.has(kind)) return first;
    switch (kind) {
      case 'InputLayer':
        return { layer: IMAGE };
      case 'Conv2D':
      case 'DepthwiseConv2D':
      case 'SeparableConv2D':
        return this.#activated(this.#convolution(first));
      case 'ZeroPadding2D':
        return this.#padded(first);
    }
    const settled = inputs.map((input) => this.#settled(input));
    const [input] = settled as [Flowing];
    switch (kind) {
      case 'Dense':
        return this.#activated(this.#dense(input));
      case 'BatchNormalization':
        return this.#batchNorm(input);
      case 'Activation':
        return this.#activated(input);
      case 'ReLU':
        return this.#rectified(input);
      case 'LeakyReLU':
        return this.#add(input, {
          kind: 'leakyRelu',
          slope: this.#number('negative_slope', this.#number('alpha', 0.3)),
        });
      case 'Softmax':
        return this.#add(input, { kind: 'softmax' });
      case 'MaxPooling2D':
      case 'AveragePooling2D':
        return this.#pool(input);
      case 'GlobalAveragePooling2D':
        return this.#add(input, { kind: 'globalAvgPool' });
      case 'GlobalMaxPooling2D': {
        const [height, width] = this.graph.shapeOf(input.layer);
        return this.#add(input, { kind: 'maxPool', window: [height, width], stride: 1, pad: NO_PADDING });
      }
      case 'Flatten':
      case 'Reshape':
        return this.#reshaped(input);
      case 'Add':
        return this.#joined(settled, { kind: 'add' });
      case 'Multiply':
        return this.#joined(settled, { kind: 'multiply' });
      case 'Concatenate':
        return this.#concat(settled);
      case 'Rescaling':
        return this.#rescaled(input);
      default:
        throw this.#refused();
    }
  }

  /** With the zeros of a ZeroPadding2D carried out. */
  #settled({ pad, ...input }: Flowing): Flowing {
    if (!pad) return input;
    return { layer: this.graph.add(`${this.#layer.name}_pad`, { kind: 'zeroPad', pad }, [input.layer]) };
  }

  #add(
    input: Flowing,
    settings: LayerSettings,
    parameters: Parameters = {},
    name = this.#layer.name,
  ): Flowing {
    return { ...input, layer: this.graph.add(name, settings, [input.layer], parameters) };
  }

  #joined(inputs: readonly Flowing[], settings: LayerSettings): Flowing {
    return {
      layer: this.graph.add(
        this.#layer.name,
        settings,
        inputs.map(({ layer }) => layer),
      ),
    };
  }

  #number(name: string, normal: number): number {
    const value = this.#layer.config[name];
    return typeof value === 'number' ? value : normal;
  }

  /** Two equal numbers, or one. */
  #square(name: string): number {
    const value = this.#layer.config[name] ?? 1;
    const [first, ...others] = [value].flat() as number[];
    if (first === undefined || others.some((other) => other !== first))
      throw this.#refused(`has the ${name} [${value}]; only equal ones are known here`);
    return first;
  }

  /** By the layer's name; where two models inside have layers of one name, by their path. */
  #variable(part: string): Variable | null {
    const { path, name } = this.#layer;
    const exact = this.variables.get(`${path}/${part}`) ?? this.variables.get(`${name}/${part}`);
    if (exact) return exact;
    const found = [...this.variables].filter(([key]) =>
      key.replace(/:\d+$/, '').endsWith(`/${name}/${part}`),
    );
    return found.length === 1 ? (found[0]?.[1] ?? null) : null;
  }

  #needed(part: string, rank: number): Variable {
    const found = this.#variable(part);
    if (found?.shape.length === rank) return found;
    throw this.#refused(
      found
        ? `has a ${part} of [${found.shape}]`
        : `has no weights "${part}" in weightsManifest. Export the model again`,
    );
  }

  #bias(): Parameters {
    const bias = this.#layer.config.use_bias === false ? null : this.#needed('bias', 1);
    return bias ? { bias: vector(bias.values) } : {};
  }

  #padding(input: Flowing, kernel: readonly [number, number], stride: number, dilation: number): Padding {
    const { padding, data_format } = this.#layer.config;
    if (data_format === 'channels_first')
      throw this.#refused('has its channels first; export the model with channels last');
    if (padding === 'valid' || padding === undefined) return NO_PADDING;
    if (padding !== 'same') throw this.#refused(`has the padding "${padding}"`);
    return samePadding(this.graph.shapeOf(input.layer), kernel, stride, dilation);
  }

  #convolution(given: Flowing): Flowing {
    const isDepthwise = this.#layer.kind !== 'Conv2D';
    const isSeparable = this.#layer.kind === 'SeparableConv2D';
    const kernel = this.#variable('kernel') ?? this.#needed(isDepthwise ? 'depthwise_kernel' : 'kernel', 4);
    const depth = isDepthwise ? this.#needed('depthwise_kernel', 4) : kernel;
    const [height = 0, width = 0, taken = 0, made = 0] = depth.shape;
    const [stride, dilation] = [this.#square('strides'), this.#square('dilation_rate')];
    // Padding around a padded picture goes by the padded size.
    const input = given.pad && this.#layer.config.padding === 'same' ? this.#settled(given) : given;
    const own = this.#padding(input, [height, width], stride, dilation);
    const pad = own.map((pixels, side) => pixels + (input.pad?.[side] ?? 0)) as unknown as Padding;
    const groups = isDepthwise ? taken : this.#number('groups', 1);
    const bare: Flowing = { layer: input.layer };
    const shared = { stride, pad, ...(dilation > 1 && { dilation }) };
    const values = () => Float32Array.from(depth.values);
    // From [height, width, in, out] to [out, in, height, width]; depthwise from [.., in, multiplier].
    const weight: Parameter = isDepthwise
      ? {
          shape: [taken * made, 1, height, width],
          values: () => transposed(values(), depth.shape, [2, 3, 0, 1]),
        }
      : {
          shape: [made, taken, height, width],
          values: () => transposed(values(), depth.shape, [3, 2, 0, 1]),
        };
    const isPlain = isDepthwise && made === 1 && bare.layer !== IMAGE;
    const settings: LayerSettings = isPlain
      ? { kind: 'depthwise', ...shared }
      : { kind: 'conv', ...shared, ...(groups > 1 && { groups }) };
    if (!isSeparable) return this.#add(bare, settings, { weight, ...this.#bias() });
    const filtered = this.#add(bare, settings, { weight }, `${this.#layer.name}_depthwise`);
    const point = this.#needed('pointwise_kernel', 4);
    const [, , between = 0, outputs = 0] = point.shape;
    return this.#add(
      filtered,
      { kind: 'conv', stride: 1, pad: NO_PADDING },
      {
        weight: {
          shape: [outputs, between, 1, 1],
          values: () => transposed(Float32Array.from(point.values), point.shape, [3, 2, 0, 1]),
        },
        ...this.#bias(),
      },
    );
  }

  #padded(input: Flowing): Flowing {
    const { padding } = this.#layer.config;
    const [rows, columns] = [padding, padding].map((value, axis) =>
      Array.isArray(value) ? value[axis] : value,
    ) as (number | number[])[];
    const sides = [rows, columns].flatMap((side) => (Array.isArray(side) ? side : [side, side])) as number[];
    const [top = 0, bottom = 0, left = 0, right = 0] = sides;
    return { ...this.#settled(input), pad: [top, bottom, left, right] };
  }

  #dense(input: Flowing): Flowing {
    const kernel = this.#needed('kernel', 2);
    const shape = this.graph.shapeOf(input.layer);
    const [taken = 0, outputs = 0] = kernel.shape;
    if (taken !== countOf(shape) || !(input.isFlat || countOf(shape) === shape[2]))
      throw this.#refused(`takes ${taken} numbers, its input has ${shape.join(' x ')}`);
    if (outputs === 0) throw this.#refused('has 0 classes: there is nothing to tell apart');
    const matrix: Parameter = {
      shape: [outputs, taken],
      values: () => transposed(Float32Array.from(kernel.values), kernel.shape, [1, 0]),
    };
    return this.#add(
      { layer: input.layer },
      { kind: 'dense' },
      { weight: channelsFirst(matrix, shape), ...this.#bias() },
    );
  }

  #batchNorm(input: Flowing): Flowing {
    const { config } = this.#layer;
    const mean = this.#needed('moving_mean', 1).values;
    const filled = (value: number) => new Float32Array(mean.length).fill(value);
    const axis = [config.axis ?? -1].flat()[0];
    if (axis !== -1 && axis !== 3 && axis !== 1)
      throw this.#refused(`goes along axis ${axis}, not the channels`);
    return this.#add(
      input,
      { kind: 'batchNorm', epsilon: this.#number('epsilon', 1e-3) },
      {
        weight: vector(config.scale === false ? filled(1) : this.#needed('gamma', 1).values),
        bias: vector(config.center === false ? filled(0) : this.#needed('beta', 1).values),
        running_mean: vector(mean),
        running_var: vector(this.#needed('moving_variance', 1).values),
      },
    );
  }

  /** What `activation` says, behind a layer or as one. */
  #activated(input: Flowing): Flowing {
    const { config, kind, name } = this.#layer;
    const given = config.activation;
    const called = recordOf(given) ?? {};
    const activation =
      typeof given === 'string'
        ? given
        : String(called.class_name ?? recordOf(called.config)?.name ?? 'linear');
    const own = kind === 'Activation' ? name : `${name}_${activation}`;
    switch (activation.toLowerCase()) {
      case 'linear':
        return input;
      case 'relu':
        return this.#add(input, { kind: 'relu' }, {}, own);
      case 'relu6':
        return this.#add(input, { kind: 'relu6' }, {}, own);
      case 'sigmoid':
        return this.#add(input, { kind: 'sigmoid' }, {}, own);
      case 'tanh':
        return this.#add(input, { kind: 'tanh' }, {}, own);
      case 'softmax':
        return this.#add(input, { kind: 'softmax' }, {}, own);
      case 'leaky_relu':
        return this.#add(input, { kind: 'leakyRelu', slope: 0.2 }, {}, own);
      case 'hard_swish':
      case 'hard_silu':
        return this.#add(input, { kind: 'hardSwish' }, {}, own);
      case 'swish':
      case 'silu': {
        const gate = this.#add(input, { kind: 'sigmoid' }, {}, `${own}_gate`);
        return { layer: this.graph.add(own, { kind: 'multiply' }, [input.layer, gate.layer]) };
      }
      default:
        throw this.#refused(`has the activation "${activation}", which Convoscope does not have`);
    }
  }

  #rectified(input: Flowing): Flowing {
    const { max_value, negative_slope, threshold } = this.#layer.config;
    const slope = Number([negative_slope ?? 0].flat()[0]);
    if (Number([threshold ?? 0].flat()[0]) !== 0) throw this.#refused('begins elsewhere than at 0');
    if (max_value === 6 && slope === 0) return this.#add(input, { kind: 'relu6' });
    if (max_value !== null && max_value !== undefined)
      throw this.#refused(`ends at ${max_value}; only 6 is known here`);
    return this.#add(input, slope === 0 ? { kind: 'relu' } : { kind: 'leakyRelu', slope });
  }

  #pool(input: Flowing): Flowing {
    const [height = 2, width = height] = [this.#layer.config.pool_size ?? 2].flat() as number[];
    const stride = this.#layer.config.strides ? this.#square('strides') : this.#square('pool_size');
    const shared = {
      window: [height, width],
      stride,
      pad: this.#padding(input, [height, width], stride, 1),
    } as const;
    return this.#add(
      input,
      this.#layer.kind === 'MaxPooling2D'
        ? { kind: 'maxPool', ...shared }
        : { kind: 'avgPool', ...shared, countPad: false },
    );
  }

  /** What it makes must be a vector, or one pixel. */
  #reshaped(input: Flowing): Flowing {
    const shape = this.graph.shapeOf(input.layer);
    const target =
      this.#layer.kind === 'Flatten' ? [-1] : ([this.#layer.config.target_shape ?? []].flat() as number[]);
    const lengths = target.filter((side) => side !== 1);
    const isVector = lengths.length <= 1 && (lengths[0] === -1 || (lengths[0] ?? 1) === countOf(shape));
    if (isVector)
      return countOf(shape) === shape[2] ? { layer: input.layer } : { layer: input.layer, isFlat: true };
    if (target.join() === shape.join()) return input;
    throw this.#refused(
      `makes [${target}] of ${shape.join(' x ')}, which is neither a picture nor one vector`,
    );
  }

  #concat(inputs: readonly Flowing[]): Flowing {
    const { axis = -1 } = this.#layer.config;
    const isFlat = inputs.some((input) => input.isFlat);
    if ((axis !== -1 && axis !== 3) || isFlat)
      throw this.#refused('joins along another axis than the channels');
    return this.#joined(inputs, { kind: 'concat' });
  }

  #rescaled(input: Flowing): Flowing {
    const channels = this.graph.shapeOf(input.layer)[2];
    const spread = (value: unknown) => {
      const list = [value ?? 0].flat() as number[];
      return Float32Array.from({ length: channels }, (_, at) => list[list.length === 1 ? 0 : at] as number);
    };
    const { scale = 1, offset } = this.#layer.config;
    return { layer: this.graph.scale(this.#layer.name, input.layer, spread(scale), spread(offset)) };
  }
}
