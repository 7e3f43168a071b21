/** What a network is, as data. Importers and the zoo produce this one thing; `prepare` turns it into tensors. */
import type { InputDescription } from '../contract/networks.ts';
import type { Layer } from './layers/index.ts';
import type { LayerBase, LayerName } from './layers/layer.ts';

export type { InputDescription } from '../contract/networks.ts';
export type { Layer, LayerKindName } from './layers/index.ts';
export type { LayerBase, LayerName, Padding } from './layers/layer.ts';

/** The name under which every network knows its input. */
export const IMAGE: LayerName = 'image';

/** The name of the second input of a network that is told what style to paint in: [batch, 1, 1, style.length]. */
export const STYLE: LayerName = 'style';

/** What is said of every network, whatever it is for. */
interface Described {
  readonly id: string;
  readonly title: string;
  readonly paper: string;
  readonly source: string;
  readonly licence: string;
  readonly input: InputDescription;
  /** In an order in which every layer comes after its inputs. */
  readonly layers: readonly (Layer | LayerBase)[];
}

/** A network that names what it sees. */
export interface NetworkDescription extends Described {
  readonly task?: 'classify';
  /** The layer that holds the unnormalised class scores, [batch, 1, 1, classes]; without classes the feature vector. */
  readonly logits: LayerName;
  /** Human-readable class names, in class order; empty where the network has no head, and so no classes. */
  readonly labels: readonly string[];
  /** The file of its weights, where they came from one. */
  readonly weights?: { readonly sha256: string };
}

/** One of the styles that a network paints in. */
interface StyleDescription {
  readonly id: string;
  readonly title: string;
  /** A picture beside network.json that shows what it looks like. */
  readonly thumbnail?: string;
}

/** A network that paints the picture it is given. */
export interface StyliserDescription extends Described {
  readonly task: 'stylise';
  /** The layer that holds the painting, [batch, height, width, 3]. */
  readonly output: LayerName;
  /** From the output's values to 0..255: value * factor + offset, then clipped. */
  readonly range: { readonly factor: number; readonly offset: number };
  /** The sides of its pictures must be multiples of this. */
  readonly multiple: number;
  /** Numbers in the vector that says the style, its input STYLE; absent where it has only one style. */
  readonly styleLength?: number;
  /** The styles it was trained in, in the order of that vector; empty where a predictor makes the vector. */
  readonly styles: readonly StyleDescription[];
}

/** A network that turns a picture into the vector that says its style. */
export interface PredictorDescription extends Described {
  readonly task: 'predict';
  /** The layer that holds the vector, [batch, 1, 1, numbers]. */
  readonly output: LayerName;
}

/** A network that tells the pixels of people from those of everything else. */
export interface SegmenterDescription extends Described {
  readonly task: 'segment';
  /** The layer that holds the mask, [batch, height, width, 1]: 1 where there is a person, 0 where there is none. */
  readonly output: LayerName;
}

export type AnyDescription =
  | NetworkDescription
  | StyliserDescription
  | PredictorDescription
  | SegmenterDescription;

/** The layer that a network is run for. */
export const outputOf = (description: AnyDescription): LayerName =>
  'logits' in description ? description.logits : description.output;
