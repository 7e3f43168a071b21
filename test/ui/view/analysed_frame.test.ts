import { beforeEach, expect, it, vi } from 'vitest';
import { taken } from '../../../src/camera/video_frames.ts';
import type { ViewResult } from '../../../src/contract/view.ts';
import { DEFAULT_DISPLAY } from '../../../src/render/display.ts';
import type { Stage } from '../../../src/render/stage.ts';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import * as store from '../../../src/ui/store.ts';
import { AnalysedFrame } from '../../../src/ui/view/analysed_frame.ts';

const shown = vi.fn();
let analysedFrame: AnalysedFrame;
let closed: number[];
beforeEach(() => {
  closed = [];
  shown.mockClear();
  vi.stubGlobal('createImageBitmap', async (frame: { frame: number }) => ({
    ...frame,
    close: () => closed.push(frame.frame),
  }));
  store.stage.value = { showAnalysedFrame: shown } as unknown as Stage;
  store.display.value = DEFAULT_DISPLAY;
  store.frozen.value = false;
  analysedFrame = new AnalysedFrame();
});

const send = (frame: number) => analysedFrame.copy({ frame } as unknown as ImageBitmap, { source: 1, frame });
const answer = (frame: number, kind = 'heat') =>
  analysedFrame.show({ frame, picture: { kind } } as unknown as ViewResult);
/** The frame that stands on the stage; null where the picture runs on. */
const standing = () => shown.mock.lastCall?.[0]?.frame ?? null;

it('puts the frame under a map that the map is of, and closes the one before', async () => {
  for (const frame of [1, 2]) {
    await send(frame);
    answer(frame);
    expect(standing()).toBe(frame);
  }
  expect(closed).toEqual([1]);
});

it('says when the camera gave it', async () => {
  const frame = taken({ frame: 1 } as unknown as ImageBitmap, 123);
  await analysedFrame.copy(frame, { source: 1, frame: 1 });
  answer(1);
  expect(shown.mock.lastCall?.[1]).toBe(123);
});

it('leaves the frame there with which a sweep began, until the next one begins', async () => {
  await send(1);
  answer(1);
  for (const frame of [2, 3]) {
    await send(frame);
    answer(1);
    expect(standing()).toBe(1);
  }
  await send(4);
  answer(4);
  expect(standing()).toBe(4);
  expect(closed.toSorted()).toEqual([1, 2, 3]);
});

it('keeps the frame with which a sweep began until there is something to show of it', async () => {
  await send(1);
  analysedFrame.await({ frame: 1, picture: null });
  for (const frame of [2, 3]) {
    await send(frame);
    analysedFrame.await({ frame: 1, picture: null });
  }
  expect(standing()).toBeNull();
  await send(4);
  answer(1);
  expect(standing()).toBe(1);
  await send(5);
  analysedFrame.await({ frame: 5, picture: null });
  analysedFrame.forget();
  expect(closed.toSorted()).toEqual([1, 2, 3, 4, 5]);
});

it('shows none under the map of a frame that it has not: the map brings its own along', async () => {
  store.display.value = { ...DEFAULT_DISPLAY, sync: false };
  await send(1);
  answer(1);
  expect(standing()).toBeNull();
  store.display.value = DEFAULT_DISPLAY;
  await send(2);
  answer(1);
  expect(standing()).toBeNull();
});

it('lets the picture run on where nothing lies over it, or another one is there', async () => {
  await send(1);
  answer(1);
  await send(2);
  answer(2, 'ranking');
  expect(standing()).toBeNull();
  await send(3);
  answer(3);
  analysedFrame.release();
  expect(standing()).toBeNull();
});

it('keeps no frame of a visitor who is gone by the time that it is copied', async () => {
  const copied = send(1);
  await forgetVisitor();
  await copied;
  expect(closed).toEqual([1]);
  answer(1);
  expect(standing()).toBeNull();
});
