/** The figure that is open over the present view. */
import { computed } from '@preact/signals';
import type { FigureId, InsideAnswer } from '../../contract/inside.ts';
import type { View } from '../../contract/view.ts';
import { ofVisitor } from '../kiosk/forgets.ts';
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

/** The network's numbers for a figure, and what they are of. */
export interface FigureAnswer {
  readonly inside: InsideAnswer;
  /** ViewResult.source */
  readonly source: number;
  readonly request: store.Request['main'];
  /** What was asked for. */
  readonly view: View;
}

/** That of the latest look that was made for the figure; null before the first, and where none is open. */
export const figureAnswer = ofVisitor<FigureAnswer | null>(null);

/** The numbers for a figure of the present picture and view; null before the first. */
export function answerOf<Id extends FigureId>(id: Id): Extract<InsideAnswer, { figure: Id }> | null {
  const now = figureAnswer.value;
  const isPresent = now?.source === store.sourceNumber.value && now.request === store.request.value.main;
  return isPresent && now.inside.figure === id ? (now.inside as Extract<InsideAnswer, { figure: Id }>) : null;
}

export function toggleInside(): void {
  chosen.value = figure.value === null ? (offered.value[0] ?? null) : null;
}
