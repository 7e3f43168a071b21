import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findChromium, howToGetChromium } from '../../../tools/chromium.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'convoscope-chromium-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it('the browser that CHROMIUM_PATH names is taken', () => {
  const program = join(folder, 'browser');
  writeFileSync(program, '', { mode: 0o755 });
  vi.stubEnv('CHROMIUM_PATH', program);
  expect(findChromium()).toBe(program);
});

it.each(['folder', 'missing', 'text'])('where it names no program (%s), that is said', (what) => {
  const path = what === 'folder' ? folder : join(folder, what);
  if (what === 'text') writeFileSync(path, '', { mode: 0o644 });
  vi.stubEnv('CHROMIUM_PATH', path);
  expect(findChromium()).toBe(null);
  expect(howToGetChromium()).toBe(`CHROMIUM_PATH names ${path}, which is no program that can be started.`);
});

it('a person of Ubuntu is not sent to a package that is not there', () => {
  vi.stubEnv('CHROMIUM_PATH', '');
  const lines = howToGetChromium().split('\n');
  expect(lines.find((line) => line.includes('apt-get'))).not.toContain('Ubuntu');
  expect(lines.find((line) => line.includes('Ubuntu'))).toContain('https://www.google.com/chrome');
});
