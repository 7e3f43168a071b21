/** What a technique looks at. */

export type TargetKind = 'class' | 'channel' | 'neuron';

/** What a backward technique looks at. 'top' follows the leading class, held steady by hysteresis. */
export type Target =
  | { kind: 'top' }
  | { kind: 'class'; index: number }
  | { kind: 'channel'; layer: string; channel: number }
  /** y, x in the layer's own cells, from the top left. */
  | { kind: 'neuron'; layer: string; channel: number; y: number; x: number };
