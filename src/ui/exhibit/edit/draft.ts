/** The configuration that is being edited, as the value of a JSON file: what is not set is not in it. */
import { type ParseError, parse } from 'jsonc-parser';
import type { UrlIssue } from '../../url_state/settings.ts';
import { spokenIssue } from '../../url_state/spoken_issue.ts';
import { startIssues } from '../open_exhibit.ts';
import { readExhibit } from '../read_exhibit.ts';

export type Draft = Readonly<Record<string, unknown>>;
export type Path = readonly (string | number)[];

export const FILE = 'convoscope.json';
const SCHEMA = './convoscope.schema.json';

export const textOf = (draft: Draft): string => `${JSON.stringify({ $schema: SCHEMA, ...draft }, null, 2)}\n`;

/** @returns null where the text is no JSON as a whole, or holds no object: nothing of a file is left out in silence */
export function draftOf(text: string): Draft | null {
  const errors: ParseError[] = [];
  const read: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) return null;
  return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Draft) : null;
}

/** What is wrong with a text that makes no draft; null where it holds nothing at all. */
export const whyNoDraft = (text: string, file: string): UrlIssue | null => {
  const [first] = readExhibit(text, file).issues;
  return first ? spokenIssue(first) : null;
};

/** What of it cannot be had, each with its line in `textOf`. */
export function issuesOf(draft: Draft): readonly UrlIssue[] {
  const read = readExhibit(textOf(draft), FILE);
  return [...read.issues.map(spokenIssue), ...startIssues(read, FILE)];
}

export const valueAt = (draft: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], draft);

/**
 * The draft with another value at a path; what is around it is made where there is none.
 * @param value undefined takes it away, and what then is an empty object around it
 */
export function withValue(draft: Draft, path: Path, value: unknown): Draft {
  return (changed(draft, path, value) ?? {}) as Draft;
}

function changed(inner: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const next = changed(valueAt(inner, [key]), rest, value);
  if (typeof key === 'number') {
    const list = Array.isArray(inner) ? [...inner] : [];
    if (next === undefined && rest.length === 0) list.splice(key, 1);
    else list[key] = next ?? {};
    return list;
  }
  const { [key]: _, ...others } = (inner ?? {}) as Record<string, unknown>;
  // In its place where it was there: the file keeps its order.
  const kept = { ...(inner as Record<string, unknown> | undefined), [key]: next };
  const result = next === undefined ? others : kept;
  return Object.keys(result).length > 0 ? result : undefined;
}

/** Settings of an address as `start` holds them: words, numbers, true and false, lists. */
export function startOf(query: string): Record<string, string | number | boolean | string[]> {
  const values = new URLSearchParams(query);
  const start: Record<string, string | number | boolean | string[]> = {};
  for (const key of new Set(values.keys())) {
    const all = values.getAll(key);
    start[key] = all.length > 1 ? all : settingOf(all[0] ?? '');
  }
  delete start.config;
  return start;
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** A setting as it is typed: an address says the same with 1 as with true, and does not know the word. */
export const settingOf = (typed: string): string | number | boolean =>
  FLAGS.get(typed) ??
  (/^-?\d{1,9}(\.\d{1,6})?$/.test(typed) && String(Number(typed)) === typed ? Number(typed) : typed);
