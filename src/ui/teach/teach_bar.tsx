import { ScanSearch, X } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TaughtClass, TaughtShare } from '../../contract/taught.ts';
import { LONGEST_NAME } from '../../embedding/taught_classes.ts';
import { AskingButton, IconButton } from '../components/icon_button.tsx';
import { wholePercent } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import type { PlainKey } from '../language/words.ts';
import * as store from '../store.ts';
import { HoldButton } from './hold_button.tsx';
import { answer } from './teach_answer.ts';
import { classes, current, holding, TEACHING_VIEW } from './teach_store.ts';

/** Below the picture: the classes that a person taught, and a place to name another one. */
export function TeachBar() {
  if (store.openView.value !== TEACHING_VIEW) return null;
  const all = classes.value;
  const shares = answer.value;
  const best = Math.max(0, ...(shares ?? []).map(({ probability }) => probability));
  return (
    <section class="teach" aria-label={t('teach.taughtClasses')}>
      <ul class={`teach-cards ${store.mirrored.value ? 'as-in-glass' : ''}`}>
        {all.map((taught, at) => (
          <li key={taught.name}>
            <TaughtCard taught={taught} share={shares?.[at]} best={best} />
          </li>
        ))}
        <li class={all.length === 0 ? 'alone' : ''}>
          <NewClass count={all.length} />
        </li>
      </ul>
    </section>
  );
}

interface TaughtCardProps {
  taught: TaughtClass;
  share: TaughtShare | undefined;
  /** The largest probability of all taught classes. */
  best: number;
}

function TaughtCard({ taught: { name, examples }, share, best }: TaughtCardProps) {
  const { teach } = useCommands();
  const item = useRef<HTMLElement>(null);
  const isCurrent = current.value === name;
  const probability = examples.length > 0 ? share?.probability : undefined;
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isCurrent]);
  return (
    <article
      ref={item}
      class={`teach-card ${probability !== undefined && probability === best ? 'leads' : ''}`}
      aria-label={name}
    >
      <h3 title={name}>{name}</h3>
      <span class="share">{probability === undefined ? '' : wholePercent(probability)}</span>
      <span class="bar" style={{ '--share': probability ?? 0 }} aria-hidden="true" />
      <Examples name={name} examples={examples} />
      <div class="teach-tools">
        <HoldButton
          label={t('teach.holdToShowName', { name })}
          held={holding.value === name}
          onHold={() => teach.hold(name)}
          onRelease={teach.release}
        />
        {examples.length > 0 && (
          <IconButton
            icon={ScanSearch}
            label={t('teach.whereIsName', { name })}
            onClick={() => teach.lookAt(name)}
          />
        )}
        <AskingButton
          icon={X}
          label={t('teach.forgetName', { name })}
          question={t('teach.forget')}
          asks={examples.length > 0}
          onSure={() => teach.remove(name)}
        />
      </div>
    </article>
  );
}

/** So many are shown, the newest. */
const SHOWN = 4;

function Examples({ name, examples }: TaughtClass) {
  const first = Math.max(0, examples.length - SHOWN);
  return (
    <div class="teach-examples">
      {examples.slice(first).map(({ thumbnail }, at) => (
        <img key={first + at} src={thumbnail} alt={t('teach.nameExampleAt', { name, at: first + at + 1 })} />
      ))}
      <span class="count">
        {examples.length === 0 ? t('teach.noExampleYet') : t('teach.examples', { count: examples.length })}
      </span>
    </div>
  );
}

function NewClass({ count }: { count: number }) {
  const { teach } = useCommands();
  const [name, setName] = useState('');
  const hint = HINTS[count];
  return (
    <form
      class="teach-new"
      onSubmit={(event) => {
        event.preventDefault();
        teach.add(name);
        setName('');
      }}
    >
      <label for="teach-name">{count === 0 ? t('teach.teachAClassOfYour') : t('teach.anotherClass')}</label>
      <div class="teach-name">
        <input
          id="teach-name"
          type="text"
          autocomplete="off"
          maxLength={LONGEST_NAME}
          placeholder={t('teach.itsName')}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="text-button" disabled={!name.trim()}>
          {t('teach.add')}
        </button>
      </div>
      {hint && <p class="help">{t(hint)}</p>}
    </form>
  );
}

const HINTS: readonly PlainKey[] = ['teach.nameIt', 'teach.oneClassAlone'];
