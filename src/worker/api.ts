/** The types that the page and the workers share, and nothing else: no code that runs, no tensors, no DOM. */

import type { PaintingCard } from './studio_api.ts';

export type ParameterValue = number | string | boolean;

/** One setting of a technique, declared by the technique; the page draws a control from it, the command line a flag. */
export type Parameter =
  | { kind: 'number'; label: string; help?: string; min: number; max: number; step: number; default: number }
  | {
      kind: 'choice';
      label: string;
      help?: string;
      options: readonly { value: string; label: string }[];
      default: string;
    }
  | { kind: 'toggle'; label: string; help?: string; default: boolean }
  /**
   * A layer name. `default` names its place among the layers that are offered first: the first, the last, or a depth
   * between them, 0..1.
   */
  | { kind: 'layer'; label: string; help?: string; default: 'first' | 'last' | number }
  /**
   * A style of Catalogue.styles by its id, or a blend of up to `most` that share a blend group: `starry-night`,
   * `frost:0.7,embers:0.3`. Shares are > 0 and may add up to anything.
   */
  | { kind: 'styles'; label: string; help?: string; most: number; default: string };

export type TargetKind = 'class' | 'channel' | 'neuron';

/** What a backward technique looks at. 'top' follows the leading class, held steady by hysteresis. */
export type Target =
  | { kind: 'top' }
  | { kind: 'class'; index: number }
  | { kind: 'channel'; layer: string; channel: number }
  /** y, x in the layer's own cells, from the top left. */
  | { kind: 'neuron'; layer: string; channel: number; y: number; x: number };

/** A technique as the page knows it: enough to draw its tab, its caption and its controls. */
export interface TechniqueCard {
  id: string;
  title: string;
  /** The sentence of the design it belongs to. */
  family: 'forward' | 'backward';
  caption: { shows: string; read: string; paper: string };
  parameters: Record<string, Parameter>;
  /** Empty where the technique has no target (activations, ranking). */
  targets: readonly TargetKind[];
  /** True where one look needs several calls and improves from call to call (occlusion, SmoothGrad). */
  progressive: boolean;
}

/** A style that frames can be painted in, as the page knows it. */
export interface StyleCard {
  /** What the setting `style` names it by. */
  id: string;
  title: string;
  /** A small picture of what it does: an address relative to OpenOptions.modelsUrl; null for styles that a visitor brought. */
  thumbnail: string | null;
  /** Styles of one group can be blended; null where a style can only be shown alone. */
  blendGroup: string | null;
  /** The network that paints it: what a person reads, and the paper it is from. */
  network: { id: string; title: string; paper: string };
  /** True where the style came with the program; false where a visitor brought it, until the worker starts anew. */
  shipped: boolean;
}

/** A file that a visitor dropped: one of a folder, or a ZIP. */
export interface DroppedFile {
  /** Its path in the folder, or its name. */
  name: string;
  content: Blob;
}

export interface LayerCard {
  name: string;
  title: string;
  kind: string;
  /** [height, width, channels] of its output. */
  shape: [number, number, number];
  /** Worth offering first: rectified outputs and block outputs. */
  notable: boolean;
}

export interface NetworkCard {
  id: string;
  title: string;
  paper: string;
  source: string;
  licence: string;
  input: { height: number; width: number; crop: number };
  layers: LayerCard[];
  labels: string[];
  /** Of the file that the weights came from; empty where they came from none. */
  weightsSha256: string;
}

export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

export interface BackendCard {
  name: BackendName;
  /** What a person reads, e.g. "WASM SIMD, 2 threads" or the GPU adapter's name. */
  detail: string;
  /** Why this one: hardware found, or overridden by the address. */
  reason: string;
}

/** What the live worker answers when it is ready. */
export interface Catalogue {
  network: NetworkCard;
  techniques: TechniqueCard[];
  paintings: PaintingCard[];
  backend: BackendCard;
  /** The styles that came with the program; those that are added later come back from addStylePicture and addStyleNet. */
  styles: StyleCard[];
}

export interface LoadProgress {
  /** What is going on, e.g. "weights". */
  stage: 'backend' | 'weights' | 'warm-up';
  /** Bytes or steps done; total is 0 where unknown. */
  done: number;
  total: number;
  fromCache: boolean;
}

export interface ChannelRef {
  layer: string;
  channel: number;
}

/** What the page wants to see: the worker keeps nothing of it between calls but progressive work. */
export interface View {
  technique: string;
  parameters: Record<string, ParameterValue>;
  target: Target;
  /** Channels whose heat maps come along with every look, whatever the technique (pinned tiles, the picked tile). */
  pins: ChannelRef[];
}

/** A rectangle in the frame's own pixels. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How a value becomes a byte, said on the legend: byte 0 stands for range[0], byte 255 for range[1], linearly. */
export interface Legend {
  range: [low: number, high: number];
  /** True where range is symmetric around 0 and byte 127.5 stands for 0: use a diverging colour map. */
  signed: boolean;
  unit: string;
  /** What the two ends of the scale mean, in words. */
  low: string;
  high: string;
  /** Said on screen where not everything fits the range, e.g. "clipped at the 99th percentile". */
  note?: string;
}

