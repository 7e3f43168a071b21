import type { LossPoint } from '../../../worker/studio_api.ts';
import { formatValue } from '../../format.ts';
import { curvesOf } from './curve.ts';

/** What the optimisation goes down, term by term, with its newest values. */
export function LossChart({ losses }: { losses: readonly LossPoint[] }) {
  const names = Object.keys(losses.at(-1)?.losses ?? {});
  const terms = Object.fromEntries(
    names.map((name) => [name, (point: LossPoint) => point.losses[name] ?? 0]),
  );
  const { curves, logarithmic } = curvesOf(losses, terms);
  if (losses.length < 2) return null;
  return (
    <figure class="loss-chart">
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" role="img" aria-label={describe(curves)}>
        {curves.map(({ name, points }, at) => (
          <polyline key={name} class={`term-${at % 4}`} points={points} />
        ))}
      </svg>
      <figcaption>
        {curves.map(({ name, newest }, at) => (
          <span key={name} class={`term-${at % 4}`}>
            <i aria-hidden="true" /> {name} <b>{formatValue(newest)}</b>
          </span>
        ))}
        <span class="axis">
          steps 1 to {losses.at(-1)?.step}
          {logarithmic && ', logarithmic'}
        </span>
      </figcaption>
    </figure>
  );
}

const describe = (curves: ReturnType<typeof curvesOf>['curves']) =>
  `Loss: ${curves.map(({ name, newest }) => `${name} ${formatValue(newest)}`).join(', ')}`;
