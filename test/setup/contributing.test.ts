import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

// There is nothing else to apply them with.
const lacking = spawnSync('git', ['--version']).status === 0 ? null : 'git is not installed';

describe.skipIf(lacking)(`of CONTRIBUTING.md${lacking ? ` (left out: ${lacking})` : ''}`, () => {
  it.each(patches)('the patch of “$title” applies', ({ title, patch }) => {
    const file = join(folder, `${title}.diff`);
    writeFileSync(file, patch);
    expect(() => execFileSync('git', ['apply', '--check', file], { stdio: 'pipe' })).not.toThrow();
  });
});

const guides = ['README.md', 'CONTRIBUTING.md', ...namesIn('docs'), ...namesIn('tools')].filter((name) =>
  name.endsWith('.md'),
);
const sources = ['src', 'test', 'tools', 'models']
  .flatMap(namesIn)
  .concat('vite.config.ts')
  .map((name) => `/${name}`);

function namesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  // A virtual environment may lie there.
  return names
    .filter((name) => !/(^|[/\\])\./.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'));
}

it.each(guides)('the source files that %s names are there', (guide) => {
  const named = [...readFileSync(guide, 'utf8').matchAll(/`([\w./-]+\.(?:tsx?|mjs|py))`/g)];
  const missing = named
    .map(([, name = '']) => name)
    .filter((name) => !name.includes('NAME') && !sources.some((source) => source.endsWith(`/${name}`)));
  expect(missing).toEqual([]);
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

/** Files that put the program together: they hand each other's functions to the files of a journey, and do no part of it. */
const ROOTS = [
  'src/main.tsx',
  'src/ui/page.tsx',
  'src/render/open_stage.ts',
  'src/worker/live.ts',
  'src/worker/networks/live_networks.ts',
  'src/worker/studio/studio_worker.ts',
];

/** The files of ours whose functions a file has, its types aside. */
const usedBy = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )([^;]*?) from '(\.[^']+\.tsx?)';/gm)]
    .filter(([, names = '']) => !/^\{(\s*type [\w ]+,?)+\s*\}$/.test(names))
    .map(([, , from = '']) => join(dirname(file), from));

it.each(
  journeys.flatMap(({ title, files }) =>
    files.map((file) => ({ title, file, others: [...files, ...ROOTS] })),
  ),
)('docs/architecture.md: $title goes through $file', ({ file, others }) => {
  expect(existsSync(file)).toBe(true);
  // By one between, too: an index, or a file that only hands on.
  const called = others.filter((other) => other !== file).flatMap((other) => usedBy(other));
  const handedOn = called.flatMap((other) => (other === file ? [] : usedBy(other)));
  expect([...called, ...handedOn]).toContain(file);
});
