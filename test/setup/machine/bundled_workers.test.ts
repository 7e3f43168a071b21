import { posix, win32 } from 'node:path';
import { expect, it } from 'vitest';
import { addressIn } from '../../../tools/bundled_workers.ts';

it.each([
  ['Linux', '/home/me/convoscope', '/home/me/convoscope/src/worker/live.ts', posix.relative],
  ['Windows', 'C:/convoscope', 'C:/convoscope/src/worker/live.ts', win32.relative],
])('a worker of a server on %s has an address with slashes', (_system, root, file, between) => {
  expect(addressIn(root, file, between)).toBe('/src/worker/live.ts');
});
