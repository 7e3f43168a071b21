import { Hand, Minus, Plus, Smartphone } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { Arrival } from '../components/hooks/takes_focus.ts';
import { topModal } from '../components/hooks/use_modal.ts';
import { percent, wholePercent } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { keyOf } from '../keys/key_of.ts';
import { className, t } from '../language/language.ts';
import * as store from '../store.ts';
import type { PredictRound } from './classroom_store.ts';
import { canVoteByPhone, FEWEST_OPTIONS, voteRoom } from './phone_votes.ts';
import { type Answer, hasPhones, networksAnswer, predictScore, votesFor } from './scoring.ts';
import { VoteCode } from './vote_code.tsx';

/** The picture, the answers with the hands for each, and then the network's probabilities beside them. */
export function PredictBoard({ round }: { round: PredictRound }) {
  const { classroom } = useCommands();
  const { phase, answers, picture } = round;
  useVoteKeys();
  if (phase === 'looking') return <p class="classroom-about">{t('classroom.looking')}</p>;
  const isAnswered = phase === 'answered';
  const most = Math.max(1, ...answers.map(votesFor));
  const best = networksAnswer(answers);
  const score = predictScore(answers);
  return (
    <div class="classroom-round">
      <figure class="classroom-picture">
        <img src={picture} alt="" />
        <VoteCode isOpen={phase === 'voting'} />
      </figure>
      <section>
        <Arrival>{t('classroom.whatIsIt')}</Arrival>
        <ol class="guesses">
          {answers.map((answer, at) => (
            <AnswerRow
              key={answer.index}
              {...{ answer, at, isAnswered, most }}
              isBest={isAnswered && answer === best}
            />
          ))}
          {isAnswered && (
            <li class="guess rest">
              <span class="guess-name">{t('classroom.anotherThing')}</span>
              <Bar
                name={t('classroom.network')}
                share={round.rest}
                text={percent(round.rest)}
                kind="network"
              />
            </li>
          )}
        </ol>
        {isAnswered ? (
          <>
            <Arrival as="p" class="classroom-score">
              {score === null
                ? t('classroom.nobodyVoted')
                : t(hasPhones(answers) ? 'phones.agreed' : 'classroom.agreed', {
                    share: wholePercent(score),
                  })}
            </Arrival>
            <div class="classroom-way">
              <button type="button" class="text-button on" onClick={() => void classroom.leaveRound()}>
                {t('classroom.again')}
              </button>
            </div>
          </>
        ) : (
          <>
            <div class="classroom-way">
              <button type="button" class="text-button on" onClick={() => void classroom.reveal()}>
                {t(phase === 'asking' ? 'classroom.looking' : 'classroom.reveal')}
              </button>
              {canVoteByPhone.value && answers.length >= FEWEST_OPTIONS && !voteRoom.value && (
                <button
                  type="button"
                  class="text-button"
                  aria-haspopup="dialog"
                  onClick={() => void classroom.phones.open()}
                >
                  <Smartphone size={18} strokeWidth={1.6} aria-hidden="true" /> {t('phones.vote')}
                </button>
              )}
              <button type="button" class="text-button" onClick={() => void classroom.leaveRound()}>
                {t('classroom.back')}
              </button>
            </div>
            {store.areSignsKeys.value && (
              <p class="help desk-only">{t('classroom.keysOfVotes', { count: answers.length })}</p>
            )}
          </>
        )}
      </section>
    </div>
  );
}

interface AnswerRowProps {
  answer: Answer;
  at: number;
  isAnswered: boolean;
  isBest: boolean;
  /** Votes for the answer that has most of them. */
  most: number;
}

function AnswerRow({ answer, at, isAnswered, isBest, most }: AnswerRowProps) {
  const { classroom } = useCommands();
  const name = className(answer.label);
  return (
    <li class={`guess ${isBest ? 'best' : ''}`}>
      <span class="guess-name">
        {store.areSignsKeys.value && <kbd class="desk-only">{at + 1}</kbd>} {name}
      </span>
      {!isAnswered && (
        <span class="guess-votes">
          {voteRoom.value && <Hand size={18} strokeWidth={1.6} aria-hidden="true" />}
          <button
            type="button"
            class="icon-button"
            aria-label={t('classroom.oneLess', { answer: name })}
            disabled={answer.votes === 0}
            onClick={() => classroom.vote(at, -1)}
          >
            <Minus size={18} strokeWidth={1.8} aria-hidden="true" />
          </button>
          <input
            type="number"
            min={0}
            max={999}
            inputMode="numeric"
            aria-label={t('classroom.handsFor', { answer: name })}
            value={answer.votes}
            onFocus={({ currentTarget }) => currentTarget.select()}
            onInput={({ currentTarget }) => classroom.setVotes(at, currentTarget.valueAsNumber)}
          />
          <button
            type="button"
            class="icon-button one-more"
            aria-label={t('classroom.oneMore', { answer: name })}
            onClick={() => classroom.vote(at, 1)}
          >
            <Plus size={20} strokeWidth={1.8} aria-hidden="true" />
          </button>
        </span>
      )}
      <Bar
        name={t(voteRoom.value || answer.byPhone > 0 ? 'phones.votes' : 'classroom.hands')}
        share={votesFor(answer) / most}
        text={`${votesFor(answer)}`}
        kind="hands"
      />
      {isAnswered && answer.probability !== null && (
        <Bar
          name={t('classroom.network')}
          share={answer.probability}
          text={percent(answer.probability)}
          kind="network"
        />
      )}
    </li>
  );
}

interface BarProps {
  name: string;
  /** 0..1 */
  share: number;
  text: string;
  kind: 'hands' | 'network';
}

function Bar({ name, share, text, kind }: BarProps) {
  return (
    <span class={`vote-bar ${kind}`} style={{ '--share': share }}>
      <span class="vote-name">{name}</span>
      <span class="vote-track" aria-hidden="true" />
      <span class="vote-share">{text}</span>
    </span>
  );
}

/** Whether another dialog lies over the class's, e.g. the code to vote with. */
function isCovered(): boolean {
  const top = topModal();
  return top !== undefined && !top.matches('.classroom');
}

/** Digits count hands, with Shift they take one back; Enter has the network answer, and then goes on. */
function useVoteKeys(): void {
  const { classroom } = useCommands();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isCovered()) return;
      const focus = document.activeElement;
      if (event.key === 'Enter' && !focus?.matches('button, summary')) {
        event.preventDefault();
        if (event.repeat) return;
        if (focus instanceof HTMLInputElement) focus.blur();
        void classroom.reveal();
        return;
      }
      if (!store.areSignsKeys.value || focus?.matches('input[type=number]')) return;
      const digit = keyOf({ key: event.key, code: event.code, shiftKey: false });
      if (!/^[1-9]$/.test(digit)) return;
      event.preventDefault();
      if (!event.repeat) classroom.vote(Number(digit) - 1, event.shiftKey ? -1 : 1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [classroom]);
}
