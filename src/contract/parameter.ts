/** The settings of techniques: how they are declared, and what they may be. */

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
  /** `on`: it means something only where frames follow each other, or where a stage draws them. */
  | { kind: 'toggle'; label: string; help?: string; default: boolean; on?: 'films' | 'stage' }
  /**
   * A layer name. `default` names its place among the layers that are offered first: the first, the last, or a depth
   * between them, 0..1. `offers`: only convolutions behind the first one.
   */
  | { kind: 'layer'; label: string; help?: string; default: 'first' | 'last' | number; offers?: 'filters' }
  /** One page of the filters of the convolution that the setting `layer` names, from 0. */
  | { kind: 'page'; label: string; help?: string; layer: string; default: number }
  /**
   * A style of Catalogue.styles by its id, or a blend of up to `most` that share a blend group: `starry-night`,
   * `frost:0.7,embers:0.3`. Shares are > 0 and may add up to anything.
   */
  | { kind: 'styles'; label: string; help?: string; most: number; default: string };
