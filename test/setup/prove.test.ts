import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const prove = (words: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'tools/prove/index.ts', ...words], { encoding: 'utf8' });

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
