import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findPython } from '../../tools/train-style/python.ts';

describe.skipIf(process.platform === 'win32')('the Python of train.py', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'convoscope-python-'));
    vi.stubEnv('PATH', folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  /** Programs that answer as a Python does that is asked whether it is new enough. */
  const install = (pythons: Readonly<Record<string, boolean>>) => {
    for (const [name, isNew] of Object.entries(pythons))
      writeFileSync(join(folder, name), `#!/bin/sh\nexit ${isNew ? 0 : 1}\n`, { mode: 0o755 });
  };

  it.each<[string, Readonly<Record<string, boolean>>, string | null]>([
    ['the usual one', { python3: true, python: true }, 'python3'],
    ['another one, where that is too old', { python3: false, python: true }, 'python'],
    ['one that has its number in its name', { python3: false, 'python3.12': true }, 'python3.12'],
    ['the newest of those', { python3: false, 'python3.12': true, 'python3.14': true }, 'python3.14'],
    ['none, where all are too old', { python3: false, python: false }, null],
    ['none, where there is none', {}, null],
  ])('is %s', (_what, pythons, found) => {
    install(pythons);
    expect(findPython()).toBe(found);
  });
});

it('what Python writes into models/ is the same on every system: UTF-8, and lines that end with one character', () => {
  const folders = ['clip', 'convert', 'pictures', 'spectrum', 'styles', 'train-style'];
  const files = folders.flatMap((folder) =>
    readdirSync(`tools/${folder}`)
      .filter((name) => name.endsWith('.py'))
      .map((name) => `tools/${folder}/${name}`),
  );
  const count = (text: string, part: string) => text.split(part).length - 1;
  const wrong = files.filter((file) => {
    const text = readFileSync(file, 'utf8');
    return (
      count(text, '.write_text(') !== count(text, 'newline="\\n"') ||
      count(text, 'newline="\\n"') > count(text, 'encoding="utf8"') ||
      text.includes('.read_text()')
    );
  });
  expect(files.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});
