import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { TestError } from 'vitest';
import type { Reporter, TestCase } from 'vitest/node';

/** Longer lines are cut off. */
const LINE = 240;
const MESSAGE_LINES = 2;

/**
 * Names the tests that passed only on another try, and what the first try failed of: what is unsteady must not look like what
 * is sound.
 */
export default class RetryReporter implements Reporter {
  /** The lines of each. */
  readonly #retried: (readonly string[])[] = [];

  onTestCaseResult(test: TestCase): void {
    const { retryCount = 0 } = test.diagnostic() ?? {};
    const { state, errors } = test.result();
    if (retryCount === 0 || state !== 'passed') return;
    const [first] = errors ?? [];
    const why = first ? linesOf(first, test.module.moduleId).map((line) => `    ${line}`) : [];
    this.#retried.push([
      `  ${test.module.relativeModuleId} > ${test.fullName} (try ${retryCount + 1})`,
      ...why,
    ]);
  }

  onTestRunEnd(): void {
    if (this.#retried.length === 0) return;
    console.log(`\n${this.#retried.length} passed only on another try:`);
    for (const line of this.#retried.flat()) console.log(line);
  }
}

/** An error in three lines at most: its message, else what is not as expected, and its place in the test's file, else the nearest. */
function linesOf({ message, diff, stacks = [] }: TestError, file: string): string[] {
  const told = [...filled(message), changesOf(diff ?? '')].filter(Boolean).slice(0, MESSAGE_LINES);
  const place = stacks.find((one) => one.file === file) ?? stacks[0];
  const lines = told.map((line) => (line.length > LINE ? `${line.slice(0, LINE)}…` : line));
  return place ? [...lines, `${relative(process.cwd(), place.file)}:${place.line}:${place.column}`] : lines;
}

const filled = (text: string) =>
  stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The lines of a comparison that differ, without its two lines of heading. */
const changesOf = (diff: string) =>
  filled(diff)
    .filter((line) => /^[+-] /.test(line))
    .slice(2)
    .join(' ');
