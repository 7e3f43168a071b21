import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_EXHIBIT } from '../../../src/ui/exhibit/exhibit.ts';
import { Presence, wakeByPeople } from '../../../src/ui/exhibit/presence.ts';
import * as store from '../../../src/ui/store.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';

describe('somebody has come', () => {
  const answers = (least: number, shares: number[]) => {
    const presence = new Presence(least);
    presence.begin();
    return shares.map((share) => presence.look(share));
  };

  it.each([
    ['where two looks in a row show a person', [0, 0.125, 0.125], [false, false, true]],
    ['not where one look does', [0, 0.5, 0, 0.5, 0.1], [false, false, false, false, false]],
    ['not where a person is far away', [0, 0.1, 0.1, 0.1], [false, false, false, false]],
    ['not where the one of before is still there', [0.5, 0.5, 0.5], [false, false, false]],
    ['where that one has gone', [0.5, 0.5, 0, 0.5, 0.5], [false, false, false, false, true]],
    ['beside a statue', [0.25, 0.25, 0.375, 0.5], [false, false, false, true]],
  ])('%s', (_, shares, expected) => expect(answers(0.125, shares)).toEqual(expected));
});

describe('a screen that invites people', () => {
  let share: number;
  const frame = {} as ImageBitmap;
  const parts = { grab: vi.fn(async () => frame), shareOfPeople: vi.fn(async () => share), wake: vi.fn() };
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(1000 * count);

  beforeEach(() => {
    vi.useFakeTimers();
    vi.clearAllMocks();
    vi.stubGlobal('document', { hidden: false });
    share = 0;
    store.configured.value = { ...DEFAULT_SETTINGS, kiosk: true };
    store.live.value = { kind: 'camera', label: '', element: {} as HTMLVideoElement, deviceId: '' };
    store.workerState.value = 'ready';
    store.attracting.value = true;
    parts.wake.mockImplementation(() => {
      store.attracting.value = false;
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    store.attracting.value = false;
    store.live.value = null;
    store.workerState.value = 'starting';
    store.configured.value = DEFAULT_SETTINGS;
    store.exhibit.value = NO_EXHIBIT;
  });

  it('looks once a second and is woken by who comes, once; then it looks no more', async () => {
    wakeByPeople(parts);
    await seconds(10);
    expect(parts.shareOfPeople.mock.calls).toEqual(Array(11).fill([frame]));
    share = 0.4;
    await seconds(2);
    expect(parts.wake).toHaveBeenCalledOnce();
    parts.grab.mockClear();
    await seconds(60);
    expect(parts.grab).not.toHaveBeenCalled();
    // Whoever stood there when it began to invite again does not wake it.
    store.attracting.value = true;
    await seconds(30);
    expect(parts.wake).toHaveBeenCalledOnce();
  });

  it.each([
    ['the configuration forbids it', () => {}, { people: false, share: 0.1 }],
    ['there is no camera', () => (store.live.value = null), NO_EXHIBIT.wake],
    ['the worker does not run', () => (store.workerState.value = 'restarting'), NO_EXHIBIT.wake],
    [
      'the view stays as it is',
      () => (store.configured.value = { ...DEFAULT_SETTINGS, walk: 0 }),
      NO_EXHIBIT.wake,
    ],
  ])('looks for nobody where %s', async (_, prepare, wake) => {
    store.exhibit.value = { ...NO_EXHIBIT, wake };
    prepare();
    wakeByPeople(parts);
    await seconds(10);
    expect(parts.grab).not.toHaveBeenCalled();
  });

  it('goes on after a look that failed', async () => {
    wakeByPeople(parts);
    await seconds(1);
    parts.shareOfPeople.mockRejectedValueOnce(new Error('The worker is not ready.'));
    share = 0.4;
    await seconds(3);
    expect(parts.wake).toHaveBeenCalledOnce();
  });
});
