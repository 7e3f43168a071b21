import { BookOpen, Eye, Paintbrush, Signpost, Tag, X } from 'lucide-preact';
import { openWall } from '../atlas/atlas_actions.ts';
import { isOffered } from '../atlas/atlas_store.ts';
import { CLASSES } from '../atlas/unit.ts';
import { IconButton } from '../components/icon_button.tsx';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { chooseView } from '../studio/actions.ts';
import { openOverview } from '../tour/tour_control.ts';
import { dismissWelcome, isShown } from './welcome_store.ts';

/** Three views in plain words, for who has not seen any of this. */
const FIRST_VIEWS = [
  { view: 'ranking', icon: Tag, words: 'welcome.what', more: 'welcome.whatMore' },
  { view: 'grad-cam', icon: Eye, words: 'welcome.where', more: 'welcome.whereMore' },
  { view: 'live-style', icon: Paintbrush, words: 'welcome.paint', more: 'welcome.paintMore' },
] as const;

/** Where to stand, what there is to see first, and the way to all the rest. */
export function WelcomeCard() {
  if (!isShown.value) return null;
  const offered = FIRST_VIEWS.filter(({ view }) => store.viewIds.value.includes(view));
  const labels = store.catalogue.value?.network.labels ?? [];
  const count = labels.length;
  // The words name classes of ImageNet; two of its labels tell it.
  const isImageNet = labels.includes('teapot') && labels.includes('computer keyboard');
  return (
    <section class="welcome" aria-label={t('welcome.the')}>
      <header>
        <h1>{t('welcome.title')}</h1>
        <IconButton icon={X} label={t('welcome.close')} onClick={dismissWelcome} />
      </header>
      <p>{t('welcome.stand')}</p>
      {offered.map(({ view, icon: Icon, words, more }) => (
        <button
          key={view}
          type="button"
          class="welcome-view"
          aria-pressed={view === store.openView.value}
          onClick={() => chooseView(view)}
        >
          <Icon size={22} strokeWidth={1.6} aria-hidden="true" />
          <span>
            <b>{t(words)}</b>
            <small>{t(more)}</small>
          </span>
        </button>
      ))}
      {isImageNet && <p class="welcome-knows">{t('welcome.knows', { count })}</p>}
      <footer>
        {isOffered.value && count > 0 && (
          <button type="button" onClick={() => openWall(CLASSES)}>
            <BookOpen size={18} strokeWidth={1.6} aria-hidden="true" />
            {t('welcome.classes')}
          </button>
        )}
        {store.hasTool('tour') && (
          <button type="button" onClick={() => void openOverview()}>
            <Signpost size={18} strokeWidth={1.6} aria-hidden="true" />
            {t('welcome.tour')}
          </button>
        )}
      </footer>
    </section>
  );
}
