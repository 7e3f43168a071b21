import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NO_EXHIBIT } from '../../../src/ui/exhibit/exhibit.ts';

import { staff } from '../../../src/ui/exhibit/staff.ts';
import { keepAwake, keepHours } from '../../../src/ui/exhibit/unattended.ts';
import * as store from '../../../src/ui/store.ts';

const reload = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 2, 17, 0) });
  reload.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  store.exhibit.value = NO_EXHIBIT;
  staff.value = 'closed';
  store.attracting.value = false;
});

it('opens the page anew when the house closes, whoever is there', () => {
  const hours = { from: '09:00', to: '18:00', days: ['mon' as const], words: '' };
  store.exhibit.value = { ...NO_EXHIBIT, hours };
  keepHours(reload);
  vi.advanceTimersByTime(3_590_000);
  expect(reload).not.toHaveBeenCalled();
  vi.advanceTimersByTime(30_000);
  expect(reload).toHaveBeenCalled();
});

it('leaves the page to the staff that is on it, until it is closed', () => {
  const hours = { from: '09:00', to: '18:00', days: ['mon' as const], words: '' };
  store.exhibit.value = { ...NO_EXHIBIT, hours };
  keepHours(reload);
  staff.value = 'open';
  vi.advanceTimersByTime(2 * 3_600_000);
  expect(reload).not.toHaveBeenCalled();
  staff.value = 'closed';
  vi.advanceTimersByTime(16_000);
  expect(reload).toHaveBeenCalled();
});

it('opens the page anew at the hour of its restart, once nobody is there', () => {
  store.exhibit.value = { ...NO_EXHIBIT, restart: '17:30' };
  store.attracting.value = true;
  keepHours(reload);
  vi.advanceTimersByTime(1_790_000);
  expect(reload).not.toHaveBeenCalled();
  store.attracting.value = false;
  vi.advanceTimersByTime(600_000);
  expect(reload).not.toHaveBeenCalled();
  store.attracting.value = true;
  vi.advanceTimersByTime(16_000);
  expect(reload).toHaveBeenCalled();
});

it('is left alone where the house says nothing', () => {
  store.attracting.value = true;
  keepHours(reload);
  vi.advanceTimersByTime(48 * 3_600_000);
  expect(reload).not.toHaveBeenCalled();
});

it('keeps the screen on, and asks again where the browser refuses or lets go', async () => {
  const seen = Object.assign(new EventTarget(), { hidden: false });
  const lock = new EventTarget();
  const request = vi.fn(async () => lock).mockRejectedValueOnce(new Error('NotAllowedError'));
  vi.stubGlobal('document', seen);
  vi.stubGlobal('navigator', { wakeLock: { request } });
  keepAwake();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(request).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_001);
  expect(request).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(request).toHaveBeenCalledTimes(2);
  // As the page is hidden: the browser lets go, and gives it to none that is.
  seen.hidden = true;
  lock.dispatchEvent(new Event('release'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(request).toHaveBeenCalledTimes(2);
  seen.hidden = false;
  seen.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(request).toHaveBeenCalledTimes(3);
});

it('lets the screen go off once it is ended', async () => {
  const seen = Object.assign(new EventTarget(), { hidden: false });
  const events = new EventTarget();
  const release = vi.fn(() => events.dispatchEvent(new Event('release')));
  const request = vi.fn(async () => Object.assign(events, { release }));
  vi.stubGlobal('document', seen);
  vi.stubGlobal('navigator', { wakeLock: { request } });
  const end = keepAwake();
  await vi.advanceTimersByTimeAsync(1);
  end();
  expect(release).toHaveBeenCalledOnce();
  seen.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(600_000);
  expect(request).toHaveBeenCalledOnce();
});

it('a lock that is given after its end is let go at once', async () => {
  let give = (_lock: object) => {};
  const given = new Promise<object>((resolve) => {
    give = resolve;
  });
  const release = vi.fn();
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal('navigator', { wakeLock: { request: () => given } });
  const end = keepAwake();
  await vi.advanceTimersByTimeAsync(1);
  end();
  give(Object.assign(new EventTarget(), { release }));
  await vi.advanceTimersByTimeAsync(1);
  expect(release).toHaveBeenCalledOnce();
});
