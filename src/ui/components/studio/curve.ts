import type { LossPoint } from '../../../worker/studio_api.ts';

/** A term of the loss over the steps. */
export interface Curve {
  name: string;
  /** As an SVG polyline takes them, in a box of 1 x 1 with its origin at the top left. */
  points: string;
  newest: number;
}

/** From this ratio on the small end of a linear scale would be a flat line. */
const WIDE = 20;

export const totalOf = ({ losses }: LossPoint): number =>
  Object.values(losses).reduce((sum, value) => sum + value, 0);

/**
 * The curves of some terms on one scale: logarithmic where all are positive and far apart, else linear.
 * @param terms what to draw, by name, of each point
 */
export function curvesOf(
  history: readonly LossPoint[],
  terms: Readonly<Record<string, (point: LossPoint) => number>>,
): { curves: Curve[]; logarithmic: boolean } {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last) return { curves: [], logarithmic: false };
  const values = Object.values(terms).flatMap((term) => history.map(term));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const logarithmic = low > 0 && high / low > WIDE;
  const scale = logarithmic ? Math.log : (value: number) => value;
  const [bottom, top] = [scale(low), scale(high)];
  const x = (step: number) => (last.step > first.step ? (step - first.step) / (last.step - first.step) : 0);
  const y = (value: number) => (top > bottom ? 1 - (scale(value) - bottom) / (top - bottom) : 0.5);
  const curves = Object.entries(terms).map(([name, term]) => ({
    name,
    points: history.map((point) => `${x(point.step).toFixed(4)},${y(term(point)).toFixed(4)}`).join(' '),
    newest: term(last),
  }));
  return { curves, logarithmic };
}
