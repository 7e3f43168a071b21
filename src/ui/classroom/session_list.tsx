import { FileDown } from 'lucide-preact';
import { Switch } from '../components/switch.tsx';
import { wholePercent } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { className, t } from '../language/language.ts';
import * as store from '../store.ts';
import { largeType } from '../view_list.ts';
import * as rounds from './classroom_store.ts';
import { challengeTitle, scoreWords } from './session_page.ts';

/** The scores of the session, the newest first, and the session as a page to keep. */
export function SessionList() {
  const { classroom } = useCommands();
  const scores = rounds.scores.value.toReversed();
  const count = rounds.session.value.length;
  return (
    <section class="classroom-session">
      {scores.length > 0 && <h2>{t('classroom.scores')}</h2>}
      <ol class="scores">
        {scores.map((entry) => (
          <li key={entry.at.getTime()}>
            {entry.picture && <img src={entry.picture} alt="" />}
            <span>
              <b>{entry.kind === 'predict' ? t('classroom.predict') : challengeTitle(entry, className)}</b>
              <span class="help">{scoreWords(entry)}</span>
            </span>
            <output>{entry.score === null ? '–' : wholePercent(entry.score)}</output>
          </li>
        ))}
      </ol>
      {!store.kiosk.value && (
        <footer>
          <Switch
            label={t('shell.largeType')}
            help={t('shell.largeTypeHelp')}
            checked={largeType.value}
            onChange={(on) => (largeType.value = on)}
          />
          <Switch
            label={t('classroom.keepViews')}
            help={t('classroom.keepViewsHelp')}
            checked={rounds.keepsViews.value}
            onChange={(on) => (rounds.keepsViews.value = on)}
          />
          <button type="button" class="text-button" disabled={count === 0} onClick={classroom.saveSession}>
            <FileDown size={18} strokeWidth={1.6} aria-hidden="true" />
            {t('classroom.save')} · {t('classroom.entries', { count })}
          </button>
        </footer>
      )}
    </section>
  );
}
