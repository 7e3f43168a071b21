import type { TechniqueCard } from '../contract/cards.ts';
import type { SlowTechniqueCard } from '../contract/jobs.ts';
import type { ParameterValue } from '../contract/parameter.ts';
import type { Filter } from '../techniques/common/filter.ts';
import type { SlowTechnique } from '../techniques/common/slow_technique.ts';
import type { Technique } from '../techniques/common/technique.ts';

/** What the page may know of a technique: everything but its function. */
function techniqueCard({
  run: _run,
  taps: _taps,
  ofChannel: _ofChannel,
  question: _,
  ...card
}: Technique): TechniqueCard {
  return card;
}

/** What the page may know of a slow technique: everything but its function. */
export function slowTechniqueCard({
  paint: _paint,
  makes: _makes,
  presets,
  film,
  further = 'steps',
  ...card
}: SlowTechnique): SlowTechniqueCard {
  const named = presets.map(({ id, title, settings }) => ({ id, title, settings: given(settings) }));
  return { ...card, further, film: film ?? null, presets: named };
}

/** Without what is not set. */
const given = (settings: SlowTechnique['presets'][number]['settings']): Record<string, ParameterValue> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Record<
    string,
    ParameterValue
  >;

/** What the page may know of a filter: everything but its functions. */
function filterCard({
  paint: _paint,
  needsPeople: _needsPeople,
  steadies: _steadies,
  carries: _carries,
  keepsEdges: _keepsEdges,
  question: _question,
  ...card
}: Filter): TechniqueCard {
  return { ...card, repaints: true };
}

const FAMILIES: readonly TechniqueCard['family'][] = ['forward', 'backward', 'weights'];

/** All views as they stand on screen: by family, and in the order in which they are listed. */
export const viewCards = (techniques: readonly Technique[], filters: readonly Filter[]): TechniqueCard[] =>
  [...techniques.map(techniqueCard), ...filters.map(filterCard)].sort(
    (a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family),
  );
