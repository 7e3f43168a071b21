import type * as tf from '@tensorflow/tfjs-core';
import { noClasses } from '../contract/reading/classes.ts';
import { told } from '../contract/told.ts';
import type { AnyDescription, LayerBase, LayerName, NetworkDescription } from './description.ts';
import { IMAGE, outputOf, STYLE } from './description.ts';
import { NetworkError, UnknownClassError, UnknownLayerError } from './errors.ts';
import { ExchangedWeights } from './exchanged_weights.ts';
import { consumerCounts, foldScales } from './fold.ts';
import { LayerTensors } from './layer_tensors.ts';
import { kindOf, type LayerKinds } from './layers/index.ts';
import type { FusedActivation, LayerKind, Shape } from './layers/kind.ts';
import type { Opening } from './layers/rules.ts';
import type { PassRecorder } from './webgpu/pass_recorder.ts';
import type { Weights } from './weights.ts';

/**
 * Channels that are switched off: by layer name, as the network runs it, a mask of [1, 1, 1, channels] that is 0 where a
 * channel is silenced and 1 elsewhere. `forward` multiplies the layer's output by it, `backward` the gradient there.
 */
export type Ablation = ReadonlyMap<LayerName, tf.Tensor4D>;

/** Numbers that a recorded pass is given as weights; of more a card would hold too many copies. */
const MOST_EXCHANGED = 2 ** 26;

/** One layer ready to run. */
export interface Step {
  readonly layer: LayerBase;
  readonly kind: LayerKind;
  readonly tensors: LayerTensors;
  readonly inputShapes: readonly Shape[];
  readonly shape: Shape;
  /** What the batch norm that was folded into this step multiplied each output channel with; absent where there was none. */
  readonly foldedScale?: Float32Array;
  /** The rectifier right behind, which this step's kernel can carry out itself; absent where it cannot. */
  readonly fusedWith?: { readonly name: LayerName; readonly activation: FusedActivation };
  /** The rectifier right before, which feeds this step alone and whose way back its adjoint can go, too; absent where it cannot. */
  readonly fusedBackWith?: { readonly name: LayerName; readonly input: LayerName; readonly opening: Opening };
}

/** A network with its weights on the backend. It owns its tensors until `dispose`. */
export class Network<Description extends AnyDescription = NetworkDescription> {
  readonly steps: readonly Step[];
  /** What every pass switches off; see `withAblation`. */
  readonly ablation: Ablation = new Map();
  /** Weights that may differ from pass to pass, which every pass is given; null where they are what they are. */
  readonly exchanged: ExchangedWeights | null = null;
  /** Carries out passes that come again; null where all are computed as they are asked for. */
  recorder: PassRecorder | null = null;
  // A network with an ablation is made of this one, which `#` would not allow.
  private readonly byName: ReadonlyMap<LayerName, Step>;
  private readonly aliases: ReadonlyMap<LayerName, LayerName>;
  private isDisposed = false;

  /**
   * Folds the batch norms, checks every shape, puts the weights on the present tfjs backend.
   * @param weights by torchvision/timm name; borrowed
   * @param sibling made of the same weights for another size of image: the two share their filters, and either may be
   *   disposed first
   * @param kinds of its layers; the program's own by default
   * @throws {NetworkError} if description and weights do not fit
   */
  constructor(
    readonly description: Description,
    weights: Weights,
    sibling?: Network,
    kinds?: LayerKinds,
  ) {
    const folded = foldScales(description.layers, weights, kinds);
    const consumers = consumerCounts(folded.layers);
    const shapes = inputShapesOf(description);
    const made: LayerTensors[] = [];
    try {
      this.steps = folded.layers.map((layer) => {
        const inputShapes = layer.inputs.map((name) => {
          const shape = shapes.get(name);
          if (!shape) throw new NetworkError(told('networkErrors.takesLater', { layer: layer.name, name }));
          return shape;
        });
        const kind = kindOf(layer, kinds);
        const shape = kind.shape(layer, inputShapes, folded.weights);
        shapes.set(layer.name, shape);
        const shared = kind.sizeBound ? undefined : sibling?.step(layer.name).tensors.share();
        const tensors = shared ?? new LayerTensors();
        made.push(tensors);
        if (!shared) kind.prepare?.(layer, inputShapes, folded.weights, tensors);
        const next = folded.layers.find(({ inputs }) => inputs.includes(layer.name));
        const activation = next && kindOf(next, kinds).activation?.fused;
        const fused =
          kind.fuses && activation && consumers.get(layer.name) === 1
            ? { fusedWith: { name: next.name, activation } }
            : {};
        const before = folded.layers.find(({ name }) => name === layer.inputs[0]);
        const opening = before && kindOf(before, kinds).activation?.opening?.(before);
        const fusedBack =
          kind.fusesBack && opening && consumers.get(before.name) === 1
            ? { fusedBackWith: { name: before.name, input: before.inputs[0] as LayerName, opening } }
            : {};
        const scale = folded.scales.get(layer.name);
        return {
          ...{ layer, kind, tensors, inputShapes, shape },
          ...(scale && { foldedScale: scale }),
          ...fused,
          ...fusedBack,
        };
      });
      this.byName = new Map(this.steps.map((step) => [step.layer.name, step]));
      this.aliases = folded.aliases;
      this.step(outputOf(description));
    } catch (error) {
      for (const tensors of made) tensors.dispose();
      throw error;
    }
  }

