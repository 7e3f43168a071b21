import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TechniqueCard } from '../../../src/contract/cards.ts';
import type { InsideAnswer } from '../../../src/contract/inside.ts';
import type { View, ViewResult } from '../../../src/contract/view.ts';
import { FigureTurns } from '../../../src/ui/inside/figure_turns.ts';
import { chosen, place } from '../../../src/ui/inside/inside_store.ts';
import { answerOf } from '../../../src/ui/inside/open_figure.ts';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const card = (id: string): TechniqueCard => ({
  ...{ id, title: id, family: 'forward', targets: [], progressive: false, parameters: {} },
  caption: { shows: '', read: '', paper: '' },
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  store.catalogue.value = { ...catalogue, techniques: ['saliency', 'grad-cam'].map(card) };
  store.opened.value = { live: 'saliency', slow: null };
  place.value = { y: 0.5, x: 0.5 };
  chosen.value = 'rules';
});

afterEach(() => {
  vi.useRealTimers();
  chosen.value = null;
});

const wished = (): View => {
  if (!store.view.value) throw new Error('No view is chosen.');
  return store.view.value;
};

/** The answer to a question; its figure is told by its row. */
const answerTo = (view: View, row: number): ViewResult =>
  ({
    source: store.sourceNumber.value,
    ...(view.inside && { inside: { figure: view.inside.figure, row } as unknown as InsideAnswer }),
  }) as ViewResult;

/** Looks until a time has gone by, 20 ms each. @returns how many looks were made, and how many with the figure */
function lookFor(turns: FigureTurns, ms: number): [looks: number, withFigure: number] {
  let [looks, withFigure] = [0, 0];
  for (let gone = 0; gone < ms; gone += 20) {
    const view = turns.asked(wished());
    vi.advanceTimersByTime(20);
    turns.take(answerTo(view, looks), view);
    turns.show(view);
    looks++;
    if (view.inside) withFigure++;
  }
  return [looks, withFigure];
}

const shownRow = () => answerOf('rules')?.row;

describe('between two turns of a figure', () => {
  it('looks are made without it, and its numbers stay, all of one look', () => {
    const turns = new FigureTurns();
    const first = turns.asked(wished());
    expect(first.inside).toMatchObject({ figure: 'rules' });
    turns.take(answerTo(first, 7), first);
    turns.show(first);
    expect(shownRow()).toBe(7);
    const second = turns.asked(wished());
    expect(second).toEqual({ ...wished(), inside: undefined });
    turns.take(answerTo(second, 8), second);
    turns.show(second);
    expect(shownRow()).toBe(7);
  });

  it('there is time for looks, and never so much that a person would wait for numbers', () => {
    const [looks, withFigure] = lookFor(new FigureTurns(), 2000);
    expect(withFigure).toBeGreaterThanOrEqual(2 * 5);
    expect(withFigure).toBeLessThanOrEqual(2 * 10);
    expect(looks).toBe(100);
  });

  it('what came is kept until the stage is drawn, also where a later look came without it', () => {
    const turns = new FigureTurns();
    const first = turns.asked(wished());
    turns.take(answerTo(first, 3), first);
    const second = turns.asked(wished());
    turns.take(answerTo(second, 4), second);
    turns.show(second);
    expect(shownRow()).toBe(3);
  });
});

describe('a figure has its turn at once', () => {
  const settled = () => {
    const turns = new FigureTurns();
    lookFor(turns, 20);
    expect(turns.asked(wished()).inside).toBeUndefined();
    return turns;
  };

  it('when another place is chosen', () => {
    const turns = settled();
    place.value = { y: 0.1, x: 0.1 };
    expect(turns.asked(wished()).inside).toMatchObject({ place: { y: 0.1, x: 0.1 } });
  });

  it('when another picture is on the stage, and shows nothing until then', () => {
    const turns = settled();
    expect(shownRow()).toBe(0);
    store.sourceNumber.value++;
    expect(shownRow()).toBeUndefined();
    expect(turns.asked(wished()).inside).toBeDefined();
  });

  it('until it is answered: a sweep that began has nothing to show', () => {
    const turns = new FigureTurns();
    for (let look = 0; look < 3; look++) expect(turns.asked(wished()).inside).toBeDefined();
  });
});

const open = (live: string) => {
  store.opened.value = { live, slow: null };
};
const choose = (figure: 'rules' | null) => {
  chosen.value = figure;
};

it.each([
  ['was closed', () => choose(null), () => choose('rules')],
  ['lay under another view', () => open('grad-cam'), () => open('saliency')],
])('a figure that %s comes back with no numbers of before', (_, leave, comeBack) => {
  const turns = new FigureTurns();
  lookFor(turns, 20);
  expect(shownRow()).toBe(0);
  leave();
  lookFor(turns, 20);
  comeBack();
  expect(shownRow()).toBeUndefined();
});
