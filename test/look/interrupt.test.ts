import { afterEach, expect, it, vi } from 'vitest';
import { Interrupt } from '../../tools/look/interrupt.ts';

afterEach(() => {
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
