/** What a worker offers, as the page knows it. */
import type { SlowTechniqueCard } from './jobs.ts';
import type { NetworkCard } from './network_card.ts';
import type { BackendCard } from './opening.ts';
import type { Parameter } from './parameter.ts';
import type { TargetKind } from './target.ts';

/** A technique as the page knows it: enough to draw its tab, its caption and its controls. */
export interface TechniqueCard {
  id: string;
  title: string;
  /** The sentence of the design it belongs to. */
  family: 'forward' | 'backward' | 'weights';
  caption: { shows: string; read: string; paper: string };
  parameters: Record<string, Parameter>;
  /** Empty where the technique has no target (activations, ranking). */
  targets: readonly TargetKind[];
  /** True where one look needs several calls and improves from call to call (occlusion, SmoothGrad). */
  progressive: boolean;
  /** True where the whole frame is repainted, by a network of its own: no second view stands beside it. */
  repaints?: true;
}

/** A style that frames can be painted in, as the page knows it. */
export interface StyleCard {
  /** What the setting `style` names it by. */
  id: string;
  title: string;
  /** A small picture of it: an address relative to OpenOptions.modelsUrl; null for what a visitor brought. */
  thumbnail: string | null;
  /** Styles of one group are blended in one pass; null where a network has no other style. Others cost a pass each. */
  blendGroup: string | null;
  /** The network that paints it: what a person reads, and the paper it is from. */
  network: { id: string; title: string; paper: string };
  /** The picture that it is the style of, where a net that a visitor brought paints in that of any. */
  picture?: { id: string; title: string };
  /** True where the style came with the program; false where a visitor brought it, until the worker starts anew. */
  shipped: boolean;
}

/** What the live worker answers when it is ready. */
export interface Catalogue {
  network: NetworkCard;
  techniques: TechniqueCard[];
  slowTechniques: SlowTechniqueCard[];
  backend: BackendCard;
  /** The styles that came with the program; those that are added later come back from addStylePicture and addStyleNet. */
  styles: StyleCard[];
}

/** A picture of models/styles/styles.json, which lies beside that file. */
export interface ShippedStylePicture {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  /** Which kind of painting it is made for. */
  readonly kind: 'style' | 'texture';
  readonly licence: string;
  readonly origin: string;
}
