import { readFileSync } from 'node:fs';
import type { Exhibit } from '../../src/ui/exhibit/exhibit.ts';
import { startIssues } from '../../src/ui/exhibit/open_exhibit.ts';
import { readExhibit } from '../../src/ui/exhibit/read_exhibit.ts';

/** Reads the configuration of an exhibit. @throws {Error} if the page would tell of a mistake in it: all of them, each with its line */
export function readConfig(file: string): Exhibit {
  const read = readExhibit(textOf(file), file);
  const issues = [...read.issues, ...startIssues(read, file)];
  if (issues.length > 0) throw new Error(issues.map(({ message }) => message).join('\n'));
  return read.exhibit;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`--config ${file}: ${(error as Error).message}`);
  }
}
