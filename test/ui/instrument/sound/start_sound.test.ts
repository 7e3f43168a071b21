/** A microphone that is asked for twice is listened to once. */
import { afterEach, expect, it, vi } from 'vitest';

interface Opened {
  allow: () => void;
  lose: (error: Error) => void;
  ended: boolean;
}
const opened: Opened[] = [];
vi.mock('../../../../src/ui/instrument/sound/listen.ts', () => ({
  listenTo: (_kind: string, _file: File | null, _onLook: () => void, lose: (error: Error) => void) =>
    new Promise<() => void>((resolve) => {
      const one: Opened = { allow: () => resolve(() => (one.ended = true)), lose, ended: false };
      opened.push(one);
    }),
}));
const { startSound, stopSound } = await import('../../../../src/ui/instrument/sound/sound.ts');
const { source } = await import('../../../../src/ui/instrument/sound/sound_store.ts');
const { notices } = await import('../../../../src/ui/notices_store.ts');

afterEach(() => {
  stopSound();
  opened.length = 0;
  notices.value = [];
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

it('one that is lost is told of, and nobody listens any more', async () => {
  const start = startSound('microphone');
  opened[0]?.allow();
  await start;
  opened[0]?.lose(new Error('pulled out'));
  expect([opened[0]?.ended, source.value]).toEqual([true, 'none']);
  expect(notices.value.map(({ message }) => message)).toEqual(['pulled out']);
  // It is not what is listened to by now.
  const next = startSound('microphone');
  opened[1]?.allow();
  await next;
  opened[0]?.lose(new Error('pulled out'));
  expect(source.value).toBe('microphone');
});
