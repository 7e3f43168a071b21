/** A microphone that is asked for twice is listened to once. */
import { afterEach, expect, it, vi } from 'vitest';

const opened: { allow: () => void; ended: boolean }[] = [];
vi.mock('../../../../src/ui/instrument/sound/listen.ts', () => ({
  listenTo: () =>
    new Promise<() => void>((resolve) => {
      const one = { allow: () => resolve(() => (one.ended = true)), ended: false };
      opened.push(one);
    }),
}));
const { startSound, stopSound } = await import('../../../../src/ui/instrument/sound/sound.ts');
const { source } = await import('../../../../src/ui/instrument/sound/sound_store.ts');

afterEach(() => {
  stopSound();
  opened.length = 0;
});

it('the one that was asked for first is let go, whichever is allowed first', async () => {
  const both = [startSound('microphone'), startSound('microphone')];
  opened[1]?.allow();
  opened[0]?.allow();
  await Promise.all(both);
  expect(opened.map(({ ended }) => ended)).toEqual([true, false]);
  expect(source.value).toBe('microphone');
});

it('what was stopped before it was allowed is let go', async () => {
  const start = startSound('microphone');
  stopSound();
  opened[0]?.allow();
  await start;
  expect([opened[0]?.ended, source.value]).toEqual([true, 'none']);
});
