import type { TechniqueCard } from '../../contract/cards.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';

interface CaptionProps {
  /** Of the view that is open. */
  card?: Pick<TechniqueCard, 'title' | 'caption'> | null;
}

/** The label beside the exhibit: what is shown, how to read it, who invented it. */
export function CaptionTitle({ card = store.card.value }: CaptionProps) {
  if (!card) return null;
  return (
    <header class="caption-title">
      <h1>{card.title}</h1>
      <p>{card.caption.shows}</p>
    </header>
  );
}

export function CaptionDetails({ card = store.card.value }: CaptionProps) {
  if (!card) return null;
  return (
    <section class="panel-section caption-details" aria-label={t('shell.howToReadIt')}>
      <h2>{t('shell.howToReadIt')}</h2>
      <p>{card.caption.read}</p>
      <p class="paper">{card.caption.paper}</p>
    </section>
  );
}
