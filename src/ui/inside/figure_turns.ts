/** When the open figure is looked at anew, and which look's numbers stand in it. */
import type { View, ViewResult } from '../../contract/view.ts';
import * as store from '../store.ts';
import { type FigureAnswer, figureAnswer } from './open_figure.ts';

/** Numbers that change more often than that are not read. */
const BETWEEN_MS = 100;

/**
 * Gives the open figure its turns: between two of them looks are made without it, and the live view keeps its rate. Everything
 * in a figure is of one look. A change of what is asked for, e.g. of the place, has its turn at once.
 */
export class FigureTurns {
  #answered: { readonly view: View; readonly source: number; readonly atMs: number } | null = null;
  /** Came, and is not on screen yet. */
  #waiting: FigureAnswer | null = null;

  /** What to ask for now: the view itself, or the view without its figure. */
  asked(view: View): View {
    const last = this.#answered;
    const isTurn =
      last?.view.inside !== view.inside ||
      last?.source !== store.sourceNumber.peek() ||
      performance.now() - last.atMs >= BETWEEN_MS;
    if (isTurn) return view;
    const { inside: _, ...rest } = view;
    return rest;
  }

  /** To be called with every look. */
  take({ inside, source }: ViewResult, view: View): void {
    if (!inside) return;
    this.#answered = { view, source, atMs: performance.now() };
    this.#waiting = { inside, source, request: store.requestOf(view).main, view };
  }

  /**
   * Puts the numbers on screen that were taken last. Of a figure that is closed, or lies under something else, nothing stays.
   * @param view of the look that is put on screen
   */
  show(view: View): void {
    const isOpen =
      store.view.peek()?.inside !== undefined && store.requestOf(view).main === store.request.peek().main;
    figureAnswer.value = isOpen ? (this.#waiting ?? figureAnswer.peek()) : null;
    this.#waiting = null;
  }

  forget(): void {
    this.#answered = null;
    this.#waiting = null;
  }
}
