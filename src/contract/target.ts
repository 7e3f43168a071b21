/** What a technique looks at. */

export type TargetKind = 'class' | 'taught' | 'channel' | 'neuron';

/** A part of the network itself. */
export type UnitTarget =
  | { kind: 'class'; index: number }
  | { kind: 'channel'; layer: string; channel: number }
  /** y, x in the layer's own cells, from the top left. */
  | { kind: 'neuron'; layer: string; channel: number; y: number; x: number };

/**
 * A class that a person taught by examples. Its score is the scalar product of the picture's feature vector and its
 * direction: how much more alike the picture is to its examples than to those of the other classes.
 */
export interface TaughtTarget {
  kind: 'taught';
  name: string;
  /**
   * The mean of its examples' feature vectors, each brought to length 1, less the mean of the other classes' means; as
   * many numbers as there are features.
   */
  direction: readonly number[];
}

/** What one picture or one job is about. */
export type FixedTarget = UnitTarget | TaughtTarget;

/** What can be written down in a few words. 'top' follows the leading class, held steady by hysteresis. */
export type NamedTarget = { kind: 'top' } | UnitTarget;

/** What a backward technique looks at. */
export type Target = NamedTarget | TaughtTarget;
