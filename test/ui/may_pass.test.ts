import { expect, it } from 'vitest';
import { mayPass } from '../../src/ui/may_pass.ts';

it('a server may do better in a moment where it fails, waited too long or is asked too often', () => {
  const statuses = [200, 400, 404, 408, 410, 429, 499, 500, 503, 599];
  expect(statuses.filter(mayPass)).toEqual([408, 429, 500, 503, 599]);
});
