const RADIUS = 9;
const ROUND = 2 * Math.PI * RADIUS;

/** How much of a job is done, as a ring that closes. @param part 0..1 */
export function ProgressRing({ part }: { part: number }) {
  return (
    <svg class="ring" viewBox="0 0 24 24" aria-hidden="true">
      <circle class="track" cx={12} cy={12} r={RADIUS} />
      <circle
        class="done"
        cx={12}
        cy={12}
        r={RADIUS}
        stroke-dasharray={`${ROUND * part} ${ROUND}`}
        transform="rotate(-90 12 12)"
      />
    </svg>
  );
}
