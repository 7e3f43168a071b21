import type { Reporter, TestCase } from 'vitest/node';

/** Names the tests that passed only on another try: what is unsteady must not look like what is sound. */
export default class RetryReporter implements Reporter {
  readonly #retried: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const { retryCount = 0 } = test.diagnostic() ?? {};
    if (retryCount > 0 && test.result().state === 'passed')
      this.#retried.push(`${test.module.relativeModuleId} > ${test.fullName} (try ${retryCount + 1})`);
  }

  onTestRunEnd(): void {
    if (this.#retried.length === 0) return;
    console.log(`\n${this.#retried.length} passed only on another try:`);
    for (const test of this.#retried) console.log(`  ${test}`);
  }
}
