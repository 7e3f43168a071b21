import { expect, it } from 'vitest';
import { endAll } from '../../../src/ui/save/end_all.ts';

it('all of it is ended in turn, whatever fails, and the first failure is told', async () => {
  const ended: string[] = [];
  const end = (name: string, failure?: string) => async () => {
    ended.push(name);
    if (failure) throw new Error(failure);
  };
  await expect(endAll(end('a'), end('b', 'first'), end('c', 'second'), end('d'))).rejects.toThrow('first');
  expect(ended).toEqual(['a', 'b', 'c', 'd']);
});
