import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PAGE_HEADERS } from '../../tools/headers.ts';

const page = readFileSync('docs/hosting.md', 'utf8');
const chapters = page.split(/^## /m).filter((chapter) => /^(nginx|Caddy|Apache)/.test(chapter));

it.each(Object.entries(PAGE_HEADERS))('docs/hosting.md sets %s as the preview server does', (name, value) => {
  expect(chapters).toHaveLength(3);
  for (const chapter of chapters) expect(chapter).toMatch(new RegExp(`${name}"?\\s+"?${quoted(value)}`));
});

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
