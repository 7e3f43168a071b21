import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Stage } from '../../../src/render/stage.ts';

/** What a loop was begun with. */
const begun: { stage: () => Stage; listeners: number }[] = [];
vi.mock('../../../src/ui/record/loop.ts', () => ({
  filmLoop: async (stage: () => Stage, _format: string, signal: AbortSignal) => {
    begun.push({ stage, listeners: getEventListeners(signal, 'abort').length });
    return null;
  },
}));
vi.mock('../../../src/ui/save/save_picture.ts', () => ({ savePicture: async () => {} }));
const { createRecording } = await import('../../../src/ui/record/record_control.ts');
const store = await import('../../../src/ui/record/record_store.ts');
const page = await import('../../../src/ui/store.ts');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  page.stage.value = null;
  store.timer.value = 0;
  vi.useRealTimers();
});

it('the self-timer leaves no listener behind, and a loop takes the stage that there is then', async () => {
  const [before, after] = [{}, {}] as unknown as [Stage, Stage];
  page.stage.value = before;
  store.timer.value = 3;
  createRecording().loop();
  await vi.advanceTimersByTimeAsync(2000);
  expect(begun).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  const [loop] = begun;
  expect(loop?.listeners).toBe(0);
  expect(loop?.stage()).toBe(before);
  page.stage.value = after;
  expect(loop?.stage()).toBe(after);
});
