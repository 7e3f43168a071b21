import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './browser.ts';
import { findChromium, howToGetChromium } from './chromium.ts';
import { opensPage, readReport, verdict } from './testing/verdict.ts';

const run = (command: string, args: string[], env = process.env) =>
  spawnSync(command, args, { stdio: 'inherit', env }).status === 0;
const runQuietly = (command: string, args: string[]) => spawnSync(command, args).status === 0;

/** Debian and its kin, with rights that need no password: anything else is the person's own decision. */
function installChromium(): void {
  if (process.env.CHROMIUM_PATH || !runQuietly('apt-get', ['--version'])) return;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length && !runQuietly('sudo', ['-n', 'true'])) return;
  console.log('Installing Chromium with apt-get (once) …');
  const apt = (...args: string[]) => {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args];
    return run(command, rest);
  };
  apt('update', '-q') && apt('install', '-qy', '--no-install-recommends', 'chromium');
}

/** Prints what it says when it has ended, so that programs can run side by side. */
function runBeside(script: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join('node_modules', script), ...args]);
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      resolve(status === 0);
    });
  });
}

/** What `npm run check` does; everything is run, so that every fault is told of. */
async function check(): Promise<boolean> {
  const checks = [
    ...['tsconfig.json', 'tsconfig.page.json', 'tsconfig.worker.json'].map((side) =>
      runBeside('typescript/bin/tsc', ['-p', side]),
    ),
    runBeside('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '--colors=off', '.']),
    runBeside('knip/bin/knip.js', ['--no-progress']),
  ];
  return (await Promise.all(checks)).every(Boolean);
}

/** @param withoutPage leaves out the tests of the built page */
function vitest(args: string[], withoutPage: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'convoscope-test-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = [
      '--reporter=default',
      '--reporter=json',
      '--reporter=./tools/retry_reporter.ts',
      `--outputFile.json=${file}`,
    ];
    const words = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args];
    const env = { ...process.env, WITHOUT_PAGE: withoutPage ? '1' : '' };
    return { allPassed: run(process.execPath, words, env), report: readReport(file) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (!findChromium()) installChromium();
if (!findChromium()) {
  console.error(howToGetChromium());
  process.exit(1);
}
const args = process.argv.slice(2);
/** Why the page could not be built; null where it was, or no test opens it. */
const building = opensPage(args)
  ? buildIfStale().then(
      () => null,
      (error: Error) => error.message,
    )
  : null;
const [clean, fault] = await Promise.all([check(), building]);
if (fault !== null) console.error(fault);
const isBuilt = fault === null;
const { allPassed, report } = vitest(args, !isBuilt);
const { passed, counts } = verdict(report, { allPassed, isBuilt });
if (!clean) console.error('\nnpm run check found faults: see the top.');
if (!isBuilt) console.error('\nThe page could not be built, and no test of e2e ran: see the top.');
if (!report) console.error('\nVitest ended before it wrote its report: see above.');
console.log(`\n${counts}`);
process.exitCode = clean && passed ? 0 : 1;
