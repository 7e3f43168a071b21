import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dismiss, holdHint, letHintGo, notices, notify } from '../../src/ui/notices_store.ts';

const LONG_MS = 600_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  dismiss(() => true);
  vi.useRealTimers();
});

const headlines = () => notices.value.map(({ headline }) => headline);
const idOf = (name: string) => notices.value.find((notice) => notice.name === name)?.id ?? 0;

it.each([
  ['Copied', 'The picture is on the clipboard.'],
  ['Settings loaded', 'The page is set as for the painting that you dropped.'],
])('“%s” goes by itself, after time enough to read it', (name, message) => {
  notify('hint', name, message);
  vi.advanceTimersByTime(5_000);
  expect(headlines()).toEqual([name]);
  vi.advanceTimersByTime(20_000);
  expect(headlines()).toEqual([]);
});

it('an error stays until it is dismissed', () => {
  notify('error', 'SomeError', 'It went wrong.');
  vi.advanceTimersByTime(LONG_MS);
  expect(notices.value).toHaveLength(1);
});

it('a hint waits as long as it is pointed at or has the focus', () => {
  notify('hint', 'Copied', 'The picture is on the clipboard.');
  holdHint(idOf('Copied'));
  vi.advanceTimersByTime(LONG_MS);
  expect(headlines()).toEqual(['Copied']);
  letHintGo(idOf('Copied'));
  vi.advanceTimersByTime(LONG_MS);
  expect(headlines()).toEqual([]);
});

it('what comes again is shown for its whole time again', () => {
  notify('hint', 'Copied', 'The picture is on the clipboard.');
  vi.advanceTimersByTime(5_000);
  notify('hint', 'Copied', 'The picture is on the clipboard.');
  vi.advanceTimersByTime(5_000);
  expect(notices.value.map(({ times }) => times)).toEqual([2]);
});
