import { expect, it } from 'vitest';
import { Requests } from '../../../src/ui/sources/requests.ts';

it('only the newest is wanted', () => {
  const requests = new Requests();
  const first = requests.begin();
  expect(requests.isWanted(first)).toBe(true);
  const second = requests.begin();
  expect([first, second].map((number) => requests.isWanted(number))).toEqual([false, true]);
});

it('what was asked for before the newest is wanted again once that is refused, and no longer when there is a newer one', () => {
  const requests = new Requests();
  const before = requests.begin();
  const refused = requests.begin();
  const refusedToo = requests.begin();
  requests.refuse(refused);
  expect(requests.isWanted(before)).toBe(false);
  requests.refuse(refusedToo);
  expect(requests.isWanted(before)).toBe(true);
  // Of those that come while it is asked for, too.
  expect(requests.isWanted(requests.newest)).toBe(true);
  const newer = requests.begin();
  expect([before, refused, refusedToo, newer].filter((number) => requests.isWanted(number))).toEqual([newer]);
});
