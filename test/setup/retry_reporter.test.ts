import { expect, it, vi } from 'vitest';
import type { TestCase } from 'vitest/node';
import RetryReporter from '../../tools/retry_reporter.ts';

const ended = (fullName: string, retryCount: number, state: 'passed' | 'failed') =>
  ({
    fullName,
    module: { relativeModuleId: 'test/a.test.ts' },
    diagnostic: () => ({ retryCount }),
    result: () => ({ state }),
  }) as unknown as TestCase;

it('names the tests that passed only on another try, and no others', () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  const reporter = new RetryReporter();
  reporter.onTestCaseResult(ended('sound', 0, 'passed'));
  reporter.onTestCaseResult(ended('unsteady', 1, 'passed'));
  reporter.onTestCaseResult(ended('broken', 2, 'failed'));
  reporter.onTestRunEnd();
  const printed = print.mock.calls.join('\n');
  print.mockRestore();
  expect(printed).toContain('1 passed only on another try');
  expect(printed).toContain('test/a.test.ts > unsteady (try 2)');
  expect(printed).not.toMatch(/sound|broken/);
});
