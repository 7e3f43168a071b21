import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Stage } from '../../../src/render/stage.ts';
import type { SoundSource } from '../../../src/ui/record/sound_source.ts';

/** What a loop was begun with. */
const begun: { stage: () => Stage; listeners: number }[] = [];
vi.mock('../../../src/ui/record/loop.ts', () => ({
  filmLoop: async (stage: () => Stage, _format: string, signal: AbortSignal) => {
    begun.push({ stage, listeners: getEventListeners(signal, 'abort').length });
    return null;
  },
}));
/** What the browser answers when it is asked for the microphone. */
let allow: (sound: SoundSource) => void = () => {};
vi.mock('../../../src/ui/record/sound_source.ts', () => ({
  openSound: () =>
    new Promise<SoundSource>((resolve) => {
      allow = resolve;
    }),
}));
const record = vi.fn();
vi.mock('../../../src/ui/record/recorder.ts', () => ({
  record: () => record(),
  BrokenFilmError: class extends Error {},
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

it('a film that is called off while the browser asks for the microphone does not begin, and the microphone is given back', async () => {
  page.stage.value = {} as Stage;
  const recording = createRecording();
  recording.toggle();
  await vi.advanceTimersByTimeAsync(0);
  recording.toggle();
  const end = vi.fn();
  allow({ track: {} as MediaStreamTrack, end });
  await vi.advanceTimersByTimeAsync(0);
  expect(end).toHaveBeenCalledOnce();
  expect(record).not.toHaveBeenCalled();
  expect([store.takes.value, store.recordedSeconds.value]).toEqual([0, null]);
});