  /**
   * The name under which a layer runs: a folded batch norm's is its convolution's.
   * @throws {UnknownLayerError}
   */
  resolve(name: LayerName): LayerName {
    return inputShapesOf(this.description).has(name) ? name : this.step(name).layer.name;
  }

  /** @throws {UnknownLayerError} */
  step(name: LayerName): Step {
    const step = this.byName.get(this.aliases.get(name) ?? name);
    if (!step) {
      throw new UnknownLayerError(
        told('networkErrors.noLayer', {
          title: this.description.title,
          name,
          near: namesNear(this.steps, name),
        }),
      );
    }
    return step;
  }

  /** @returns [height, width, channels]; @throws {UnknownLayerError} */
  shape(name: LayerName): Shape {
    return inputShapesOf(this.description).get(name) ?? this.step(name).shape;
  }

  /** How many classes there are; of other networks, the channels of the output. */
  get classes(): number {
    return this.step(outputOf(this.description)).shape[2];
  }

  /** @throws {UnknownClassError} if the network has no class of this index */
  checkClass(index: number): number {
    if ('labels' in this.description && this.description.labels.length === 0)
      throw new UnknownClassError(noClasses(this.description.title));
    if (Number.isInteger(index) && index >= 0 && index < this.classes) return index;
    throw new UnknownClassError(
      told('networkErrors.noClass', { title: this.description.title, index, last: this.classes - 1 }),
    );
  }

  /**
   * The same network, of which every pass switches these channels off. It shares all that this one owns, and lives as long.
   * @param ablation borrowed for as long as it is used
   */
  withAblation(ablation: Ablation): Network<Description> {
    return Object.create(this, { ablation: { value: ablation } });
  }

  /**
   * The same network with other weights in some layers. It shares all else that this one owns, and lives as long. A pass
   * that is recorded of it takes all weights as inputs.
   * @param replaced by layer name, as the network runs it: everything that the layer prepared; borrowed for as long as it is used
   */
  withTensors(replaced: ReadonlyMap<LayerName, LayerTensors>): Network<Description> {
    const steps = this.steps.map((step) => {
      const tensors = replaced.get(step.layer.name);
      return tensors ? { ...step, tensors } : step;
    });
    const byName = new Map(steps.map((step) => [step.layer.name, step]));
    const exchanged = new ExchangedWeights(steps);
    return Object.create(this, {
      steps: { value: steps },
      byName: { value: byName },
      exchanged: { value: exchanged },
      recorder: { value: exchanged.size > MOST_EXCHANGED ? null : this.recorder },
    });
  }

  get disposed(): boolean {
    return this.isDisposed;
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.recorder?.dispose();
    for (const { tensors } of this.steps) tensors.dispose();
  }
}

/** Layers to offer where there is none of this name. */
function namesNear(steps: readonly Step[], name: LayerName): string {
  const names = steps.map(({ layer }) => layer.name);
  const near = names.filter((other) => other.startsWith(name.slice(0, Math.max(3, name.lastIndexOf('.')))));
  const shown = (near.length ? near : names).slice(0, 8);
  return `${shown.join(', ')}${shown.length < names.length ? ', …' : ''}`;
}

/** Of the network's inputs, by name. */
function inputShapesOf(description: AnyDescription): Map<LayerName, Shape> {
  const { height, width } = description.input;
  const shapes = new Map<LayerName, Shape>([[IMAGE, [height, width, 3]]]);
  if ('styleLength' in description && description.styleLength !== undefined)
    shapes.set(STYLE, [1, 1, description.styleLength]);
  return shapes;
}
