import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as v from 'valibot';
import { nearest } from '../../contract/reading/nearest.ts';
import type { UrlIssue } from '../url_state/settings.ts';
import { EXHIBIT_SCHEMA, type Exhibit, NO_EXHIBIT, PARTS } from './exhibit.ts';

export interface ReadExhibit {
  readonly exhibit: Exhibit;
  /** What of the file cannot be had, with its line; empty where all can. */
  readonly issues: readonly UrlIssue[];
  /** `line 7 of NAME` of a setting of `start`; null where the file does not hold it. */
  placeOf(setting: string): string | null;
}

/** A configuration file is written by hand. */
const MOST_LETTERS = 1_000_000;
const NAME = 'ExhibitError';

/** @param message why nothing could be read; none where nothing had to be */
export const noExhibit = (message = ''): ReadExhibit => ({
  exhibit: NO_EXHIBIT,
  issues: message ? [{ name: NAME, message }] : [],
  placeOf: () => null,
});

/**
 * Reads a configuration file. Comments and commas at the end are allowed. A part that makes no sense is left out and told of;
 * a file that is no JSON is left out as a whole.
 * @param file what messages call it
 */
export function readExhibit(text: string, file: string): ReadExhibit {
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const place = (offset: number) => `line ${lineOf(offset)} of ${file}`;
  const fail = (message: string) => noExhibit(`${message} Nothing of the file counts.`);
  if (text.length > MOST_LETTERS) return fail(`${file} is too long for a configuration.`);
  const errors: ParseError[] = [];
  const root = parsed(text, errors);
  if (root === 'too deep')
    return fail(`${file} is no configuration: its brackets lie too deep in one another.`);
  const [broken] = errors;
  if (broken)
    return fail(
      `${capital(place(broken.offset))} is no JSON: ${wordsOfCode(printParseErrorCode(broken.error))}.`,
    );
  if (root && root.type !== 'object') return fail(`${file} has to hold { … }.`);
  const given = root ? (getNodeValue(root) as Record<string, unknown>) : {};
  const checked = v.safeParse(EXHIBIT_SCHEMA, given);
  const placeOf = (setting: string) => {
    const node = root && findNodeAtLocation(root, ['start', setting]);
    return node ? place(node.offset) : null;
  };
  if (checked.success) return { exhibit: checked.output, issues: [], placeOf };
  const issues = checked.issues.map((issue) => ({
    name: NAME,
    message: `${capital(place(offsetOf(root, pathOf(issue))))}: ${wordsOf(issue)}`,
  }));
  const wrong = new Set(checked.issues.map((issue) => String(pathOf(issue)[0])));
  const right = Object.fromEntries(Object.entries(given).filter(([part]) => !wrong.has(part)));
  return { exhibit: v.parse(EXHIBIT_SCHEMA, right), issues, placeOf };
}

/** The parser calls itself for every bracket. */
function parsed(text: string, errors: ParseError[]): Node | undefined | 'too deep' {
  try {
    return parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  } catch (error) {
    if (error instanceof RangeError) return 'too deep';
    throw error;
  }
}

type Issue = v.InferIssue<typeof EXHIBIT_SCHEMA>;

const pathOf = ({ path }: Issue): (string | number)[] =>
  (path ?? []).map(({ key }) => key as string | number);

/** Of what lies at the path, or of what it would have to lie in. */
function offsetOf(root: Node | undefined, path: readonly (string | number)[]): number {
  for (let length = path.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return (node.parent?.type === 'property' ? node.parent : node).offset;
  }
  return 0;
}

function wordsOf(issue: Issue): string {
  const path = pathOf(issue);
  const title = `“${path.join('.')}”`;
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = path.length === 1 ? Object.keys(PARTS) : [];
    const [near] = nearest(String(path.at(-1)), known, 1);
    const hint = near === undefined ? '' : ` Is “${known[near]}” meant?`;
    return `${title} is no setting.${hint} It was left out.`;
  }
  const expected =
    issue.type === 'regex' && !issue.message.startsWith('Invalid')
      ? issue.message
      : issue.received === 'undefined'
        ? 'is missing'
        : `has to be ${expectedWords(issue.expected)}, and is ${issue.received}`;
  return `${title} ${expected}. “${path[0]}” was left out.`;
}

/** `<=60` and `number` as words. */
function expectedWords(expected: string | null): string {
  if (expected === null) return 'another value';
  const [, sign, bound] = /^([<>])=(.+)$/.exec(expected) ?? [];
  if (sign) return `at ${sign === '<' ? 'most' : 'least'} ${bound}`;
  return /^[a-z]+$/.test(expected) ? `a ${expected}` : expected;
}

/** `ValueExpected` as words. */
const wordsOfCode = (code: string) => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
const capital = (words: string) => words.replace(/^./, (letter) => letter.toUpperCase());
