import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = readFileSync('docs/hosting.md', 'utf8');
const chapter = page.split(/^## /m).find((one) => one.startsWith('What a kiosk promises')) ?? '';
const rows = [...chapter.matchAll(/^\|(.*)\| `(test\/[^`]+)`: (.+) \|$/gm)].map(
  ([, promise = '', file = '', title = '']) => ({ promise, file, title }),
);

it('docs/hosting.md proves each of its promises', () => {
  const lines = chapter.split('\n').filter((line) => line.startsWith('| ')).length;
  // All but the head, whose rule begins with another sign.
  expect(rows).toHaveLength(lines - 2);
  expect(rows.length).toBeGreaterThan(15);
});

it.each(rows)('of docs/hosting.md: $file has the test “$title”', ({ file, title }) => {
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain(`'${title}'`);
});
