import { readFileSync } from 'node:fs';
import type { Exhibit } from '../../src/ui/exhibit/exhibit.ts';
import { startQuery } from '../../src/ui/exhibit/open_exhibit.ts';
import { readExhibit } from '../../src/ui/exhibit/read_exhibit.ts';
import { DEFAULT_SETTINGS } from '../../src/ui/url_state/settings.ts';
import { placesIn } from '../../src/ui/url_state/spoken_issue.ts';
import { readUrlState } from '../../src/ui/url_state/url_state.ts';

/** Reads the configuration of an exhibit. @throws {Error} if the page would tell of a mistake in it: all of them, each with its line */
export function readConfig(file: string): Exhibit {
  const read = readExhibit(textOf(file), file);
  const start = readUrlState(startQuery(read, ''), DEFAULT_SETTINGS, placesIn(read, file));
  const issues = [...read.issues, ...start.issues];
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
