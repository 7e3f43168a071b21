import { Dices } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';
import type { RankedClass } from '../../contract/picture.ts';
import { Arrival } from '../components/hooks/takes_focus.ts';
import { useHeld } from '../components/hooks/use_held.ts';
import { Segmented } from '../components/segmented.tsx';
import { percent, wholePercent } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { className, t } from '../language/language.ts';
import * as store from '../store.ts';
import * as rounds from './classroom_store.ts';
import { everydayClasses } from './everyday.ts';
import { type ChallengeKind, HIDDEN_BELOW } from './scoring.ts';
import { SeenNow } from './seen_now.tsx';

const LIMITS = ['30', '60', '120'] as const;
/** Of the leading classes, to hide. */
const LEADING = 5;

/** What a challenge is about, and how long it takes. */
export function ChallengeStart({ kind }: { kind: ChallengeKind }) {
  const { classroom } = useCommands();
  const labels = store.catalogue.value?.network.labels ?? [];
  const everyday = everydayClasses(labels);
  const begin = (index: number) => void classroom.challenge(kind, index);
  const anyThing = () => {
    const index = everyday[Math.floor(Math.random() * everyday.length)];
    if (index !== undefined) begin(index);
  };
  return (
    <div class="classroom-round">
      <SeenNow />
      <section>
        <Arrival>{t(kind === 'make' ? 'classroom.make' : 'classroom.hide')}</Arrival>
        <p>{t(kind === 'make' ? 'classroom.makeAbout' : 'classroom.hideAbout')}</p>
        {kind === 'hide' && <p>{t('classroom.bound', { share: wholePercent(HIDDEN_BELOW) })}</p>}
        <div class="field">
          <span class="field-label">{t('classroom.time')}</span>
          <Segmented
            label={t('classroom.time')}
            options={LIMITS.map((value) => ({ value, label: t('classroom.seconds', { count: value }) }))}
            value={`${rounds.limit.value}` as (typeof LIMITS)[number]}
            onChange={(seconds) => (rounds.limit.value = Number(seconds))}
          />
        </div>
        <h3>{t('classroom.thing')}</h3>
        {kind === 'make' ? (
          <div class="things">
            <button type="button" class="text-button on" onClick={anyThing}>
              <Dices size={18} strokeWidth={1.6} aria-hidden="true" /> {t('classroom.random')}
            </button>
            {everyday.map((index) => (
              <ThingButton key={index} name={className(labels[index] ?? '')} onClick={() => begin(index)} />
            ))}
          </div>
        ) : (
          <Leading onChoose={begin} />
        )}
        <AnyClass labels={labels} onChoose={begin} />
        <div class="classroom-way">
          <button type="button" class="text-button" onClick={() => (rounds.start.value = null)}>
            {t('classroom.back')}
          </button>
        </div>
      </section>
    </div>
  );
}

const indexOf = ({ index }: RankedClass) => index;

/** What the network sees now, to be hidden from it. */
function Leading({ onChoose }: { onChoose: (index: number) => void }) {
  const ranked = store.seenOfPicture.value?.result.ranking.classes ?? [];
  const { rows, list } = useHeld(ranked.slice(0, LEADING), indexOf, (row) => {
    return ranked.find(({ index }) => index === row.index) ?? row;
  });
  return (
    <ol {...list} class="things leading">
      {rows.map(({ index, label, probability }) => (
        <li key={index} data-row={index}>
          <ThingButton name={className(label)} share={percent(probability)} onClick={() => onChoose(index)} />
        </li>
      ))}
    </ol>
  );
}

interface ThingButtonProps {
  name: string;
  share?: string;
  onClick: () => void;
}

function ThingButton({ name, share, onClick }: ThingButtonProps) {
  return (
    <button type="button" class="text-button" onClick={onClick}>
      {name} {share && <span class="thing-share">{share}</span>}
    </button>
  );
}

interface AnyClassProps {
  labels: readonly string[];
  onChoose: (index: number) => void;
}

/** Any class by its name. */
function AnyClass({ labels, onChoose }: AnyClassProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const names = labels.map(className);
  const index = names.findIndex((name) => name.toLowerCase() === typed.trim().toLowerCase());
  return (
    <form
      class="any-class"
      onSubmit={(event) => {
        event.preventDefault();
        if (index >= 0) onChoose(index);
      }}
    >
      <input
        type="text"
        list={id}
        class="select"
        aria-label={t('classroom.thingOf', { count: labels.length })}
        placeholder={t('classroom.thingOf', { count: labels.length })}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <datalist id={id}>
        {names.map((name, at) => (
          <option key={at} value={name} />
        ))}
      </datalist>
      <button type="submit" class="text-button" disabled={index < 0}>
        {t('classroom.begin')}
      </button>
    </form>
  );
}
