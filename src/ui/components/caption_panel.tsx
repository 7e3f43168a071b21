import * as store from '../store.ts';

/** The label beside the exhibit: what is shown, how to read it, who invented it. */
export function CaptionTitle() {
  const card = store.card.value;
  if (!card) return null;
  return (
    <header class="caption-title">
      <h1>{card.title}</h1>
      <p>{card.caption.shows}</p>
    </header>
  );
}

export function CaptionDetails() {
  const card = store.card.value;
  if (!card) return null;
  return (
    <section class="panel-section caption-details" aria-label="How to read it">
      <h2>How to read it</h2>
      <p>{card.caption.read}</p>
      <p class="paper">{card.caption.paper}</p>
    </section>
  );
}
