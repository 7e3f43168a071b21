import { useEffect } from 'preact/hooks';
import type { SlowTechniqueCard } from '../../../contract/jobs.ts';
import { isActive, type Job } from '../../../studio/job.ts';
import { Switch } from '../../components/switch.tsx';
import { formatValue } from '../../format.ts';
import { phrase, t } from '../../language/language.ts';
import * as page from '../../store.ts';
import { PixelsCanvas } from '../components/pixels_canvas.tsx';
import * as studio from '../store.ts';
import { offIn, switchSetting, watches } from './tuning.ts';

interface StepFigureProps {
  job: Job;
  /** The step whose picture is shown. */
  step: number;
}

/** What moved the picture in the newest step: each term of the loss, what followed, and all of it. */
export function StepFigure({ job, step }: StepFigureProps) {
  useEffect(() => {
    watches.value = true;
    return () => {
      watches.value = false;
    };
  }, []);
  const newest = studio.newest.value;
  const isLive = newest?.id === job.id;
  const { picture, parts = [] } = isLive ? newest : { picture: null };
  return (
    <div class="step-figure">
      <p class="inside-says">{t('studio.stepSays')}</p>
      {!isActive(job) && parts.length === 0 && <p class="viewer-note">{t('studio.stepOver')}</p>}
      <div class="step-parts">
        {picture && parts.length > 0 && (
          <figure>
            <PixelsCanvas picture={picture} label={t('studio.pictureAt', { step })} />
            <figcaption>{t('studio.pictureAt', { step })}</figcaption>
          </figure>
        )}
        {parts.map((part) => (
          <figure key={part.name} data-part={part.name}>
            <PixelsCanvas picture={part.picture} label={partName(part.name)} />
            <figcaption>
              {partName(part.name)}
              <span class="help">
                {t('studio.partSize', { scale: formatValue(part.scale), length: formatValue(part.length) })}
              </span>
            </figcaption>
          </figure>
        ))}
      </div>
    </div>
  );
}

interface StepSideProps {
  job: Job;
  card: SlowTechniqueCard;
}

/** Beside the figure: what can be switched, and what the layers ask for. */
export function StepSide({ job, card }: StepSideProps) {
  const newest = studio.newest.value;
  return (
    <>
      <Switches job={job} card={card} />
      <Layers byLayer={(newest?.id === job.id && newest.byLayer) || {}} />
    </>
  );
}

function partName(name: string): string {
  if (name === 'afterwards') return t('studio.afterwards');
  if (name === 'step') return t('studio.wholeStep');
  return name.split(' + ').map(phrase).join(' + ');
}

/** The regularisers that the job was ordered with. */
function Switches({ job, card }: StepSideProps) {
  const names = (card.switchable ?? []).filter((name) => Number(job.order.settings[name]) !== 0);
  if (names.length === 0 || !isActive(job)) return null;
  const off = offIn(job.id);
  return (
    <fieldset class="step-switches" aria-label={t('studio.switches')}>
      {names.map((name) => (
        <Switch
          key={name}
          label={card.parameters[name]?.label ?? name}
          checked={!off.includes(name)}
          onChange={(on) => switchSetting(job.id, name, on)}
        />
      ))}
    </fieldset>
  );
}

/** Content and style by layer, where a loss has several. */
function Layers({ byLayer }: { byLayer: Readonly<Record<string, number>> }) {
  const rows = Object.entries(byLayer);
  if (rows.length < 2) return null;
  const most = Math.max(...rows.map(([, value]) => value), Number.MIN_VALUE);
  return (
    <section aria-label={t('studio.lossByLayer')}>
      <h3>{t('studio.lossByLayer')}</h3>
      <ul class="step-layers">
        {rows.map(([name, value]) => {
          const [term = '', ...layer] = name.split(' ');
          return (
            <li key={name} data-term={term} style={{ '--share': value / most }}>
              <span>
                {phrase(term)} · {page.layerTitle(layer.join(' '))}
              </span>
              <span class="vote-track" aria-hidden="true" />
              <output aria-live="off">{formatValue(value)}</output>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
