import { told } from '../../../contract/told.ts';
import type { LayerName, Padding } from '../../description.ts';
import { ModelFileError } from '../../errors.ts';
import type { ScaleAndOffset } from '../../layers/kind.ts';
import { type Graph, type LayerSettings, type Parameters, vector } from '../graph.ts';
import type { KerasLayer } from './topology.ts';
import type { Variable } from './weights.ts';

/** What a layer of Keras gave: one of ours, maybe with zeros that the next convolution puts around it. */
export interface Flowing {
  readonly layer: LayerName;
  readonly pad?: Padding;
  /** Rows, columns and channels in one vector, in this order. */
  readonly isFlat?: boolean;
  /** Of a vector that was a map: a scale and a shift of each number, which the next dense layer takes in. */
  readonly scaled?: ScaleAndOffset;
}

/** One layer of Keras with what it takes, and the graph that ours are added to. */
export class Call {
  constructor(
    readonly graph: Graph,
    readonly layer: KerasLayer,
    readonly inputs: readonly Flowing[],
    readonly variables: ReadonlyMap<string, Variable>,
  ) {}

  /** @param why in half a sentence; absent where the layer itself is not known */
  refused(why?: string): ModelFileError {
    const { kind, name } = this.layer;
    return new ModelFileError(
      why === undefined
        ? told('importErrors.layerUnknown', { file: this.graph.file, kind, name })
        : told('importErrors.layerRefused', { file: this.graph.file, kind, name, why }),
    );
  }

  /** The same with another layer in the place of its own. */
  of(layer: Pick<KerasLayer, 'name' | 'kind' | 'config'>): Call {
    return new Call(this.graph, { ...this.layer, ...layer }, this.inputs, this.variables);
  }

  /** With the zeros of a ZeroPadding2D carried out. */
  settled({ pad, ...input }: Flowing): Flowing {
    if (!pad) return input;
    return { layer: this.graph.add(`${this.layer.name}_pad`, { kind: 'zeroPad', pad }, [input.layer]) };
  }

  /** A flattened map as a vector of its own; what is none comes back as it is. */
  vector(input: Flowing): Flowing {
    if (!input.isFlat) return input;
    return { layer: this.graph.add(`${this.layer.name}_flat`, { kind: 'flatten' }, [input.layer]) };
  }

  /** Adds a layer of one input. */
  add(input: Flowing, settings: LayerSettings, parameters: Parameters = {}, name = this.layer.name): Flowing {
    return { ...input, layer: this.graph.add(name, settings, [input.layer], parameters) };
  }

  /** Adds a layer that takes all inputs. */
  join(settings: LayerSettings, inputs = this.inputs): Flowing {
    return {
      layer: this.graph.add(
        this.layer.name,
        settings,
        inputs.map(({ layer }) => layer),
      ),
    };
  }

  /** @param normal what it is where the layer does not say it */
  number(name: string, normal: number): number {
    const value = this.layer.config[name];
    return typeof value === 'number' ? value : normal;
  }

  /** Two equal numbers, or one. */
  square(name: string): number {
    const value = this.layer.config[name] ?? 1;
    const [first, ...others] = [value].flat() as number[];
    if (first === undefined || others.some((other) => other !== first))
      throw this.refused(`has the ${name} [${value}]; only equal ones are known here`);
    return first;
  }

  /** By the layer's name; where two models inside have layers of one name, by their path. */
  variable(part: string): Variable | null {
    const { path, name } = this.layer;
    const exact = this.variables.get(`${path}/${part}`) ?? this.variables.get(`${name}/${part}`);
    if (exact) return exact;
    const found = [...this.variables].filter(([key]) =>
      key.replace(/:\d+$/, '').endsWith(`/${name}/${part}`),
    );
    return found.length === 1 ? (found[0]?.[1] ?? null) : null;
  }

  /** @throws {ModelFileError} if there is no variable of this name and rank */
  needed(part: string, rank: number): Variable {
    const found = this.variable(part);
    if (found?.shape.length === rank) return found;
    throw this.refused(
      found
        ? `has a ${part} of [${found.shape}]`
        : `has no weights "${part}" in weightsManifest. Export the model again`,
    );
  }

  /** The layer's bias as a parameter; nothing where it goes without. */
  bias(): Parameters {
    const bias = this.layer.config.use_bias === false ? null : this.needed('bias', 1);
    return bias ? { bias: vector(bias.values) } : {};
  }
}

/**
 * By kind, what writes a layer of Keras down as ours. `input` is its first input, around which the zeros of a
 * ZeroPadding2D are put already, except before convolutions and paddings.
 */
export type Translators = Readonly<Record<string, (call: Call, input: Flowing) => Flowing>>;
