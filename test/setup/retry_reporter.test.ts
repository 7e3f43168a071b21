import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { TestCase } from 'vitest/node';
import RetryReporter from '../../tools/retry_reporter.ts';

const place = (name: string, line: number) => ({
  ...{ file: join(process.cwd(), name), line, column: 7, method: '' },
});
const HELPER = place('test/helper.ts', 3);
const TEST = place('test/a.test.ts', 12);

const ended = (fullName: string, retryCount: number, state: 'passed' | 'failed', errors: object[] = []) =>
  ({
    fullName,
    module: { relativeModuleId: 'test/a.test.ts', moduleId: TEST.file },
    diagnostic: () => ({ retryCount }),
    result: () => ({ state, errors }),
  }) as unknown as TestCase;

/** What is printed at the end of a run of these tests, line by line. */
function printedOf(...tests: TestCase[]): string[] {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  const reporter = new RetryReporter();
  for (const test of tests) reporter.onTestCaseResult(test);
  reporter.onTestRunEnd();
  const printed = print.mock.calls.join('\n');
  print.mockRestore();
  return printed.trim().split('\n');
}

it('names the tests that passed only on another try, and no others', () => {
  const printed = printedOf(
    ended('sound', 0, 'passed'),
    ended('unsteady', 1, 'passed'),
    ended('broken', 2, 'failed', [{ message: 'no', stacks: [TEST] }]),
  );
  expect(printed).toEqual(['1 passed only on another try:', '  test/a.test.ts > unsteady (try 2)']);
});

it('prints what the first try failed of, and where, in three lines', () => {
  const [, , ...lines] = printedOf(
    ended('unsteady', 2, 'passed', [
      {
        message: '\u001b[31mlocator.click: Timeout\u001b[39m\n\nCall log:\n  - waiting\n',
        stacks: [HELPER, TEST],
      },
      { message: 'of the second try', stacks: [TEST] },
    ]),
  );
  expect(lines).toEqual(['    locator.click: Timeout', '    Call log:', '    test/a.test.ts:12:7']);
});

it('prints what is not as expected where the message says little, and cuts off what is long', () => {
  const [, , ...lines] = printedOf(
    ended('compared', 1, 'passed', [
      {
        message: 'expected [ …(2) ] to deeply equal []',
        diff: `- Expected\n+ Received\n\n- Array []\n+ Array [\n+   "${'x'.repeat(500)}",\n+ ]`,
        stacks: [HELPER],
      },
    ]),
  );
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^ {4}- Array \[\] \+ Array \[ \+ {3}"x+…$/);
  expect(lines[1]?.length).toBeLessThan(300);
  expect(lines[2]).toBe('    test/helper.ts:3:7');
});
