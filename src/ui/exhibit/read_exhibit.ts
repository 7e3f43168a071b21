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
import { asSaid, englishOf, type Told, told } from '../../contract/told.ts';
import type { UrlIssue } from '../url_state/settings.ts';
import { EXHIBIT_SCHEMA, type Exhibit, NO_EXHIBIT, PARTS } from './exhibit.ts';

export interface ReadExhibit {
  readonly exhibit: Exhibit;
  /** What of the file cannot be had, with its line; empty where all can. It is read before a language is chosen. */
  readonly issues: readonly UrlIssue[];
  /** What phones of the house's network can do at the server that gave the file. */
  readonly phones?: readonly string[];
  /** The file, and when its server gave it, where the browser had kept it of another time. */
  readonly kept?: { readonly text: string; readonly date: string | null };
  /** `line 7 of NAME` of what lies at a path; null where the file does not hold it. */
  placeOf(path: readonly (string | number)[]): Told | null;
}

/** A configuration file is written by hand. */
const MOST_LETTERS = 1_000_000;

const issueOf = (what: Told): UrlIssue => ({ name: 'ExhibitError', message: englishOf(what), told: what });

/** @param why nothing could be read; none where nothing had to be */
export const noExhibit = (why: Told | null = null): ReadExhibit => ({
  exhibit: NO_EXHIBIT,
  issues: why ? [issueOf(why)] : [],
  placeOf: () => null,
});

/**
 * Reads a configuration file. Comments and commas at the end are allowed. A part that makes no sense is left out and told of;
 * a file that is no JSON is left out as a whole.
 * @param file what messages call it
 */
export function readExhibit(saved: string, file: string): ReadExhibit {
  // Some editors save a mark before the first letter.
  const text = saved.replace(/^\uFEFF/, '');
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const place = (offset: number) => told('pieces.lineOfFile', { line: lineOf(offset), file });
  const fail = (why: Told) => noExhibit(told('exhibitErrors.nothingCounts', { why }));
  if (text.length > MOST_LETTERS) return fail(told('exhibitErrors.tooLong', { file }));
  const errors: ParseError[] = [];
  const root = parsed(text, errors);
  if (root === 'too deep') return fail(told('exhibitErrors.tooDeep', { file }));
  const [broken] = errors;
  if (broken)
    return fail(
      told('exhibitErrors.notJson', {
        line: lineOf(broken.offset),
        file,
        why: wordsOfCode(printParseErrorCode(broken.error)),
      }),
    );
  if (root && root.type !== 'object') return fail(told('exhibitErrors.noObject', { file }));
  const placeOf = (path: readonly (string | number)[]) => {
    const node = root && findNodeAtLocation(root, [...path]);
    return node ? place(node.offset) : null;
  };
  const issues: UrlIssue[] = [];
  let given = root ? (getNodeValue(root) as Record<string, unknown>) : {};
  // Of keys that it does not know the schema names the first alone: what is right is checked again without it.
  for (;;) {
    const checked = v.safeParse(EXHIBIT_SCHEMA, given);
    if (checked.success) return { exhibit: checked.output, issues, placeOf };
    for (const [at, issue] of checked.issues.entries()) {
      // What is wrong in two ways is told once.
      if (checked.issues.findIndex((one) => `${pathOf(one)}` === `${pathOf(issue)}`) < at) continue;
      issues.push(
        issueOf(
          told('exhibitErrors.at', {
            line: lineOf(offsetOf(root, pathOf(issue))),
            file,
            what: whatOf(issue),
          }),
        ),
      );
    }
    const wrong = new Set(checked.issues.map((issue) => String(pathOf(issue)[0])));
    const right = Object.entries(given).filter(([part]) => !wrong.has(part));
    if (right.length === Object.keys(given).length) return { exhibit: NO_EXHIBIT, issues, placeOf };
    given = Object.fromEntries(right);
  }
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

function whatOf(issue: Issue): Told {
  const path = pathOf(issue);
  const setting = path.join('.');
  const part = path[0];
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = path.length === 1 ? Object.keys(PARTS) : [];
    const [near] = nearest(String(path.at(-1)), known, 1);
    return near === undefined
      ? told('exhibitErrors.noSetting', { setting })
      : told('exhibitErrors.noSettingNear', { setting, near: known[near] });
  }
  if ((issue.type === 'regex' || issue.type === 'url') && !issue.message.startsWith('Invalid'))
    return told('exhibitErrors.wrong', { setting, why: issue.message, part });
  if (issue.received === 'undefined') return told('exhibitErrors.missing', { setting, part });
  const { received } = issue;
  return told('exhibitErrors.expected', { setting, expected: expectedPart(issue.expected), received, part });
}

/** `<=60` and `number` as words. */
function expectedPart(expected: string | null): Told {
  if (expected === null) return told('pieces.anotherValue');
  const [, sign, bound] = /^([<>])=(.+)$/.exec(expected) ?? [];
  if (sign) return told(sign === '<' ? 'pieces.atMost' : 'pieces.atLeast', { bound });
  return /^[a-z]+$/.test(expected) ? told('pieces.aKind', { kind: expected }) : asSaid(expected);
}

/** `ValueExpected` as words. */
const wordsOfCode = (code: string) => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
