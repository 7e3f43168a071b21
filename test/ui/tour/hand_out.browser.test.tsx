/** What stands on the paper of a hand-out at the moment when it is printed. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { View, ViewResult } from '../../../src/contract/view.ts';
import type { Stage } from '../../../src/render/stage.ts';
import * as page from '../../../src/ui/store.ts';
import { HandOut, printStop } from '../../../src/ui/tour/hand_out.tsx';
import { handOutPictures } from '../../../src/ui/tour/hand_out_pictures.ts';
import * as tour from '../../../src/ui/tour/tour_store.ts';
import { catalogue } from '../small_catalogue.ts';

const host = document.createElement('div');

/** By formulas, and by the pictures' widths. */
interface Paper {
  readonly formulas: number;
  readonly widths: readonly number[];
}
let papers: Paper[] = [];

beforeEach(() => {
  papers = [];
  page.catalogue.value = catalogue;
  tour.tour.value = {
    ...{ language: 'en', title: 'T', about: 'A' },
    stops: [
      {
        ...{ id: 'one', title: 'One', minutes: 1, notes: '', formula: { latex: 'a^2', words: 'A square' } },
        question: { ask: 'a', try: 't', answer: 'w' },
        steps: [{ id: 'first', open: 'view=scores', paint: false, text: 'x' }],
      },
    ],
  };
  tour.place.value = { stop: 'one', step: 0 };
  document.body.append(host);
  vi.spyOn(window, 'print').mockImplementation(() => {
    const all = (what: string) => [...document.querySelectorAll(`.hand-out ${what}`)];
    const widths = all('img').map((one) => (one as HTMLImageElement).naturalWidth);
    papers.push({ formulas: all('math').length, widths });
  });
});
afterEach(() => {
  dispatchEvent(new Event('afterprint'));
  vi.useRealTimers();
  vi.restoreAllMocks();
  render(null, host);
  host.remove();
  page.stage.value = null;
  page.latest.value = null;
  handOutPictures.value = new Map();
  tour.place.value = null;
  tour.tour.value = null;
  page.catalogue.value = null;
});

/** Something is on the stage: 8 pixels wide. */
function showPicture(): void {
  const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 4 });
  canvas.getContext('2d')?.fillRect(0, 0, 8, 4);
  page.stage.value = { expose: () => ({ canvas }) } as unknown as Stage;
  page.latest.value = {
    result: { source: page.sourceNumber.value, comparison: null } as unknown as ViewResult,
    view: { pins: [] } as unknown as View,
    request: page.request.value,
  };
}

it('is the formula, and what was on the stage just now', async () => {
  showPicture();
  render(<HandOut />, host);
  printStop();
  await expect.poll(() => papers).toEqual([{ formulas: 1, widths: [8] }]);
  dispatchEvent(new Event('afterprint'));
  await expect.poll(() => host.querySelector('.hand-out')).toBeNull();
});

it('is printed after a while without a formula that does not come', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  // Nothing draws the paper.
  printStop();
  await vi.advanceTimersByTimeAsync(4000);
  expect(papers).toEqual([]);
  await vi.advanceTimersByTimeAsync(4000);
  vi.useRealTimers();
  await expect.poll(() => papers).toEqual([{ formulas: 0, widths: [] }]);
});
