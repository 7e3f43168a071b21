import type { LossPoint } from '../../../contract/jobs.ts';
import { formatValue, percent } from '../../format.ts';
import { phrase, t } from '../../language/language.ts';
import { allCurvesOf, type Curve } from './curve.ts';

/** What the optimisation goes down and what it climbs, line by line, with the newest values. */
export function LossChart({ losses }: { losses: readonly LossPoint[] }) {
  const { curves, logarithmic } = allCurvesOf(losses);
  if (losses.length < 2) return null;
  return (
    <figure class="loss-chart">
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" role="img" aria-label={chartLabel(curves)}>
        {curves.map(({ name, points }, at) => (
          <polyline key={name} class={lineOf(at)} points={points} />
        ))}
      </svg>
      <figcaption>
        {curves.map(({ name, newest }, at) => (
          <span key={name} class={lineOf(at)}>
            <i aria-hidden="true" /> {phrase(name)} <b>{written({ name, newest })}</b>
          </span>
        ))}
        <span class="axis">
          {t(logarithmic ? 'studio.stepsToLogarithmic' : 'studio.stepsTo', {
            last: losses.at(-1)?.step ?? 1,
          })}
        </span>
      </figcaption>
    </figure>
  );
}

/** Four colours, and the same four dashed. */
const COLOURS = 4;
const lineOf = (at: number) => `term-${at % COLOURS}${at < COLOURS ? '' : ' dashed'}`;

const written = ({ name, newest }: Pick<Curve, 'name' | 'newest'>) =>
  name === 'probability' ? percent(newest) : formatValue(newest);

const chartLabel = (curves: readonly Curve[]) =>
  t('studio.courseJoin', {
    curves: curves.map((curve) => `${phrase(curve.name)} ${written(curve)}`).join(', '),
  });
