import { stat } from 'node:fs/promises';

const STANDARD_OUTPUT = ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'];

export const isStandardOutput = (path: string): boolean => STANDARD_OUTPUT.includes(path);

/** Whether what is written goes on to somebody: standard output, a pipe, a device. Nothing of it can be written twice. */
export async function isStream(path: string): Promise<boolean> {
  if (isStandardOutput(path)) return true;
  const found = await stat(path).catch(() => null);
  return found !== null && !found.isFile() && !found.isDirectory();
}
