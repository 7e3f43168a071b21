import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filters, techniques } from '../../src/techniques/index.ts';
import { paintings } from '../../src/techniques/paintings.ts';
import { KEY_BINDINGS } from '../../src/ui/keys/keys.ts';

const readme = readFileSync('README.md', 'utf8');

it.each([...techniques, ...filters].map(({ title }) => title))(
  'README.md says what the view %s is',
  (title) => {
    expect(readme.includes(`| **${title}** |`)).toBe(true);
  },
);

it.each(paintings.map(({ title }) => title))('README.md says what the painting %s makes', (title) => {
  expect(readme.includes(`| **${title}** |`)).toBe(true);
});

it.each(KEY_BINDINGS.map(({ keys: [key], shown = key, does }) => ({ shown, does })))(
  'README.md lists the key $shown: $does',
  ({ shown, does }) => expect(readme.includes(`| \`${shown}\` | ${does} |`)).toBe(true),
);

it('README.md lists no key that does nothing', () => {
  const [table = ''] = /## Keys\n[\s\S]*?\n\n(?!\|)/.exec(readme) ?? [];
  const listed = [...table.matchAll(/\| `(.+?)` \| (.+?) (?=\|)/g)].map(
    ([, shown, does]) => `${shown}: ${does}`,
  );
  expect(listed.sort()).toEqual(
    KEY_BINDINGS.map(({ keys: [key], shown = key, does }) => `${shown}: ${does}`).sort(),
  );
});
