import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Runs tests with everything that `npm test` leaves out of them: see test/support/thorough.ts.
 * @param names parts of the names of files; all files where there are none
 * @returns whether they pass
 */
export function runTests(names: readonly string[], { project }: { project?: string }): boolean {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...(project ? ['--project', project] : []), ...names],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, THOROUGH: '1' } },
  );
  return status === 0;
}
