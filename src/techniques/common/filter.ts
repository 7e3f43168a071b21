import type * as tf from '@tensorflow/tfjs-core';
import type { TechniqueCard } from '../../contract/cards.ts';
import type { InputDescription } from '../../network/description.ts';
import type { Precomputed } from '../../network/run.ts';
import type { Styliser } from '../../network/style_nets/style_plan.ts';
import type { StylisedTensor } from './picture.ts';
import type { Parameters, Settings } from './technique.ts';

/** A network that paints, and how much of the picture is its. */
export interface Painter {
  /** Built for the size of the image. */
  readonly network: Styliser;
  /** The style or blend of styles, as the network's layers know it: see run.ts. */
  readonly style: Precomputed;
  /** 0..1; those of a scene add up to 1. */
  readonly share: number;
}

/** What a filter paints. Everything is borrowed. */
export interface Scene {
  /** One or more: each repaints the whole frame, and their pictures are mixed. */
  readonly painters: readonly Painter[];
  /** The whole frame, [1, height, width, 3], preprocessed as `input` says. */
  readonly image: tf.Tensor4D;
  /** That of the first painter. */
  readonly input: InputDescription;
  /** Where the people are, [1, height, width, 1]: 1 is a person. Null unless the filter needs it. */
  readonly people: tf.Tensor4D | null;
  /** What a person reads under the picture: the style's name. */
  readonly title: string;
}

/**
 * A live view that repaints the whole frame with a network of its own, where a technique looks at what the classifier
 * saw. The page, the worker and the command line know it by this object alone.
 */
export interface Filter<P extends Parameters = Parameters> extends Omit<TechniqueCard, 'parameters'> {
  readonly parameters: P;
  /** As a technique's. */
  readonly question: string;
  /** Whether these settings tell people from what is behind them. */
  needsPeople(settings: Settings<P>): boolean;
  /** Whether frames are calmed before they are painted, and paintings joined to those before: see src/engine/live_style. */
  steadies(settings: Settings<P>): boolean;
  /** Whether a painting may be moved along with the camera's picture instead of painting anew. */
  carries(settings: Settings<P>): boolean;
  /** Whether the stage draws a painting with the frame's own edges: see src/engine/live_style/edge_guide.ts. */
  keepsEdges(settings: Settings<P>): boolean;
  /** Paints once, inside the caller's tf.tidy. */
  paint(scene: Scene, settings: Settings<P>): StylisedTensor;
}

/** Lets TypeScript infer the settings from the parameters. */
export const filter = <P extends Parameters>(definition: Filter<P>): Filter<P> => definition;
