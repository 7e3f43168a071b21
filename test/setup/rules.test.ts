import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const CONFIGURATIONS = [
  'biome.json',
  'knip.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.page.json',
  'tsconfig.worker.json',
];
const PROGRAMS = {
  biome: ['@biomejs/biome/bin/biome', 'lint', '--error-on-warnings', '--colors=off', 'src'],
  knip: ['knip/bin/knip.js', '--no-progress', '--include', 'exports'],
  page: ['typescript/bin/tsc', '-p', 'tsconfig.page.json'],
  worker: ['typescript/bin/tsc', '-p', 'tsconfig.worker.json'],
} satisfies Record<string, string[]>;

let folder: string;

/** A project with the rules of this one and no code. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'convoscope-rules-'));
  for (const name of CONFIGURATIONS) cpSync(name, join(folder, name));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function plant(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `${text}\n`);
  }
}

function run(program: keyof typeof PROGRAMS): { status: number | null; output: string } {
  const [script = '', ...args] = PROGRAMS[program];
  const path = resolve('node_modules', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

const ONE = 'export const one = 1;';

it.each([
  ['contract', 'network', '../network/other.ts'],
  ['contract/reading', 'network', '../../network/other.ts'],
  ['network', 'techniques', '../techniques/other.ts'],
  ['network', 'the page', '@preact/signals'],
  ['techniques', 'worker', '../worker/other.ts'],
  ['techniques', 'comlink', 'comlink'],
  ['engine', 'worker', '../worker/other.ts'],
  ['embedding', 'tensors', '@tensorflow/tfjs-core'],
  ['media', 'camera', '../camera/other.ts'],
  ['studio', 'engine', '../engine/other.ts'],
  ['studio', 'worker', '../worker/other.ts'],
  ['camera', 'render', '../render/other.ts'],
  ['render', 'ui', '../ui/other.ts'],
  ['ui', 'tensors', '@tensorflow/tfjs-core'],
  ['ui', 'techniques', '../techniques/other.ts'],
  ['worker', 'ui', '../ui/other.ts'],
])('src/%s may not import %s', (room, _, imported) => {
  plant({ [`src/${room}/planted.ts`]: `import type { One } from '${imported}';\nexport type Two = One;` });
  const { status, output } = run('biome');
  expect(status).not.toBe(0);
  expect(output).toContain(`src/${room}/planted.ts:1:`);
  expect(output).toContain('noRestrictedImports');
});

it('src/techniques may import src/network and src/contract', () => {
  const import_ = (room: string) => `import type { One as ${room} } from '../${room}/one.ts';`;
  const text = `${import_('contract')}\n${import_('network')}\n\nexport type Two = contract | network;`;
  plant({ 'src/techniques/planted.ts': text });
  expect(run('biome')).toMatchObject({ status: 0 });
});

it.each(['.venv', '.cache'])('what others have put into %s is not looked at', (place) => {
  plant({ 'src/planted.ts': ONE, [`src/${place}/theirs.ts`]: 'debugger;' });
  expect(run('biome')).toMatchObject({ status: 0 });
});

it('every folder of src has its rule', () => {
  const { overrides } = JSON.parse(readFileSync('biome.json', 'utf8')) as {
    overrides: { includes: string[] }[];
  };
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ruled = overrides.flatMap(({ includes }) => includes.map((path) => path.split('/')[1]));
  expect([...new Set(ruled)].sort()).toEqual(folders.map(({ name }) => name).sort());
});

it('no two files import each other, not even types', () => {
  plant({
    'src/network/a.ts': "import type { B } from './b.ts';\n\nexport type A = B | 1;",
    'src/network/b.ts': "import type { A } from './a.ts';\n\nexport type B = A | 2;",
  });
  const { status, output } = run('biome');
  expect(status).not.toBe(0);
  expect(output).toContain('noImportCycles');
  expect(output).toContain('src/network/a.ts:1:');
});

it.each(['network', 'techniques', 'engine'])('src/%s may not name the document', (room) => {
  plant({ [`src/${room}/planted.ts`]: 'export const title = document.title;' });
  const { status, output } = run('worker');
  expect(status).not.toBe(0);
  expect(output).toMatch(new RegExp(`src/${room}/planted\\.ts\\(1,22\\).*'document'`));
});

it('a worker may not name the document, but a page may', () => {
  const text = 'export const title = document.title;';
  plant({ 'src/worker/planted_worker.ts': text, 'src/ui/planted.ts': text });
  expect(run('worker').output).toMatch(/src\/worker\/planted_worker\.ts\(1,22\).*'document'/);
  expect(run('page')).toEqual({ status: 0, output: '' });
});

it('a page may not name the process of Node', () => {
  plant({ 'src/ui/planted.ts': 'export const folder = process.cwd();' });
  expect(run('page').output).toMatch(/src\/ui\/planted\.ts\(1,23\).*'process'/);
});

it('knip names an export that nothing uses, and no other', () => {
  plant({
    'src/worker/live.ts': "import { one } from '../network/planted.ts';\n\nconsole.log(one);",
    'src/network/planted.ts': `${ONE}\nexport const unused = 2;`,
  });
  const { status, output } = run('knip');
  expect(status).not.toBe(0);
  expect(output).toMatch(/unused\s.*src\/network\/planted\.ts:2/);
  plant({ 'src/network/planted.ts': ONE });
  expect(run('knip')).toMatchObject({ status: 0 });
});
