/** What the page draws: pictures as they cross from a worker, bytes with a legend. */

/** How a value becomes a byte, said on the legend: byte 0 stands for range[0], byte 255 for range[1], linearly. */
export interface Legend {
  range: [low: number, high: number];
  /** True where range is symmetric around 0 and byte 127.5 stands for 0: use a diverging colour map. */
  signed: boolean;
  unit: string;
  /** What a number of this unit hangs on besides: maps of one unit compare only where this is the same. */
  per?: string;
  /** What the two ends of the scale mean, in words. */
  low: string;
  high: string;
  /** Said on screen where not everything fits the range, e.g. "clipped at the 99th percentile". */
  note?: string;
}

/** A picture that may hold less than its colours promise. */
interface Doubtful {
  /** A sentence, said with the picture: that the network does not know what it sees, or that the map holds next to nothing. */
  faint?: string;
}

/** How far the values of a map add up to what they should, the difference of a score between two pictures. */
export interface Completeness {
  /** Steps along the path between them. */
  steps: number;
  /** Of all values, and what it should be. */
  sum: number;
  difference: number;
  /** How far they are apart, as a share of the difference; of one below a point of the score (1; 0.1 for a taught class), of that. */
  gap: number;
}

/** What a picture may be in place of numbers. */
interface Drawn {
  /**
   * A picture that stayed on the graphics card: its bytes as opaque pixels, and in the rows below them, three bytes a pixel from the left, the
   * exact ends of its range as two floats, lowest byte first; of tiles then those of each. Its numbers cross empty, and the page reads them
   * here once they are asked for; what it says of ranges is of the frame before. Closed by whoever keeps the look that it is of.
   */
  drawn?: ImageBitmap;
}

/** Bytes of a range below a drawn picture. */
export const DRAWN_RANGE_BYTES = 8;

/** One-byte values, row by row. Covers exactly the crop that the network saw, whatever its resolution. */
export interface HeatMap extends Doubtful, Drawn {
  kind: 'heat';
  title: string;
  width: number;
  height: number;
  /** A multiple of 4, >= width: the bytes from one row to the next (WebGL's unpack alignment). */
  rowBytes: number;
  values: Uint8Array<ArrayBuffer>;
  legend: Legend;
  /** Of integrated gradients. */
  completeness?: Completeness;
}

/**
 * Many small maps in one atlas, tile i at column i % columns, row floor(i / columns). Activations are values for a colour
 * map; weights are greys, or RGB where they are colours, and every cell of them is drawn as it is.
 */
export interface Tiles extends Doubtful, Drawn {
  kind: 'tiles';
  title: string;
  of: 'activations' | 'weights';
  /** The layer whose channels belong to the tiles: those shown or, of weights, those that they make or take. */
  layer: string;
  count: number;
  columns: number;
  tileWidth: number;
  tileHeight: number;
  /** 1: a value; 4: RGBA. */
  pixelBytes: 1 | 4;
  /** A multiple of 4, >= columns * tileWidth * pixelBytes. */
  rowBytes: number;
  values: Uint8Array<ArrayBuffer>;
  /** The channel that each tile shows or belongs to, in the order of the tiles. */
  channels: number[];
  /** What the values of each tile add up to, in the legend's unit; absent where the sum means nothing. */
  totals?: number[];
  /** legend.range holds the whole layer's; `ranges` each tile's [low, high] where scaling is per channel. */
  ranges: [number, number][];
  legend: Legend;
}

/** An RGBA picture; a stylised frame hides as much of the frame as its alpha says. Covers exactly ViewResult.crop: what the classifier saw, or of a stylised frame the whole frame. */
export interface ImagePicture extends Doubtful, Drawn {
  kind: 'image';
  title: string;
  width: number;
  height: number;
  rgba: Uint8ClampedArray<ArrayBuffer>;
  /** Of a stylised frame that is drawn with the frame's edges: another picture of its size, see EDGE_BYTE_ZERO. */
  guide?: Uint8ClampedArray<ArrayBuffer>;
  /** Null for photographs. */
  legend: Legend | null;
}

/**
 * How a stylised frame follows the frame's light and dark, as bytes: how much red, green and blue change with the luminance (0 is EDGE_BYTE_ZERO, 1 is
 * EDGE_BYTE_ONE more), and in the place of alpha the luminance of the frame at the stylised frame's size.
 */
export const EDGE_BYTE_ZERO = 128;
export const EDGE_BYTE_ONE = 63;

/** A stylised frame that stayed on the graphics card. Covers the whole frame. */
export interface BitmapPicture {
  kind: 'bitmap';
  title: string;
  width: number;
  height: number;
  /** Opaque. Closed by whoever keeps the look that it is of. */
  bitmap: ImageBitmap;
  /**
   * True where below the stylised frame, in as many rows, lies how much of the frame it hides: white for all of it and black for
   * nothing.
   */
  covered: boolean;
  /** True where its last rows, twice the height, are what `guide` of an ImagePicture is: the slopes, below them the luminance as grey. */
  guided: boolean;
  legend: null;
}

