import { join } from 'node:path';
import { reportGpu } from '../gpu/report.ts';

/** What the page asks of a graphics card, on Dawn without a browser; see docs/performance.md. */
export async function benchGpu(): Promise<void> {
  if (!(await reportGpu(join(import.meta.dirname, '../../models')))) process.exitCode = 1;
}
