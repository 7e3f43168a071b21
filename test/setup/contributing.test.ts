import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const page = readFileSync('CONTRIBUTING.md', 'utf8');
const patches = [...page.matchAll(/^## (Adding .+?)\n[\s\S]*?^```diff\n([\s\S]*?^)```$/gm)].map(
  ([, title = '', patch = '']) => ({ title, patch }),
);
const folder = mkdtempSync(join(tmpdir(), 'convoscope-patches-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('CONTRIBUTING.md has a patch for each kind of addition', () => {
  expect(patches.map(({ title }) => title)).toEqual([
    'Adding a technique',
    'Adding a layer kind',
    'Adding an architecture',
    'Adding an importer',
    'Adding a language',
  ]);
});

const hasGit = spawnSync('git', ['--version']).status === 0;

// Without git there is nothing to apply them with.
describe.skipIf(!hasGit)('of CONTRIBUTING.md', () => {
  it.each(patches)('the patch of “$title” applies', ({ title, patch }) => {
    const file = join(folder, `${title}.diff`);
    writeFileSync(file, patch);
    expect(() => execFileSync('git', ['apply', '--check', file], { stdio: 'pipe' })).not.toThrow();
  });
});

const architecture = readFileSync('docs/architecture.md', 'utf8');
const journeys = [
  ...architecture.matchAll(
    /^\*\*(A frame|A slow job|Weights)\*\*.*?: (\d+) files[\s\S]*?^```mermaid\n([\s\S]*?)^```/gm,
  ),
].map(([, title = '', count = '', drawn = '']) => {
  const files = [...drawn.matchAll(/\["(\d+) (src\/[\w/]+\.tsx?)"\]/g)];
  return {
    title,
    count: Number(count),
    numbers: files.map(([, at]) => Number(at)),
    files: files.map(([, , file = '']) => file),
  };
});

it('docs/architecture.md counts the files of its three journeys as they are drawn', () => {
  expect(journeys.map(({ title }) => title)).toEqual(['A frame', 'A slow job', 'Weights']);
  for (const { title, count, numbers } of journeys)
    expect(numbers, title).toEqual(Array.from({ length: count }, (_, at) => at + 1));
});

it.each(journeys.flatMap(({ files }) => files))('docs/architecture.md: there is %s', (file) => {
  expect(existsSync(file)).toBe(true);
});