export interface RankedClass {
  index: number;
  label: string;
  /** Softmax, or of a network with one output the sigmoid, 0..1. */
  probability: number;
  /** Unnormalised score. */
  logit: number;
  /** The probability with no channel switched off; absent where none is. */
  unablated?: number;
}

export interface Ranking extends Doubtful {
  kind: 'ranking';
  title: string;
  /** The leading classes, best first. */
  classes: RankedClass[];
}

/** The strongest neuron of every channel of a layer in this frame. */
export interface Maxima {
  kind: 'maxima';
  title: string;
  layer: string;
  /** Size of the layer in its own cells. */
  height: number;
  width: number;
  /** Activation by channel; behind a ReLU6 before its ceiling. */
  values: Float32Array<ArrayBuffer>;
  /** The neuron's place by channel, row * width + column. */
  positions: Int32Array<ArrayBuffer>;
  legend: null;
}

/** A curve and the area between it and 0. */
export interface Curve {
  id: string;
  label: string;
  /** From left to right, both 0..1; it grows while it is measured. */
  points: [x: number, y: number][];
  /** Between the curve and 0, 0..1; null until the curve has reached the right end. */
  area: number | null;
}

/** Curves over the same axes. The same id means the same method in every plot. */
export interface Plot {
  id: string;
  title: string;
  x: string;
  y: string;
  /** Where the vertical axis begins; 0 where absent. It ends at 1. */
  least?: number;
  /** Which area is the better one. */
  better: 'low' | 'high';
  curves: Curve[];
}

/** A method's map before what the curves are about, and at their newest point. */
interface MapPair {
  id: string;
  label: string;
  before: ImagePicture;
  now: ImagePicture;
}

export interface Curves extends Doubtful {
  kind: 'curves';
  title: string;
  plots: Plot[];
  /** In the order of the curves. */
  maps?: MapPair[];
  /** The picture at which the newest point was measured. */
  image: ImagePicture;
  legend: null;
}

/** What a network makes of a picture that is meant to be named otherwise. */
export interface Verdict {
  /** The class that leads, and its probability, 0..1. */
  leading: string;
  probability: number;
  /** The probability of the class that it is meant to be, and whether that one leads. */
  wanted: number;
  fooled: boolean;
}

/** What is told of a picture that was changed so that the network names another class. */
export interface Fooling {
  /** The class that it is meant to be. */
  wanted: string;
  before: Verdict;
  after: Verdict;
  /** In words: the bound within which it is fooled, or else the largest that was tried. */
  bound: string;
  /** Whether the class is as probable as it was to be. */
  suffices: boolean;
  /** The largest change of a number of the picture, and the length of all changes as a vector; in 1/255. */
  largest: number;
  length: number;
  /** What is left of it after the picture went through something; empty while the change is being sought. */
  trials: (Verdict & { through: string })[];
}

/** A picture that was changed so that the network names another class. The images cover exactly the crop that the network saw. */
export interface Fooled extends Doubtful {
  kind: 'fooled';
  title: string;
  /** As the network sees it now, and before. */
  image: ImagePicture;
  original: ImagePicture;
  /** The difference of the two around mid-grey, `factor` times as large. */
  change: ImagePicture;
  factor: number;
  fooling: Fooling;
  /** Of the change. */
  legend: Legend;
}

/** What a segmentation keeps of the picture. Covers exactly the crop that the network saw. */
export interface CutOut extends Doubtful {
  kind: 'cut-out';
  title: string;
  width: number;
  height: number;
  /** A multiple of 4, >= width. */
  rowBytes: number;
  /** Opacity: 255 is kept, 0 is not. */
  values: Uint8Array<ArrayBuffer>;
  /** The part of the picture that is kept, 0..1. */
  share: number;
  legend: null;
}

/** One picture as a point among others; the gallery holds the others and their map. */
export interface Point {
  kind: 'point';
  title: string;
  layer: string;
  features: Float32Array<ArrayBuffer>;
  /** The picture made small, for comparing pixels: 32 x 32 RGB bytes, row by row. */
  thumbnail: Uint8Array<ArrayBuffer>;
  legend: null;
}

export type Picture =
  | HeatMap
  | Tiles
  | ImagePicture
  | BitmapPicture
  | Ranking
  | Curves
  | Fooled
  | CutOut
  | Maxima
  | Point;

/** What of a picture stayed on the graphics card. */
export const bitmapOf = (picture: Picture): ImageBitmap | undefined =>
  picture.kind === 'bitmap' ? picture.bitmap : 'drawn' in picture ? picture.drawn : undefined;
