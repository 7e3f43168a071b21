/** The figure that is open over the present view. */
import { computed } from '@preact/signals';
import type { FigureId, InsideAnswer } from '../../contract/inside.ts';
import * as store from '../store.ts';
import { chosen, figureIn, figuresOf } from './inside_store.ts';

/** Those of the present view; none under a painting. */
export const offered = computed<readonly FigureId[]>(() =>
  store.slowView.value === null && store.card.value && !store.card.value.repaints
    ? figuresOf(store.technique.value)
    : [],
);

/** Null where none is open. */
export const figure = computed<FigureId | null>(() =>
  offered.value.length > 0 ? figureIn(store.technique.value) : null,
);

/** The network's numbers for it, of the latest look; null before the first. */
export function answerOf<Id extends FigureId>(id: Id): Extract<InsideAnswer, { figure: Id }> | null {
  const inside = store.seen.value?.result.inside;
  return inside?.figure === id ? (inside as Extract<InsideAnswer, { figure: Id }>) : null;
}

export function toggleInside(): void {
  chosen.value = figure.value === null ? (offered.value[0] ?? null) : null;
}
