import { expect, it } from 'vitest';
import { readSize, writeSize } from '../../../src/ui/output/size.ts';

it.each(['1280x720', '1920x1080', '1080x1920', '16x4096'])('reads %s, and writes it so again', (text) => {
  const size = readSize(text);
  expect(size && writeSize(size)).toBe(text);
});

it.each([
  '',
  '1280',
  '1280x',
  'x720',
  '1281x720',
  '1280x719',
  '8x8',
  '5000x720',
  '1280x720x3',
  '-1280x720',
  '12.0x10',
])('takes “%s” for no size', (text) => {
  expect(readSize(text)).toBeUndefined();
});
