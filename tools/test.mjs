// npm test: from a fresh clone to a verdict. Arguments go to vitest, e.g. npm test -- --project node saliency
import { spawnSync } from 'node:child_process';
import { ensureDependencies, ROOT } from './dependencies.mjs';

ensureDependencies();
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'tools/test_run.ts', ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exit(status ?? 1);
