import { Eye, EyeOff, Hand, X } from 'lucide-preact';
import { Arrival } from '../components/hooks/takes_focus.ts';
import { useModal } from '../components/hooks/use_modal.ts';
import { IconButton } from '../components/icon_button.tsx';
import { useCommands } from '../keys/commands.ts';
import { className, t } from '../language/language.ts';
import { Status } from '../status.tsx';
import * as store from '../store.ts';
import { ChallengeBoard } from './challenge_board.tsx';
import { ChallengeStart } from './challenge_start.tsx';
import * as rounds from './classroom_store.ts';
import { canVoteByPhone } from './phone_votes.ts';
import { PredictBoard } from './predict_board.tsx';
import { SampleTiles } from './sample_tiles.tsx';
import { SessionList } from './session_list.tsx';
import { scoreWords } from './session_page.ts';
import { VoteCodeDialog } from './vote_code.tsx';

/** Rounds for a class, over the whole page. */
export function ClassroomDialog() {
  const { classroom } = useCommands();
  const isOpen = rounds.isOpen.value;
  const dialog = useModal(isOpen);
  return (
    <dialog ref={dialog} class="classroom" aria-label={t('classroom.the')} onClose={classroom.close}>
      {isOpen && (
        <>
          <div class="dialog-head">
            <h1>{t('classroom.the')}</h1>
            <IconButton icon={X} label={t('classroom.close')} shortcut="Esc" onClick={classroom.close} />
          </div>
          <Body />
          <Said />
          <VoteCodeDialog />
        </>
      )}
    </dialog>
  );
}

function Body() {
  const [prediction, challenge, start] = [
    rounds.prediction.value,
    rounds.challenge.value,
    rounds.start.value,
  ];
  if (prediction) return <PredictBoard round={prediction} />;
  if (challenge) return <ChallengeBoard round={challenge} />;
  if (start) return <ChallengeStart kind={start} />;
  return <Home />;
}

/** What has become of the round: said as it changes, so from a place that stays. */
function Said() {
  const now = rounds.round.value;
  const last = rounds.scores.value.at(-1);
  const words = (): string => {
    if (now?.phase === 'looking') return t('classroom.looking');
    if (now?.phase === 'over') return t('classroom.stillThere', { thing: className(now.label) });
    const isScored = now?.phase === 'answered' || now?.phase === 'kept';
    return isScored && last ? scoreWords(last) : '';
  };
  return <Status>{words()}</Status>;
}

function Home() {
  const { classroom } = useCommands();
  if (store.catalogue.value?.network.labels.length === 0)
    return (
      <Arrival as="p" class="classroom-about">
        {t('classroom.noClasses')}
      </Arrival>
    );
  return (
    <>
      <Arrival as="p" class="classroom-about">
        {t('classroom.about')} {t(canVoteByPhone.value ? 'classroom.staysButVotes' : 'classroom.stays')}
      </Arrival>
      <div class="classroom-kinds">
        <section>
          <h2>
            <Hand size={20} strokeWidth={1.6} aria-hidden="true" /> {t('classroom.predict')}
          </h2>
          <p>{t('classroom.predictAbout')}</p>
          <button type="button" class="text-button on" onClick={() => void classroom.predict()}>
            {t('classroom.freeze')}
          </button>
          <SampleTiles />
        </section>
        <section>
          <h2>
            <Eye size={20} strokeWidth={1.6} aria-hidden="true" /> {t('classroom.make')}
          </h2>
          <p>{t('classroom.makeAbout')}</p>
          <button type="button" class="text-button on" onClick={() => (rounds.start.value = 'make')}>
            {t('classroom.thing')}
          </button>
        </section>
        <section>
          <h2>
            <EyeOff size={20} strokeWidth={1.6} aria-hidden="true" /> {t('classroom.hide')}
          </h2>
          <p>{t('classroom.hideAbout')}</p>
          <button type="button" class="text-button on" onClick={() => (rounds.start.value = 'hide')}>
            {t('classroom.thing')}
          </button>
        </section>
      </div>
      <SessionList />
    </>
  );
}
