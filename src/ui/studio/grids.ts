/** Paintings that stand side by side: the same in everything but what is compared. */
import { countsTarget, type Order, type SlowTechniqueCard } from '../../contract/jobs.ts';
import type { ParameterValue } from '../../contract/parameter.ts';
import { layerAt } from '../../contract/reading/layers.ts';
import type { NewJob } from '../../studio/job.ts';
import { t } from '../language/language.ts';
import type { PlainKey } from '../language/words.ts';
import * as page from '../store.ts';
import { withinBudget } from './budget.ts';
import { fixedTarget, targetName } from './order.ts';
import * as studio from './store.ts';

type Values = Readonly<Record<string, ParameterValue>>;

interface Grid {
  /** What all of them have; what is not named is as the page has it set. */
  readonly shared: Values;
  /** What each has of its own. A layer may be a depth, 0..1. */
  readonly variants: readonly { readonly words: PlainKey; readonly own: Values }[];
}

/** No regulariser at all, by plain steps along the gradient of the pixels. */
const UNREGULARISED: Values = {
  ...{ parametrisation: 'pixels', optimiser: 'gradient', rate: 0.01, falling: false, steps: 100, size: 224 },
  ...{ decay: 0, variation: 0, blur: 0, blurEvery: 4, smallNorm: 0, smallContribution: 0 },
  ...{ jitter: 0, scale: 0, rotate: 0, crops: 0, noise: 0, transparency: false },
};

const NO_STROKES: Values = { finest: 0, fine: 0, middle: 0, coarse: 0, coarsest: 0 };

/** By painting. */
const GRIDS: Readonly<Record<string, Grid>> = {
  'gradient-ascent': {
    shared: UNREGULARISED,
    variants: [
      { words: 'studio.gridWithout', own: {} },
      { words: 'studio.gridL2', own: { decay: 0.02 } },
      { words: 'studio.gridBlur', own: { blur: 0.5 } },
      {
        words: 'studio.gridAll',
        own: { decay: 0.01, blur: 0.5, smallNorm: 5, smallContribution: 5, jitter: 8, rate: 0.006 },
      },
    ],
  },
  'deep-dream': {
    shared: { of: 'layer' },
    variants: [
      { words: 'studio.gridShallow', own: { layer: 0.2 } },
      { words: 'studio.gridDeep', own: { layer: 0.8 } },
    ],
  },
  'feature-inversion': {
    shared: { layer: 0.5 },
    variants: [
      { words: 'studio.gridWithoutVariation', own: { variation: 0 } },
      { words: 'studio.gridWithVariation', own: { variation: 10 } },
    ],
  },
  texture: {
    shared: NO_STROKES,
    variants: [
      { words: 'studio.gridLayer1', own: { finest: 1 } },
      { words: 'studio.gridLayer2', own: { fine: 1 } },
      { words: 'studio.gridLayer3', own: { middle: 1 } },
      { words: 'studio.gridLayer4', own: { coarse: 1 } },
      { words: 'studio.gridLayer5', own: { coarsest: 1 } },
    ],
  },
};

/** What the grid of a painting compares, in words; none where it has no grid. */
export const gridWords = (card: SlowTechniqueCard): readonly string[] =>
  GRIDS[card.id]?.variants.map(({ words }) => t(words)) ?? [];

/** The jobs of the open painting's grid, in their order. Call it where `whyNot` is null. */
export function gridJobs(priority: number): NewJob[] {
  const [card, network] = [studio.card.value, page.catalogue.value?.network];
  const grid = card && GRIDS[card.id];
  if (!card || !network || !grid) return [];
  const settled = ([name, value]: readonly [string, ParameterValue]) => {
    const parameter = card.parameters[name];
    const isDepth = parameter?.kind === 'layer' && typeof value === 'number';
    return [name, isDepth ? (layerAt(network, parameter, value) ?? '') : value] as const;
  };
  return grid.variants.map(({ words, own }) => {
    const known = Object.entries({ ...grid.shared, ...own }).filter(([name]) => name in card.parameters);
    const settings = withinBudget(card, {
      ...studio.values.value,
      ...Object.fromEntries(known.map(settled)),
    });
    const target = countsTarget(card, settings) ? fixedTarget() : null;
    const order: Order = { painting: card.id, settings, target, seed: studio.seed.value };
    const subject = [target && targetName(target), t(words)].filter(Boolean).join(' · ');
    return { title: card.title, subject, order, network: page.networkId.value, priority };
  });
}
