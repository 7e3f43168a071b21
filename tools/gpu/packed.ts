/** What a packed bench starts with: networks lie beside it. */
import { join } from 'node:path';
import { reportGpu } from './report.ts';

process.exit((await reportGpu(join(import.meta.dirname, 'models'))) ? 0 : 1);
