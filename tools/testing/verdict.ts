import { readFileSync } from 'node:fs';

/** The part of vitest's JSON report that is read here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

const NOTHING: Report = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
};

/** Projects whose tests open no built page, as `--project` names them. */
const PAGELESS = ['node', 'browser', '!e2e'];

/** @returns whether tests of the built page may be among those that vitest is asked for */
export function opensPage(args: readonly string[]): boolean {
  const projects = args.flatMap((arg, at) => {
    if (arg.startsWith('--project=')) return [arg.slice('--project='.length)];
    return args[at - 1] === '--project' ? [arg] : [];
  });
  return projects.length === 0 || projects.some((name) => !PAGELESS.includes(name));
}

/** What vitest wrote; null where it ended before it had. */
export function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return null;
  }
}

/** Files with a fault that is none of their tests': they could not be loaded, or what comes before or after the tests failed. */
const faultyFiles = ({ testResults }: Report): number =>
  testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;

/**
 * What does not pass must not look like success: each fault beside the tests counts as one that failed.
 * @param allPassed what vitest says by its exit status
 * @param isBuilt false where tests need the page and it could not be built
 */
export function verdict(
  report: Report | null,
  { allPassed, isBuilt }: { readonly allPassed: boolean; readonly isBuilt: boolean },
): { passed: boolean; counts: string } {
  const read = report ?? NOTHING;
  const passed = report !== null && allPassed && isBuilt;
  const faults = read.numFailedTests + faultyFiles(read) + (isBuilt ? 0 : 1);
  const failed = passed ? faults : Math.max(faults, 1);
  const skipped = read.numPendingTests + read.numTodoTests;
  const counts = `${read.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
  return { passed, counts };
}
