import type { Flags } from '../request.ts';
import type { AskedOutput } from './outputs.ts';
import { OutputError } from './outputs.ts';
import { isStandardOutput } from './streams.ts';

/**
 * What a flag names to be written; null where it is not given.
 * @param endings what its name may end with
 * @throws {OutputError}
 */
export function askedOutput(
  flags: Flags,
  name: string,
  flag: string,
  endings: readonly string[],
): AskedOutput | null {
  const path = flags[name];
  if (path === undefined) return null;
  if (path === '') throw new OutputError(`${flag} names no file.`);
  if (flags.json && isStandardOutput(String(path)))
    throw new OutputError(`${flag} ${path} and --json would both be standard output: leave one out.`);
  return { flag, path: String(path), endings };
}

/** Whether words must make room for a picture on standard output. */
export const printsToStderr = (...files: (AskedOutput | null)[]): boolean =>
  files.some((file) => file !== null && isStandardOutput(file.path));
