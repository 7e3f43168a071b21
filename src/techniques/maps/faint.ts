import type { Target } from '../../contract/target.ts';
import type { RelevanceRule } from '../../network/layers/rules.ts';
import type { Network } from '../../network/network.ts';

/** When a map holds next to nothing: its colours are then not stretched over what little there is. */
export interface Faint {
  /** A map whose values nowhere reach this magnitude, in its own unit, is faint. */
  readonly below: number;
  /** What a faint map is called, a sentence. */
  readonly says: string;
}

/** What counts as a point in the score of a taught class, which tells alike classes apart by little. */
const SIMILARITY_POINT = 0.1;

/** What is one point of the target's score; thresholds in points are multiplied by it. */
export const pointOf = ({ kind }: Pick<Target, 'kind'>): number => (kind === 'taught' ? SIMILARITY_POINT : 1);

/** In points of a score: a hundredth of a point is one per cent of the odds. */
const LEAST_EFFECT = 0.01;

/** The gradient with which one colour of one pixel, taken from black to full, moves a score by LEAST_EFFECT. */
export const leastGradient = ({ description: { input } }: Network): number =>
  (LEAST_EFFECT * Math.min(...input.std)) / 255;

/** A pixel's share of a score, as it is moved from mid-grey to either end. */
export const leastShare = LEAST_EFFECT / 2;

/**
 * What layer-wise relevance propagation brings to a pixel by each rule, in points of a score: terms that cancel each other make much
 * of it, and where only positive terms count most is left at the biases.
 */
export const leastRelevance: Record<RelevanceRule['terms'], number> = {
  all: leastShare / 10,
  favoured: leastShare / 100,
  positive: leastShare / 1000,
};

/** In points of a score: all cells of a Grad-CAM map together, were each as strong as the strongest. */
const LEAST_EVIDENCE = 2;

/** The strongest cell below which a Grad-CAM map holds next to nothing. A map's cells add up to the score that they stand for. */
export const leastEvidence = (cells: number): number => LEAST_EVIDENCE / cells;

/** The strongest cell of any channel below which they hold next to nothing, the cells of all together being a Grad-CAM map's. */
export const leastChannelEvidence = (cells: number): number => leastEvidence(cells) / 10;

/** The same of Grad-CAM++, which has half the sum of the gradients in the place of their mean. */
export const leastSummedEvidence = LEAST_EVIDENCE / 2;

/** Ordinary steps of guided backprop are this many times the least. */
const ORDINARY = 10;

/** Guided Grad-CAM of ordinary steps where Grad-CAM holds next to nothing. */
export const leastGuidedEvidence = (network: Network, cells: number): number =>
  ORDINARY * leastGradient(network) * leastEvidence(cells);

/** The drop of a probability that counts, from what it is with nothing hidden. */
export const leastDrop = (probability: number): number => Math.max(0.01, 0.02 * probability);

/**
 * The strongest cell below which a Score-CAM map holds next to nothing: what channels of activation 1 add up to that raise a
 * probability by the least drop that counts.
 * @param channels how many the map is the sum of
 */
export const leastThrough = (channels: number): number => leastDrop(0) * Math.max(1, channels);

/** Activations; behind batch norm the ordinary ones are of order 1, and ReLU6 ends at 6. */
export const LEAST_ACTIVATION = 0.05;

/** Of a picture's colours, standard deviation as a share of their whole range. */
export const LEAST_CONTRAST = 0.01;
