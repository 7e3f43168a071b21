import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

describe('the watch', () => {
  const [, watch = ''] = /^ExecStart=\/bin\/sh -c '(.+)'$/m.exec(page) ?? [];

  /** What it asks of systemd. @param curl its exit code; null: there is none */
  function restarts(curl: number | null): string {
    const folder = mkdtempSync(join(tmpdir(), 'convoscope-watch-'));
    try {
      const programs = { ...(curl !== null && { curl: `exit ${curl}` }), systemctl: 'echo "$@"' };
      for (const [name, does] of Object.entries(programs))
        writeFileSync(join(folder, name), `#!/bin/sh\n${does}\n`, { mode: 0o755 });
      // systemd's sign for "$".
      const words = ['-c', watch.replaceAll('$$', '$')];
      return spawnSync('/bin/sh', words, { env: { PATH: folder }, encoding: 'utf8' }).stdout;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('begins a screen again that does not run', () => {
    expect(restarts(22)).toBe('--user restart convoscope-screen\n');
  });

  it.each<[string, number | null]>([
    ['a screen that runs', 0],
    ['one whose server is down', 7],
    ['one whose server is slow', 28],
    ['one where there is no curl', null],
  ])('leaves %s alone', (_what, code) => {
    expect(restarts(code)).toBe('');
  });
});

it('docs/hosting.md leaves a kiosk with a keyboard its own address, and no tools of developers', () => {
  const [first = '', second = ''] = [...page.matchAll(/```json\n(\{\n {2}"[A-Z][\s\S]*?)```/g)].map(
    ([, json = '']) => json,
  );
  const [granted, shut] = [JSON.parse(first), JSON.parse(second)];
  expect(shut).toMatchObject({ DeveloperToolsAvailability: 2, URLBlocklist: ['*'] });
  expect(shut.URLAllowlist).toEqual(granted.VideoCaptureAllowedUrls);
});
