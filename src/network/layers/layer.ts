/** What every layer of a description has, whatever its kind. */

/** A layer's name as the paper or torchvision/timm gives it, e.g. `blocks.3.0.conv_dw`. */
export type LayerName = string;

/** Zero padding in pixels: [top, bottom, left, right]. */
export type Padding = readonly [top: number, bottom: number, left: number, right: number];

/** A layer of any kind, those included that are handed to a network beside the program's own. */
export interface LayerBase {
  readonly kind: string;
  readonly name: LayerName;
  /** Names of the layers (or IMAGE) whose outputs this one takes, in order. */
  readonly inputs: readonly LayerName[];
  /** What a person reads, e.g. "Block 5, depthwise 5 x 5". */
  readonly title?: string;
}

/** A layer of a kind that has no settings. */
export interface Plain<Kind extends string> extends LayerBase {
  readonly kind: Kind;
}

/** Sliding-window geometry; strides are square, as in every network of the zoo. */
export interface Sliding {
  readonly stride: number;
  readonly pad: Padding;
  /**
   * Set where `pad` goes by the size of what the layer takes, as TensorFlow's "same" does: where an odd pixel is put, at the end
   * (bottom and right) or at the start.
   */
  readonly same?: 'end' | 'start';
}
