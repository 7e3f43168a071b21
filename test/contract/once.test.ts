import { expect, it, vi } from 'vitest';
import { once } from '../../src/contract/once.ts';

it('is made at the first call, for all who ask meanwhile and later', async () => {
  const make = vi.fn(async () => ({}));
  const get = once(make);
  expect(make).not.toHaveBeenCalled();
  const [one, other] = await Promise.all([get(), get()]);
  expect(one).toBe(other);
  expect(await get()).toBe(one);
  expect(make).toHaveBeenCalledTimes(1);
});

it('is made again after it failed, of which all who asked meanwhile hear', async () => {
  let fails = true;
  const get = once(async () => {
    if (fails) throw new Error('not there');
    return 'there';
  });
  const asked = [get(), get()];
  await Promise.all(asked.map((one) => expect(one).rejects.toThrow('not there')));
  fails = false;
  expect(await get()).toBe('there');
});
