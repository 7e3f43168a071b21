/** Figures of what happens inside an algorithm: what is asked of a frame, and the network's own numbers. */
import type { Rect } from './geometry.ts';

/** In the order in which views offer them. */
export const FIGURES = ['convolution', 'gram', 'rules', 'occlusion', 'variance', 'network'] as const;
export type FigureId = (typeof FIGURES)[number];

/** A place in a picture, as shares of its height and width, each from 0 to below 1. */
export interface Place {
  readonly y: number;
  readonly x: number;
}

/** One channel of a layer's output. */
export interface ChannelMap {
  height: number;
  width: number;
  /** Row by row. */
  values: Float32Array<ArrayBuffer>;
}

/** What the network saw: its input as a picture. Of a mirrored network mirrored, as its cells are. */
export interface SeenPicture {
  width: number;
  height: number;
  rgba: Uint8ClampedArray<ArrayBuffer>;
}

export type Colour = 'red' | 'green' | 'blue';

/** One number of a convolution. */
export interface ConvolutionQuestion {
  figure: 'convolution';
  /** The convolution, or a layer that hands on what one has made; null: the first of the network. */
  layer: string | null;
  channel: number;
  place: Place;
}

/** One input channel's share in the sum: every number under the window times its weight. */
export interface ConvolutionTable {
  channel: number;
  /** Row by row, as large as the kernel; 0 in the padding. */
  values: Float32Array<ArrayBuffer>;
  weights: Float32Array<ArrayBuffer>;
  /** Of the products. */
  sum: number;
}

export interface ConvolutionAnswer {
  figure: 'convolution';
  /** The layer behind the convolution that shows its answer, e.g. its rectifier; else the convolution. */
  answerLayer: string;
  /** The convolution, and which of its output channels. */
  layer: string;
  channel: number;
  channels: number;
  /** The kind of the activation right behind, e.g. relu6; null where there is none. */
  activation: string | null;
  /** Whether a batch norm was worked into the weights and the bias. */
  folded: boolean;
  kernel: [height: number, width: number];
  /** Which of the kernel's cells lie in the padding, row by row. */
  padding: boolean[];
  /** Input channels in one sum. */
  inputs: number;
  /** Which colour of the picture each of them is; null where they are none. */
  colours: readonly Colour[] | null;
  /** Those with the largest share in the sum. */
  tables: ConvolutionTable[];
  /** All other input channels. */
  others: { count: number; sum: number };
  bias: number;
  /** All products and the bias, as the layer gave it out, and what the activation made of it. */
  total: number;
  output: number;
  /** The number's place in the map of the channel, behind the activation. */
  cell: { y: number; x: number };
  map: ChannelMap;
  /** What the number can see of the picture; null where that is padding alone. */
  field: Rect | null;
  picture: SeenPicture;
}

/** What rectifiers let through on the way back: see BackwardRule. */
export type Rule = 'gradient' | 'deconvnet' | 'guided';

/** One row of a rectifier, on the way there and back. */
export interface RulesQuestion {
  figure: 'rules';
  /** A rectifier; null: a deep one whose rows are long enough to be looked at. */
  layer: string | null;
  /** Null: the one whose row has the largest share in the score, now. */
  channel: number | null;
  place: Place;
}

export interface RulesAnswer {
  figure: 'rules';
  layer: string;
  channel: number;
  channels: number;
  row: number;
  /** From this value on the rectifier is shut as well, as ReLU6 is; null where it has no ceiling. */
  ceiling: number | null;
  /** What the rectifier was given, and what it made of that, column by column. */
  before: Float32Array<ArrayBuffer>;
  after: Float32Array<ArrayBuffer>;
  /** The gradient of the score that arrives at the rectifier's output. */
  arriving: Float32Array<ArrayBuffer>;
  /** What each rule hands on of that same gradient. */
  passed: Record<Rule, Float32Array<ArrayBuffer>>;
  map: ChannelMap;
}

/** How often the channels of a layer answer at the same places. */
export interface GramQuestion {
  figure: 'gram';
  layer: string;
  /** The two channels that are looked at; null, or where the layer has not both: the two strongest. */
  pair: readonly [number, number] | null;
  /** Whether the places of the layer are put in another order first. */
  shuffled: boolean;
}

export interface GramAnswer {
  figure: 'gram';
  layer: string;
  /** Those that are shown, the strongest first, of so many. */
  channels: number[];
  of: number;
  /** Channels x channels, row by row: the mean product of two channels over all places. */
  gram: Float32Array<ArrayBuffer>;
  pair: [number, number];
  /** Of the pair. */
  value: number;
  /** Of the pair, and their product place by place, whose mean is `value`. */
  maps: [first: ChannelMap, second: ChannelMap, product: ChannelMap];
  /** The largest difference that the other order of places makes to a number of `gram`, as a share of the largest; null where it is not changed. */
  difference: number | null;
}

/** The picture with one patch hidden. */
export interface OcclusionQuestion {
  figure: 'occlusion';
  /** Of the grid of patches, counted row by row. */
  cell: number;
  size: number;
  stride: number;
  fill: string;
}

/** A class in one picture. */
export interface ClassScore {
  /** Softmax, or of a network with one output the sigmoid, 0..1. */
  probability: number;
  /** Unnormalised. */
  logit: number;
}

export interface OcclusionAnswer {
  figure: 'occlusion';
  /** Index of the class that is watched. */
  target: number;
  cell: number;
  rows: number;
  columns: number;
  whole: ClassScore;
  hidden: ClassScore;
  /** With the patch. */
  picture: SeenPicture;
  /** In the picture's pixels, clipped to it. */
  patch: Rect;
}

/** The whole network, and one of its layers more closely. */
export interface NetworkQuestion {
  figure: 'network';
  /** Null: the last that has a map. */
  layer: string | null;
  place: Place;
}

/** A layer that is drawn: one that has something to say, or the scores. */
export interface Station {
  layer: string;
  shape: [height: number, width: number, channels: number];
  /** Places among the stations of those that it is made of, layers in between left out; the picture is -1. */
  from: number[];
  /** What several inputs become; null where there is one. */
  joins: 'sum' | 'product' | 'channels' | null;
}

export interface NetworkAnswer {
  figure: 'network';
  stations: Station[];
  /** Of each station: the mean size of its numbers, and the share of them that is above zero. */
  means: Float32Array<ArrayBuffer>;
  active: Float32Array<ArrayBuffer>;
  /** The layer that is looked at more closely. */
  layer: string;
  /** The mean over its channels, at every place. */
  map: ChannelMap;
  cell: { y: number; x: number };
  /** What the middle channel of that place can see of the picture. */
  field: Rect | null;
  picture: SeenPicture;
}

export type InsideQuestion =
  | ConvolutionQuestion
  | GramQuestion
  | RulesQuestion
  | OcclusionQuestion
  | NetworkQuestion;
export type InsideAnswer = ConvolutionAnswer | GramAnswer | RulesAnswer | OcclusionAnswer | NetworkAnswer;
