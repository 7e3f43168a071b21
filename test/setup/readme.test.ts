import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filters, techniques } from '../../src/techniques/index.ts';
import { slowTechniques } from '../../src/techniques/slow_techniques.ts';
import { KEY_BINDINGS } from '../../src/ui/keys/keys.ts';
import { t } from '../../src/ui/language/language.ts';
import { slowTechniquesTable, viewsTable, withTables } from '../../tools/readme_tables.ts';

const readme = readFileSync('README.md', 'utf8');

it('README.md has the views and paintings that there are: else run npm run readme', () => {
  expect(readme).toBe(
    withTables(readme, [viewsTable(techniques, filters), slowTechniquesTable(slowTechniques)]),
  );
});

it.each(KEY_BINDINGS.map(({ keys: [key], shown = key, does }) => ({ shown, does: t(does) })))(
  'README.md lists the key $shown: $does',
  ({ shown, does }) => expect(readme.includes(`| \`${shown}\` | ${does} |`)).toBe(true),
);

it('README.md lists no key that does nothing', () => {
  const [table = ''] = /## Keys\n[\s\S]*?\n\n(?!\|)/.exec(readme) ?? [];
  const listed = [...table.matchAll(/\| `(.+?)` \| (.+?) (?=\|)/g)].map(
    ([, shown, does]) => `${shown}: ${does}`,
  );
  expect(listed.sort()).toEqual(
    KEY_BINDINGS.map(({ keys: [key], shown = key, does }) => `${shown}: ${t(does)}`).sort(),
  );
});
