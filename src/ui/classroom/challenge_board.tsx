import { Arrival } from '../components/hooks/takes_focus.ts';
import { percent, wholePercent } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { className, t } from '../language/language.ts';
import * as store from '../store.ts';
import * as rounds from './classroom_store.ts';
import { HIDDEN_BELOW, isHidden, SEEN_FROM } from './scoring.ts';
import { SeenNow } from './seen_now.tsx';
import { challengeTitle, scoreWords } from './session_page.ts';

/** A challenge while its time runs, and what came of it. */
export function ChallengeBoard({ round }: { round: rounds.ChallengeRound }) {
  const { kind, phase, picture, standing } = round;
  const isRunning = phase === 'running';
  return (
    <div class="classroom-round">
      {isRunning ? (
        <SeenNow />
      ) : (
        <figure class="classroom-picture">
          {picture && <img src={picture} alt={t('classroom.bestLook')} />}
        </figure>
      )}
      <section>
        <Arrival>{challengeTitle(round, className)}</Arrival>
        {isRunning && <Running round={round} />}
        {phase === 'over' && <Judge round={round} />}
        {phase === 'kept' && <Kept />}
        {isRunning && kind === 'hide' && standing.best === null && (
          <p class="help">{t('classroom.seenFirst', { share: wholePercent(SEEN_FROM) })}</p>
        )}
        {isRunning && kind === 'hide' && (
          <p class={isHidden(standing) ? 'classroom-score' : 'help'}>
            {t('classroom.bound', { share: wholePercent(HIDDEN_BELOW) })}
          </p>
        )}
      </section>
    </div>
  );
}

function Running({ round }: { round: rounds.ChallengeRound }) {
  const { classroom } = useCommands();
  const classes = store.seenOfPicture.value?.result.ranking.classes ?? [];
  const now = classes.find(({ index }) => index === round.index)?.probability ?? null;
  const { best } = round.standing;
  return (
    <>
      <p class="seconds-left" role="timer">
        {t('classroom.left', { seconds: rounds.secondsLeft.value ?? 0 })}
      </p>
      <Gauge name={t('classroom.now')} share={now} />
      <Gauge name={t(round.kind === 'make' ? 'classroom.best' : 'classroom.lowest')} share={best} />
      <div class="classroom-way">
        <button type="button" class="text-button on" onClick={classroom.stop}>
          {t('classroom.stop')}
        </button>
        <button type="button" class="text-button" onClick={() => void classroom.leaveRound()}>
          {t('classroom.back')}
        </button>
      </div>
    </>
  );
}

function Gauge({ name, share }: { name: string; share: number | null }) {
  return (
    <p class="gauge" style={{ '--share': share ?? 0 }}>
      <span>{name}</span>
      <span class="vote-track" aria-hidden="true" />
      <output aria-live="off">{share === null ? '–' : percent(share)}</output>
    </p>
  );
}

/** A thing that left the picture is not hidden: the class says which it is. */
function Judge({ round }: { round: rounds.ChallengeRound }) {
  const { classroom } = useCommands();
  return (
    <>
      <Arrival as="p" class="classroom-score">
        {t('classroom.stillThere', { thing: className(round.label) })}
      </Arrival>
      <div class="classroom-way">
        <button type="button" class="text-button on" onClick={() => classroom.judge(true)}>
          {t('classroom.yes')}
        </button>
        <button type="button" class="text-button" onClick={() => classroom.judge(false)}>
          {t('classroom.no')}
        </button>
      </div>
    </>
  );
}

function Kept() {
  const { classroom } = useCommands();
  const last = rounds.scores.value.at(-1);
  return (
    <>
      <Arrival as="p" class="classroom-score">
        {last && scoreWords(last)}
      </Arrival>
      <div class="classroom-way">
        <button type="button" class="text-button on" onClick={() => void classroom.leaveRound()}>
          {t('classroom.again')}
        </button>
      </div>
    </>
  );
}