/** One-byte values, row by row. Covers exactly the crop that the network saw, whatever its resolution. */
export interface HeatMap {
  kind: 'heat';
  title: string;
  width: number;
  height: number;
  /** A multiple of 4, >= width: the bytes from one row to the next (WebGL's unpack alignment). */
  rowBytes: number;
  values: Uint8Array<ArrayBuffer>;
  legend: Legend;
}

/** Many small maps in one atlas, tile i at column i % columns, row floor(i / columns). */
export interface Tiles {
  kind: 'tiles';
  title: string;
  layer: string;
  count: number;
  columns: number;
  tileWidth: number;
  tileHeight: number;
  /** A multiple of 4, >= columns * tileWidth. */
  rowBytes: number;
  values: Uint8Array<ArrayBuffer>;
  /** The channel that each tile shows. */
  channels: number[];
  /** legend.range holds the whole layer's; `ranges` each tile's [low, high] where scaling is per channel. */
  ranges: [number, number][];
  legend: Legend;
}

/** An RGBA picture. Covers exactly Look.crop: what the classifier saw, or of a painting the whole frame. */
export interface ImagePicture {
  kind: 'image';
  title: string;
  width: number;
  height: number;
  rgba: Uint8ClampedArray<ArrayBuffer>;
  /** Null for photographs. */
  legend: Legend | null;
}

export interface RankedClass {
  index: number;
  label: string;
  /** Softmax, 0..1. */
  probability: number;
  /** Unnormalised score. */
  logit: number;
}

export interface Ranking {
  kind: 'ranking';
  title: string;
  /** The leading classes, best first. */
  classes: RankedClass[];
}

/** One picture as a point among others; the gallery holds the others and their map. */
export interface Point {
  kind: 'point';
  title: string;
  layer: string;
  features: Float32Array<ArrayBuffer>;
  /** The picture made small, for comparing pixels: 32 x 32 RGB bytes, row by row. */
  thumbnail: Uint8Array<ArrayBuffer>;
}

export type Picture = HeatMap | Tiles | ImagePicture | Ranking | Point;

/** The answer to one frame. Everything in it belongs to the page; its buffers were transferred. */
export interface Look {
  picture: Picture;
  /** The ten leading classes of this frame; of one up to a second older where the frame is painted. */
  ranking: Ranking;
  /** The target that was looked at: 'top' resolved to its class; null where the technique has none. */
  target: Exclude<Target, { kind: 'top' }> | null;
  /** In the order of View.pins. */
  pins: HeatMap[];
  /** The part of the frame that the network saw: the whole of it where the frame is painted. */
  crop: Rect;
  frameSize: { width: number; height: number };
  /** Progressive techniques: 0..1 of the present sweep; null for the others. */
  progress: number | null;
  /** Progressive techniques: the crop being examined, which may be older than the live picture; else null. */
  held: ImagePicture | null;
  /** Milliseconds per stage, e.g. { ingest, forward, technique, read }. */
  stages: Record<string, number>;
  /** Tensors alive in the worker after the look: constant from frame to frame. */
  tensors: number;
}

/** What the network says of a picture of the gallery. */
export interface Description {
  point: Point;
  /** The leading classes, best first. */
  ranking: Ranking;
}

/** What the live worker exposes through comlink. */
export interface LiveWorker {
  /**
   * Chooses a backend, loads the network, warms up. Called once.
   * @param onProgress a comlink proxy
   * @throws ModelFileError, NetworkError, BackendError
   */
  open(options: OpenOptions, onProgress: (progress: LoadProgress) => void): Promise<Catalogue>;
  /**
   * Looks at one frame. The frame is transferred and closed by the worker.
   * @throws UnknownTechniqueError, UnknownLayerError, UnknownClassError, ParameterError, UnknownStyleError,
   * ModelFileError: the worker goes on living
   */
  look(frame: ImageBitmap, view: View): Promise<Look>;
  /** Looks at one picture for the gallery, between two frames. The picture is transferred and closed by the worker. */
  describe(picture: ImageBitmap): Promise<Description>;
  /**
   * Turns a picture into a style. The newest four of them are kept and can be blended.
   * @param picture a file or a frame; a frame is transferred and closed by the worker. Of an animation the first frame
   * counts; transparent parts are white; large pictures are scaled down.
   * @throws StylePictureError where it cannot be read or is too small; ModelFileError. The styles stay as they were.
   */
  addStylePicture(picture: Blob | ImageBitmap, title: string): Promise<StyleCard>;
  /**
   * Takes a style net from files: a folder in ml5's format or in ours, or a ZIP that holds one.
   * @throws ModelFileError, NetworkError. The styles stay as they were.
   */
  addStyleNet(files: DroppedFile[]): Promise<StyleCard[]>;
}

export interface OpenOptions {
  /** Address of the folder that holds network.json. */
  networkUrl: string;
  /** Address of the folder that holds style-nets.json. */
  modelsUrl: string;
  /** Address of the folder that holds the .wasm files of tfjs. */
  wasmUrl: string;
  /** From `?backend=`; null lets the worker choose. */
  backend: BackendName | null;
}
