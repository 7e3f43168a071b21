/** Which Python makes the surroundings of train.py. */
import { spawnSync } from 'node:child_process';

/**
 * `py` starts the newest one of Windows. Where the system's own is older, people install one by its number: those that all of
 * requirements.txt is built for.
 */
const NAMES = [
  ...(process.platform === 'win32' ? ['py', 'python', 'python3'] : ['python3', 'python']),
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
];
const IS_NEW = 'import sys; sys.exit(sys.version_info < (3, 11))';

/** The first one on PATH that is new enough; null where there is none. */
export const findPython = (): string | null =>
  NAMES.find((name) => spawnSync(name, ['-c', IS_NEW], { stdio: 'ignore' }).status === 0) ?? null;
