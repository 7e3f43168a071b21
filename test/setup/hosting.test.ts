import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { namedOrigins, pageHeaders } from '../../tools/headers.ts';

const page = readFileSync('docs/hosting.md', 'utf8');
const chapters = page.split(/^## /m).filter((chapter) => /^(nginx|Caddy|Apache)/.test(chapter));

it.each(Object.entries(pageHeaders({ connect: [], frames: [] })))(
  'docs/hosting.md sets %s as the preview server does',
  (name, value) => {
    expect(chapters).toHaveLength(3);
    for (const chapter of chapters) expect(chapter).toMatch(new RegExp(`${name}"?\\s+"?${quoted(value)}`));
  },
);

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('servers that a house names', () => {
  it('are what the page may send to, and whose pages may frame it', () => {
    const named = namedOrigins({
      CONVOSCOPE_CONNECT: ' https://media.house.example:8889/  http://127.0.0.1:9000 ',
      CONVOSCOPE_FRAMES: 'https://portal.house.example',
    });
    const headers = pageHeaders(named);
    const policy = headers['Content-Security-Policy']?.split('; ') ?? [];
    expect(policy).toContain(
      "connect-src 'self' blob: data: https://media.house.example:8889 http://127.0.0.1:9000",
    );
    expect(policy).toContain("frame-ancestors 'self' https://portal.house.example");
    expect(headers['Cross-Origin-Resource-Policy']).toBe('cross-origin');
  });

  it.each(['media.house.example', 'https://media.house.example/whip', '*', "'unsafe-inline'; script-src *"])(
    'are origins, which “%s” is not',
    (text) => {
      expect(() => namedOrigins({ CONVOSCOPE_CONNECT: text })).toThrow(/CONVOSCOPE_CONNECT/);
    },
  );
});
