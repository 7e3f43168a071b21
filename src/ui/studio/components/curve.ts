import type { LossPoint } from '../../../contract/jobs.ts';

/** A term of the loss over the steps. */
export interface Curve {
  name: string;
  /** As an SVG polyline takes them, in a box of 1 x 1 with its origin at the top left. */
  points: string;
  newest: number;
}

/** From this ratio on the small end of a linear scale would be a flat line. */
const WIDE = 20;

type Term = (point: LossPoint) => number;

export const totalOf = ({ losses }: LossPoint): number =>
  Object.values(losses).reduce((sum, value) => sum + value, 0);

/** What a person follows where one line is all there is: the first thing that rises, else the sum of the losses. */
export function leadingTerm(history: readonly LossPoint[]): Term {
  const [name] = Object.keys(history.at(-1)?.rising ?? {});
  return name === undefined ? totalOf : risingTerm(name);
}

/**
 * Every curve of a history. Losses share one scale; whatever rises has a scale of its own, a probability from 0 to 1, and
 * stands in the place of the loss of its name.
 */
export function allCurvesOf(history: readonly LossPoint[]): { curves: Curve[]; logarithmic: boolean } {
  const { losses = {}, rising = {} } = history.at(-1) ?? {};
  const risingCurves = Object.keys(rising).flatMap((name) => {
    const range = name === PROBABILITY ? ([0, 1] as const) : undefined;
    return curvesOf(history, { [name]: risingTerm(name) }, range).curves;
  });
  // An objective that raises a probability is drawn by its surprise, which says the same upside down.
  const falling = Object.keys(losses).filter(
    (name) => !(name in rising) && !(name === SURPRISE && PROBABILITY in rising),
  );
  const terms = falling.map((name): [string, Term] => [name, (point) => point.losses[name] ?? 0]);
  const lost = curvesOf(history, Object.fromEntries(terms));
  return { curves: [...risingCurves, ...lost.curves], logarithmic: lost.logarithmic };
}

const PROBABILITY = 'probability';
const SURPRISE = 'surprise';

const risingTerm =
  (name: string): Term =>
  ({ rising }) =>
    rising?.[name] ?? 0;

/**
 * The curves of some terms on one scale: logarithmic where all are positive and far apart, else linear.
 * @param terms what to draw, by name, of each point
 * @param range of a linear scale, where it is known beforehand
 */
export function curvesOf(
  history: readonly LossPoint[],
  terms: Readonly<Record<string, Term>>,
  range?: readonly [number, number],
): { curves: Curve[]; logarithmic: boolean } {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last) return { curves: [], logarithmic: false };
  const values = Object.values(terms).flatMap((term) => history.map(term));
  const [low, high] = range ?? [Math.min(...values), Math.max(...values)];
  const logarithmic = !range && low > 0 && high / low > WIDE;
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
