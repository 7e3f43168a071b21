import type { LossPoint } from '../../../contract/jobs.ts';
import { curvesOf, leadingTerm } from './curve.ts';

/** How the score or the loss went, as a line without numbers. */
export function Sparkline({ losses }: { losses: readonly LossPoint[] }) {
  const [curve] = curvesOf(losses, { course: leadingTerm(losses) }).curves;
  if (!curve || losses.length < 2) return null;
  return (
    <svg class="sparkline" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={curve.points} />
    </svg>
  );
}
