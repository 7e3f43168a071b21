import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it.each<[string, string[], number, string]>([
  ['a misspelt name', ['fuz'], 2, 'There is no proof called fuz.'],
  ['no name', [], 2, ''],
  ['a wish for help', ['--help'], 0, ''],
])('npm run prove with %s shows what there is, and its exit code is right', (_what, words, code, why) => {
  const args = ['--import', 'tsx', 'tools/prove/index.ts', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect([status, stdout, stderr]).toEqual([
    code,
    expect.stringContaining('fuzz'),
    expect.stringContaining(why),
  ]);
});
