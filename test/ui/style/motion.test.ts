import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FILES = readdirSync('src/ui/style', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => join('src/ui/style', name));
/** What tokens.css sets to nothing for those who want less motion, and where the processor draws the page. */
const TOKEN = /var\(--(motion|glide|grow|wander)\)/;

/** Each transition and animation, as it is written. */
const motionsOf = (css: string) =>
  [...css.matchAll(/\b(?:transition|animation):([^;}]+)/g)].flatMap(([, value = '']) =>
    value.split(/,(?![^(]*\))/).map((one) => one.trim()),
  );

it('there is motion to look at', () => {
  expect(FILES.flatMap((file) => motionsOf(readFileSync(file, 'utf8'))).length).toBeGreaterThan(15);
});

it.each(FILES)('%s: what moves takes as long as a token says, or moves in steps', (file) => {
  const others = motionsOf(readFileSync(file, 'utf8')).filter(
    (motion) => motion !== 'none' && !TOKEN.test(motion) && !motion.includes('steps('),
  );
  expect(others).toEqual([]);
});
