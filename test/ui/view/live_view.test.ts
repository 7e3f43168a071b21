import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TechniqueCard } from '../../../src/contract/cards.ts';
import type { FrameIdentity, ViewResult } from '../../../src/contract/view.ts';
import type { Stage } from '../../../src/render/stage.ts';
import * as store from '../../../src/ui/store.ts';
import { startLiveView } from '../../../src/ui/view/live_view.ts';
import { catalogue } from '../small_catalogue.ts';

const card = (id: string): TechniqueCard => ({
  ...{ id, title: id, family: 'forward', targets: [], progressive: false, parameters: {} },
  caption: { shows: '', read: '', paper: '' },
});

/** Which bitmaps were closed, by their names, in that order. */
const closed: string[] = [];
/** The look that waits for its answer. */
let asked: { identity: FrameIdentity; answer: (result: ViewResult) => void } | null = null;
let end = () => {};

beforeAll(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { hidden: false });
  end = startLiveView({
    grab: async () => ({ close: () => {} }) as unknown as ImageBitmap,
    link: {
      runView: (_, identity) =>
        new Promise((answer) => {
          asked = { identity, answer };
        }),
    },
    ...{ isHeld: () => store.frozen.value, looked: () => {}, restMs: () => 0 },
  });
});
afterAll(() => {
  end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
beforeEach(async () => {
  store.catalogue.value = { ...catalogue, techniques: ['grad-cam', 'saliency'].map(card) };
  store.opened.value = { live: 'grad-cam', slow: null };
  store.comparison.value = null;
  store.display.value = { ...store.display.value, sync: false };
  store.latest.value = null;
  store.stage.value = null;
  store.workerState.value = 'ready';
  store.frozen.value = false;
  // What was asked for in the test before is answered, and the next look is of this one.
  await answer('of the test before');
  store.latest.value = null;
  closed.length = 0;
});

const pane = (name: string) => ({
  picture: { kind: 'heat', title: name, drawn: { width: 4, close: () => closed.push(name) } },
  ...{ target: null, progress: null, held: null, frame: 1 },
});

/** Answers the look that waits, with a map that stayed on the card, and perhaps one beside it. */
async function answer(name: string, beside?: string | null): Promise<void> {
  await vi.advanceTimersByTimeAsync(100);
  const look = asked;
  asked = null;
  if (!look) throw new Error('Nothing was asked for.');
  look.answer({
    ...pane(name),
    ...(beside !== undefined && { comparison: beside === null ? null : pane(beside) }),
    source: look.identity.source,
  } as unknown as ViewResult);
  await vi.advanceTimersByTimeAsync(1);
}
const onScreen = () => store.panes.value.map(({ picture }) => picture.title);

describe('what of a look stayed on the card is closed', () => {
  it('once there is a newer look, and not before', async () => {
    await answer('first');
    expect([onScreen(), closed]).toEqual([['first'], []]);
    await answer('second');
    expect([onScreen(), closed]).toEqual([['second'], ['first']]);
    store.latest.value = null;
    expect(closed).toEqual(['first', 'second']);
  });

  it('where it comes back to another picture, or to another view', async () => {
    await vi.advanceTimersByTimeAsync(100);
    store.sourceNumber.value++;
    await answer('of another picture');
    await vi.advanceTimersByTimeAsync(100);
    store.opened.value = { live: 'saliency', slow: null };
    await answer('of another view');
    expect([onScreen(), closed]).toEqual([[], ['of another picture', 'of another view']]);
    expect(store.latest.value).toBe(null);
  });

  it('of what stood in a view that was left, once there is a look in the other', async () => {
    await answer('before');
    store.opened.value = { live: 'saliency', slow: null };
    expect(onScreen()).toEqual([]);
    await answer('asked before');
    await answer('after');
    expect([onScreen(), closed]).toEqual([['after'], ['asked before', 'before']]);
  });

  it('but not of what stands beside, for as long as there is nothing newer to show there', async () => {
    store.comparison.value = { technique: 'saliency', parameters: {} };
    await answer('first', 'beside');
    await answer('second', null);
    expect([onScreen(), closed]).toEqual([['second', 'beside'], ['first']]);
    await answer('third', 'new beside');
    expect([onScreen(), closed]).toEqual([
      ['third', 'new beside'],
      ['first', 'second', 'beside'],
    ]);
  });

  it('where a newer one comes before the stage has drawn, or another picture does', async () => {
    let draw = () => {};
    store.stage.value = {
      withDrawing: (change: () => void) => (draw = change),
      showAnalysedFrame: () => {},
    } as unknown as Stage;
    await answer('first');
    await answer('second');
    expect([onScreen(), closed]).toEqual([[], ['first']]);
    draw();
    expect([onScreen(), closed]).toEqual([['second'], ['first']]);
    await answer('third');
    store.sourceNumber.value++;
    draw();
    expect([onScreen(), closed]).toEqual([[], ['first', 'third']]);
  });
});

it('a look that is under way as a frame is frozen is of another one, and that frame has a number of its own', async () => {
  const asksFor = async () => {
    await vi.advanceTimersByTimeAsync(100);
    return asked?.identity.frame ?? 0;
  };
  await answer('first');
  const underWay = await asksFor();
  store.frozen.value = true;
  await answer('of another frame');
  expect([onScreen(), closed]).toEqual([['first'], ['of another frame']]);
  expect(await asksFor()).toBe(underWay + 1);
  await answer('of the frozen one');
  expect(onScreen()).toEqual(['of the frozen one']);
  expect(await asksFor()).toBe(underWay + 1);
});
