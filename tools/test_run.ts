import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './browser.ts';
import { findChromium, howToGetChromium } from './chromium.ts';

/** The part of vitest's JSON report that is read here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

const run = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;
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

const npmProgram = (script: string, args: string[]) =>
  run(process.execPath, [join('node_modules', script), ...args]);

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

function vitest(args: string[]): { passed: boolean; report: Report } {
  const folder = mkdtempSync(join(tmpdir(), 'convoscope-test-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = [
      '--reporter=default',
      '--reporter=json',
      '--reporter=./tools/retry_reporter.ts',
      `--outputFile.json=${file}`,
    ];
    const passed = npmProgram('vitest/vitest.mjs', ['run', ...reporters, ...args]);
    return { passed, report: JSON.parse(readFileSync(file, 'utf8')) as Report };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file that could not even be loaded has no tests to count, but must not look like success. */
const unloadable = ({ testResults }: Report) =>
  testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .length;

function summary(report: Report): string {
  const failed = report.numFailedTests + unloadable(report);
  const skipped = report.numPendingTests + report.numTodoTests;
  return `${report.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

if (!findChromium()) installChromium();
if (!findChromium()) {
  console.error(howToGetChromium());
  process.exit(1);
}
const args = process.argv.slice(2);
const opensPage = !args.includes('--project') || args.includes('e2e');
// Where it cannot be built, the e2e tests say why.
const built = opensPage ? buildIfStale().catch(() => {}) : undefined;
const [clean] = await Promise.all([check(), built]);
const { passed, report } = vitest(args);
if (!clean) console.error('\nnpm run check found faults: see the top.');
console.log(`\n${summary(report)}`);
process.exitCode = clean && passed ? 0 : 1;
