import { afterEach, expect, it, vi } from 'vitest';
import { answerEach } from '../../tools/look/answers.ts';
import { Interrupt } from '../../tools/look/interrupt.ts';

const said = vi.spyOn(console, 'error').mockImplementation(() => {});
afterEach(() => {
  said.mockClear();
  process.exitCode = 0;
});

it('what fails is named, and the others are answered', async () => {
  const interrupt = new Interrupt();
  const answer = async (image: string) => {
    if (image === 'b') throw new Error('It is broken.');
    return { image };
  };
  const answers = await answerEach(['a', 'b', 'c'], answer, interrupt);
  interrupt.end();
  expect(answers).toEqual([{ image: 'a' }, { image: 'b', error: 'It is broken.' }, { image: 'c' }]);
  expect(said).toHaveBeenCalledWith('b: It is broken.');
});

it('Ctrl-C keeps the answers so far, and ends a look that takes long', async () => {
  const interrupt = new Interrupt();
  const answer = async (image: string) => {
    // As the system tells a program: in a turn of the event loop of its own.
    if (image === 'b') setImmediate(() => process.emit('SIGINT', 'SIGINT'));
    for (let step = 0; step < 3; step++) await interrupt.throwIfHeard();
    return { image };
  };
  const answers = await answerEach(['a', 'b', 'c'], answer, interrupt);
  interrupt.end();
  expect(answers).toEqual([{ image: 'a' }]);
  expect(said).not.toHaveBeenCalled();
  expect(process.exitCode).toBe(130);
  expect(process.listeners('SIGINT')).not.toContain(interrupt);
});
