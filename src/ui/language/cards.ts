/** What the worker offers, in the language of the page: its cards are English. */
import type { Catalogue, TechniqueCard } from '../../contract/cards.ts';
import type { SlowTechniqueCard } from '../../contract/jobs.ts';
import type { Parameter } from '../../contract/parameter.ts';
import type { Said } from './words.ts';

/** A view or painting that the language has no words for keeps its English. */
export const cardsIn = (said: Said, catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  techniques: catalogue.techniques.map((card) => spokenCard(said, card)),
  slowTechniques: catalogue.slowTechniques.map((card) => ({
    ...spokenCard(said, card),
    presets: card.presets.map((preset) => ({ ...preset, title: phraseIn(said, preset.title) })),
  })),
});

function spokenCard<Card extends TechniqueCard | SlowTechniqueCard>(said: Said, card: Card): Card {
  const { title = card.title, ...caption } = said.views[card.id] ?? {};
  const parameters = Object.entries(card.parameters).map(([name, parameter]) => [
    name,
    spokenParameter(said, parameter),
  ]);
  return {
    ...card,
    title,
    caption: { ...card.caption, ...caption },
    parameters: Object.fromEntries(parameters),
  };
}

function spokenParameter(said: Said, parameter: Parameter): Parameter {
  const { label, help } = parameter;
  const spoken: Parameter = { ...parameter, label: phraseIn(said, label) };
  if (help !== undefined) spoken.help = phraseIn(said, help);
  if (spoken.kind === 'choice')
    spoken.options = spoken.options.map((option) => ({ ...option, label: phraseIn(said, option.label) }));
  return spoken;
}

const phraseIn = (said: Said, text: string): string => said.phrases[text] ?? text;
