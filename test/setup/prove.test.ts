import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

interface From {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const prove = (words: readonly string[], { cwd = process.cwd(), env = {} }: From = {}) =>
  spawnSync(process.execPath, ['--import', TSX, resolve('tools/prove/index.ts'), ...words], {
    cwd,
    env: { ...process.env, TSX_TSCONFIG_PATH: resolve('tsconfig.json'), ...env },
    encoding: 'utf8',
  });

it.each<[string, string[], number, string]>([
  ['a misspelt name', ['fuz'], 2, 'There is no proof called fuz.'],
  ['no name', [], 2, ''],
  ['a wish for help', ['--help'], 0, ''],
])('npm run prove with %s shows what there is, and its exit code is right', (_what, words, code, why) => {
  const { status, stdout, stderr } = prove(words);
  expect([status, stdout, stderr]).toEqual([
    code,
    expect.stringContaining('fuzz'),
    expect.stringContaining(why),
  ]);
});

it.each([
  ['a number by default', ['switches', '--count', '1,000'], '--count takes a number, not 1,000.'],
  ['a number by its name', ['fuzz', '--browser', 'all'], '--browser takes a number, not all.'],
])('npm run prove proves nothing for what should be %s and is none', (_what, words, why) => {
  const { status, stderr } = prove(words);
  expect([status, stderr]).toEqual([2, expect.stringContaining(why)]);
});

it.each([
  ['photographs', ['fool', '--photographs', './typo']],
  ['photographs', ['precision', '--photographs=typo']],
  ['network', ['changes', '--network', 'typo']],
])('npm run prove skips nothing where what --%s names is not there: %j', (flag, words) => {
  const stands = join(tmpdir(), 'nowhere');
  const { status, stdout, stderr } = prove(words, {
    env: { INIT_CWD: stands, npm_lifecycle_event: 'prove' },
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringContaining(`--${flag} names ${join(stands, 'typo')}, which does not exist.`),
  });
  expect(stdout).not.toContain('Skipped');
});

it('npm run prove skips what lacks its usual photographs, but for a flag that there is not', () => {
  // Nothing lies beside it.
  const cwd = mkdtempSync(join(tmpdir(), 'convoscope-prove-'));
  try {
    const path = '../shared/data/imagenet-samples';
    const { status, stdout } = prove(['fool'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain(`Skipped: ${path} does not exist. Name another one with --photographs.`);
    const mistyped = prove(['fool', '--photograph', 'typo'], { cwd });
    expect(mistyped.status).toBe(2);
    expect(mistyped.stderr).toContain('Unknown option `--photograph`');
    expect(mistyped.stderr).not.toContain('    at ');
  } finally {
    rmSync(cwd, { recursive: true });
  }
});
