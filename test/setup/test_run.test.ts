/** What `npm test` counts, and which tests it asks for. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { opensPage, readReport, verdict } from '../../tools/testing/verdict.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});
const FINE = file('passed', 'passed', 'passed');

/** What vitest writes of these files. */
const reportOf = (...testResults: (typeof FINE)[]) => {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('skipped'),
    numTodoTests: count('todo'),
    testResults,
  };
};

const PASSED = { allPassed: true, isBuilt: true };
const FAILED = { allPassed: false, isBuilt: true };
const UNBUILT = { allPassed: true, isBuilt: false };

describe('npm test', () => {
  it('passes where all tests pass, and counts those that are left out', () => {
    const report = reportOf(FINE, file('passed', 'skipped', 'todo', 'passed'));
    expect(verdict(report, PASSED)).toEqual({ passed: true, counts: '3 passed, 0 failed, 2 skipped' });
    expect(verdict(reportOf(FINE), PASSED)).toEqual({ passed: true, counts: '2 passed, 0 failed' });
  });

  it.each([
    ['a test', file('failed', 'passed', 'failed'), '3 passed, 1 failed'],
    ['a file that cannot be loaded', file('failed'), '2 passed, 1 failed'],
    ['what comes before the tests', file('failed', 'skipped', 'skipped'), '2 passed, 1 failed, 2 skipped'],
    ['what comes after the tests', file('failed', 'passed'), '3 passed, 1 failed'],
    ['a test, and what comes after it', file('failed', 'failed'), '2 passed, 1 failed'],
  ])('counts one as failed where %s fails', (_what, broken, counts) => {
    expect(verdict(reportOf(FINE, broken), FAILED)).toEqual({ passed: false, counts });
  });

  it('never says that none failed where vitest did not pass: an error belongs to no file', () => {
    expect(verdict(reportOf(FINE), FAILED)).toEqual({ passed: false, counts: '2 passed, 1 failed' });
    expect(verdict(reportOf(), FAILED)).toEqual({ passed: false, counts: '0 passed, 1 failed' });
  });

  it('counts a page that cannot be built as one that failed, beside the others', () => {
    expect(verdict(reportOf(FINE), UNBUILT)).toEqual({ passed: false, counts: '2 passed, 1 failed' });
    const both = verdict(reportOf(FINE, file('failed', 'failed')), { allPassed: false, isBuilt: false });
    expect(both).toEqual({ passed: false, counts: '2 passed, 2 failed' });
    // Nothing else was asked for.
    const alone = verdict(reportOf(), { allPassed: false, isBuilt: false });
    expect(alone).toEqual({ passed: false, counts: '0 passed, 1 failed' });
  });
});

describe('a report', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'convoscope-report-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('that vitest wrote is read', () => {
    const path = join(folder, 'report.json');
    writeFileSync(path, JSON.stringify(reportOf(FINE)));
    expect(readReport(path)).toEqual(reportOf(FINE));
  });

  it.each<[string, string | null]>([
    ['was never written', null],
    ['breaks off', '{ "numPassedTests": 2, "testRes'],
  ])('that %s counts as one that failed, whatever vitest says', (_what, text) => {
    const path = join(folder, 'report.json');
    if (text !== null) writeFileSync(path, text);
    expect(readReport(path)).toBeNull();
    for (const outcome of [PASSED, FAILED])
      expect(verdict(readReport(path), outcome)).toEqual({ passed: false, counts: '0 passed, 1 failed' });
  });
});

it.each<[boolean, string[]]>([
  [true, []],
  [true, ['saliency']],
  [true, ['--project', 'e2e']],
  [true, ['--project=e2e', 'kiosk']],
  [true, ['--project', 'node', '--project', 'e2e']],
  [true, ['--project', '!node']],
  [false, ['--project', 'node', 'saliency']],
  [false, ['--project=browser', '--project', 'node']],
  [false, ['--project', '!e2e']],
])('the page is built: %j, where the words are %j', (opens, words) => {
  expect(opensPage(words)).toBe(opens);
});

it.each([
  ['', true],
  ['1', false],
])('where WITHOUT_PAGE is “%s”, tests of the built page are asked for: %j', (WITHOUT_PAGE, asked) => {
  const words = ['list', '--filesOnly', '--project', 'node', '--project', 'e2e', 'test/setup'];
  const { stdout } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...words], {
    env: { ...process.env, WITHOUT_PAGE },
    encoding: 'utf8',
  });
  expect(stdout).toContain('[node] test/setup/test_run.test.ts');
  expect(stdout.includes('[e2e] test/setup/served.e2e.test.ts')).toBe(asked);
});
