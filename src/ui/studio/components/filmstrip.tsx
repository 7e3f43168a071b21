import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../language/language.ts';
import * as studio from '../store.ts';
import { JobTile } from './job_tile.tsx';

/** The jobs: what is at work and what waits, then what is done, the newest first. */
export function Filmstrip() {
  const strip = useRef<HTMLUListElement>(null);
  const jobs = studio.jobs.value;
  const active = studio.activeJob.value?.id;
  useEffect(() => {
    const tiles = Array.from(strip.current?.children ?? [], (tile) => tile.getBoundingClientRect().left);
    const [first = 0] = tiles;
    // What is paused may stand before the one at work.
    const at = tiles[studio.jobs.value.findIndex(({ id }) => id === active)];
    if (at !== undefined) strip.current?.scrollTo({ left: Math.abs(at - first), behavior: 'smooth' });
  }, [active]);
  return (
    <section class="filmstrip" aria-label={t('studio.paintings')}>
      {studio.elsewhere.value && <p class="filmstrip-note">{t('studio.anotherTabOfConvoscopeHas')}</p>}
      {jobs.length === 0 && !studio.elsewhere.value && (
        <p class="filmstrip-note">{t('studio.paintingsGrowHereStepBy')}</p>
      )}
      <ul ref={strip}>
        {jobs.map((job) => (
          <JobTile key={job.id} job={job} />
        ))}
      </ul>
    </section>
  );
}
