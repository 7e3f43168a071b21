/** What a machine is told that lacks what the program needs. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

interface Package {
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
}
const program = JSON.parse(readFileSync('package.json', 'utf8')) as Package;

describe('Node', () => {
  const load = (version: string) => {
    const pretence = `Object.defineProperty(process, 'version', { value: '${version}' });`;
    const code = `${pretence} require('./tools/start/node_version.cjs');`;
    return spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
  };

  it.each(['v12.22.9', 'v18.20.4', 'v20.18.3', 'v21.7.3', 'v22.11.0'])('%s is refused', (version) => {
    const { status, stderr } = load(version);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `Node 20.19, or 22.12 or newer, is needed; this is ${version}.\n`,
    });
  });

  it.each(['v20.19.0', 'v22.12.0', 'v23.0.0', 'v24.1.0'])('%s will do', (version) => {
    expect(load(version)).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(['start', 'test', 'dev'])('is looked at before npm run %s begins', (name) => {
    expect(program.scripts[name]).toMatch(/^node -r \.\/tools\/start\/node_version\.cjs /);
  });

  it('is the same in both lists of packages', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Readonly<Record<string, Partial<Package>>>;
    };
    expect(packages['']?.engines).toEqual(program.engines);
  });
});

describe('where nothing is installed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'convoscope-bare-'));
    mkdirSync(join(folder, 'tools/start'), { recursive: true });
    for (const name of ['convoscope-look.mjs', 'dependencies.mjs', 'start/node_version.cjs'])
      cpSync(join('tools', name), join(folder, 'tools', name));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('the command line says what installs', () => {
    const words = [join(folder, 'tools/convoscope-look.mjs'), 'classify', 'photo.jpg'];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([1, '', 'Run npm ci first.\n']);
  });

  it('tools for development are installed, too, whatever NODE_ENV says', () => {
    const npm = join(folder, 'npm.mjs');
    writeFileSync(npm, "console.log(process.argv.slice(2).join(' '));");
    writeFileSync(
      join(folder, 'package-lock.json'),
      '{ "packages": { "node_modules/a": { "version": "1.0.0" } } }',
    );
    const installer = pathToFileURL(join(folder, 'tools/dependencies.mjs'));
    const code = `import { ensureDependencies } from '${installer}'; ensureDependencies();`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      env: { ...process.env, NODE_ENV: 'production', npm_execpath: npm },
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n').at(-1)).toBe('ci --include=dev');
  });
});
