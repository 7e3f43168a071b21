import { afterEach, expect, it, vi } from 'vitest';
import { Interrupt } from '../../tools/look/interrupt.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  process.exitCode = 0;
});

it('what npm hands on of one Ctrl-C is the same press, and a later one ends the program at once', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const now = vi.spyOn(performance, 'now');
  const interrupt = new Interrupt();
  const pressed = (at: number) => {
    now.mockReturnValue(at);
    process.emit('SIGINT', 'SIGINT');
  };
  pressed(1000);
  pressed(1060);
  expect(interrupt.signal).toBe('SIGINT');
  expect(exit).not.toHaveBeenCalled();
  pressed(3000);
  expect(exit).toHaveBeenCalledExactlyOnceWith(130);
  interrupt.end();
});

it('a press that npm hands on after the work has ended ends the program no other way', () => {
  vi.useFakeTimers();
  const listened = process.listenerCount('SIGTERM');
  new Interrupt().end();
  expect(process.listenerCount('SIGTERM')).toBe(listened);
  const interrupt = new Interrupt();
  process.emit('SIGTERM', 'SIGTERM');
  interrupt.end();
  // As long as anyone listens, the signal by itself ends nothing.
  expect(process.listenerCount('SIGTERM')).toBe(listened + 1);
  process.emit('SIGTERM', 'SIGTERM');
  expect(process.exitCode).toBe(143);
  vi.advanceTimersByTime(1000);
  expect(process.listenerCount('SIGTERM')).toBe(listened);
});
