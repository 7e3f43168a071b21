import type { Rect } from '../../../contract/geometry.ts';
import type { SlowTechniqueCard } from '../../../contract/jobs.ts';
import { overlap, placeFrame, toScreen } from '../../../render/placement.ts';
import { layoutStage } from '../../../render/stage_layout.ts';
import { percent } from '../../format.ts';
import { phrase, t } from '../../language/language.ts';
import * as page from '../../store.ts';
import { viewJob } from '../actions.ts';
import { fixedTarget, targetName } from '../order.ts';
import * as studio from '../store.ts';
import { Grown } from './job_tile.tsx';
import { stateOf, subjectOf, titleOf } from './job_words.ts';

const styleOf = ({ x, y, width, height }: Rect) => ({
  left: `${x}px`,
  top: `${y}px`,
  width: `${width}px`,
  height: `${height}px`,
});

/** Over the stage of a job's view: what will be painted and after what, and the jobs of its kind. */
export function Easel({ card }: { card: SlowTechniqueCard }) {
  const size = page.stageSize.value;
  if (size.width < 2) return null;
  const { picture, tiles } = layoutStage(size, true, false);
  return (
    <>
      {card.needs.content && <Taken area={picture} />}
      <div
        class="easel-words"
        style={{
          left: `${picture.x}px`,
          width: `${picture.width}px`,
          top: `${picture.y}px`,
          height: `${picture.height}px`,
        }}
      >
        <Materials card={card} />
      </div>
      {tiles && <ContactSheet card={card} area={tiles} />}
    </>
  );
}

/** The part of the camera's picture that will be painted: all of it. */
function Taken({ area }: { area: Rect }) {
  const frame = page.seen.value?.result.frameSize;
  if (!frame) return null;
  const placement = placeFrame(frame, area, page.display.value.fit, page.mirrored.value);
  return (
    <div class="easel-frame" style={styleOf(overlap(toScreen(placement, { x: 0, y: 0, ...frame }), area))} />
  );
}

function Materials({ card }: { card: SlowTechniqueCard }) {
  const target = studio.hasTarget.value ? fixedTarget() : null;
  const ranked = page.seen.value?.result.ranking.classes ?? [];
  const leader = target?.kind === 'class' ? ranked.find(({ index }) => index === target.index) : undefined;
  const styles = studio.wantedStyles.value.flatMap(
    ({ id }) => studio.styles.value.find((style) => style.id === id) ?? [],
  );
  return (
    <p>
      {card.needs.content ? t('studio.thisFrameWillBePainted') : t('studio.paintedFromNoiseNotFrom')}
      {target && (
        <>
          {' '}
          {leader
            ? t('studio.towardsSeen', {
                target: targetName(target),
                probability: percent(leader.probability),
              })
            : t('studio.towards', { target: targetName(target) })}
        </>
      )}
      {styles.length > 0 && (
        <span class="easel-styles">
          {t('studio.after')}{' '}
          {styles.map(({ id, title, url }) => (
            <img key={id} src={url} alt={phrase(title)} title={phrase(title)} />
          ))}
        </span>
      )}
    </p>
  );
}

function ContactSheet({ card, area }: { card: SlowTechniqueCard; area: Rect }) {
  const jobs = studio.jobs.value.filter(({ order }) => order.painting === card.id);
  return (
    <section
      class="contact-sheet"
      style={styleOf(area)}
      aria-label={t('studio.paintingsTitle', { title: card.title })}
    >
      {jobs.length === 0 && <p class="viewer-note">{t('studio.whatIsPaintedHereHangs')}</p>}
      <ul>
        {jobs.map((job) => (
          <li key={job.id}>
            <button type="button" onClick={() => viewJob(job.id)}>
              {job.progress ? (
                <Grown jpeg={job.progress.frame.jpeg} size={job.progress.frame} />
              ) : (
                <span class="job-blank" />
              )}
              <span>{subjectOf(job) || titleOf(job)}</span>
              <span class="job-state">{stateOf(job)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
