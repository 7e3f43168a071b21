import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChromium, howToGetChromium, placesOf } from '../../../tools/chromium.ts';

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

// On macOS a browser of its usual places would come first.
describe.skipIf(process.platform !== 'linux')('a snap, which cannot read what tests write into /tmp,', () => {
  const program = (path: string, text = '') => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o755 });
    return join(folder, path);
  };
  /** As snaps are on Ubuntu: the name of each is a link to one program. */
  const link = (path: string, to: string) => {
    const target = program(to);
    mkdirSync(join(folder, path, '..'), { recursive: true });
    symlinkSync(target, join(folder, path));
    return join(folder, path);
  };
  const snaps: [string, () => string][] = [
    ['by its folder', () => program('snap/bin/chromium')],
    ['by a link to the program of all snaps', () => link('bin/chromium', 'usr/bin/snap')],
    ['by a link to one', () => link('bin/chromium', 'snap/chromium/current/chrome')],
    [
      'by a script that starts it',
      () => program('bin/chromium-browser', '#!/bin/sh\nexec /snap/bin/chromium "$@"\n'),
    ],
  ];
  beforeEach(() => vi.stubEnv('CHROMIUM_PATH', ''));

  it.each(snaps)('%s is passed over', (_title, make) => {
    const snap = make();
    const other = program('other/google-chrome', '#!/bin/sh\nexec /opt/google/chrome/chrome "$@"\n');
    vi.stubEnv('PATH', [join(snap, '..'), join(other, '..')].join(delimiter));
    expect(findChromium()).toBe(other);
  });

  it.each(snaps)('%s is told of where it is alone, and taken where it is named', (_title, make) => {
    const snap = make();
    vi.stubEnv('PATH', join(snap, '..'));
    expect(findChromium()).toBe(null);
    expect(howToGetChromium().split('\n')[0]).toContain(`${snap} is a snap`);
    vi.stubEnv('CHROMIUM_PATH', snap);
    expect(findChromium()).toBe(snap);
  });
});

it('on macOS what Homebrew links on PATH comes after applications, and a signed one is advised', () => {
  vi.stubEnv('CHROMIUM_PATH', '');
  const places = placesOf('darwin', '/opt/homebrew/bin');
  expect(places[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  const onPath = places.map((place) => place.startsWith('/opt/homebrew/bin'));
  expect(onPath.indexOf(true)).toBeGreaterThan(onPath.lastIndexOf(false));
  const line = howToGetChromium()
    .split('\n')
    .find((one) => one.includes('macOS'));
  expect(line).toContain('brew install --cask google-chrome');
});
