/** Cues as a file (JSON): docs/style.md tells the format. Nothing of a file is believed before the schema has read it. */
import * as v from 'valibot';
import { ToldError, told } from '../../contract/told.ts';
import type { Look } from './look.ts';

const FORMAT = 'convoscope-cues';
const VERSION = 1;
export const MOST_CUES = 99;
export const LONGEST_NAME = 60;
export const LONGEST_FADE = 60;

/** A look with a name, and the seconds in which it comes up, 0..60. */
export interface Cue {
  readonly name: string;
  readonly seconds: number;
  readonly look: Look;
}

/** A file that holds no cues, is damaged, or of another version. */
export class CueFileError extends ToldError {
  override readonly name = 'CueFileError';
}

const CUE = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LONGEST_NAME)),
  seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_FADE)),
  look: v.strictObject({
    settings: v.record(
      v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
      v.union([v.pipe(v.string(), v.maxLength(400)), v.pipe(v.number(), v.finite()), v.boolean()]),
    ),
    split: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
});
const CUES = v.pipe(v.array(CUE), v.maxLength(MOST_CUES));

export const writeCues = (cues: readonly Cue[]): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, cues }, null, 1)}\n`;

/**
 * @param file its name, for messages
 * @param asRead gives a look without the settings that make no sense
 * @throws {CueFileError} that says where the mistake is
 */
export function readCues(file: string, text: string, asRead = (look: Look): Look => look): Cue[] {
  const written = parsed(file, text);
  if (written.format !== FORMAT) throw new CueFileError(told('instrumentErrors.noCues', { file }));
  if (written.version !== VERSION)
    throw new CueFileError(
      told('instrumentErrors.otherVersion', { file, version: String(written.version), own: VERSION }),
    );
  const read = v.safeParse(CUES, written.cues);
  if (read.success)
    return read.output.map((cue, at) => ({ ...cue, look: wholeLook(file, at, cue.look, asRead) }));
  const [issue] = read.issues;
  const where = ['cues', ...(issue.path ?? []).map(({ key }) => key)].join('.');
  throw damaged(file, where, issue.input);
}

/** @throws {CueFileError} where one of its settings makes no sense */
function wholeLook(file: string, at: number, { settings, split }: Look, asRead: (look: Look) => Look): Look {
  const look = asRead({ settings, split });
  const wrong = Object.keys(settings).find((name) => !Object.hasOwn(look.settings, name));
  if (wrong === undefined) return look;
  throw damaged(file, `cues.${at}.look.settings.${wrong}`, settings[wrong]);
}

const damaged = (file: string, where: string, given: unknown) =>
  new CueFileError(told('instrumentErrors.damaged', { file, where, given: shortly(given) }));

/** Cues that were kept in the browser; what makes no sense of them is left out. */
export function keptCues(kept: unknown): Cue[] {
  const cues = Array.isArray(kept) ? kept : [];
  return cues.flatMap((one) => {
    const read = v.safeParse(CUE, one);
    return read.success ? [read.output] : [];
  });
}

function parsed(file: string, text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch (cause) {
    throw new CueFileError(told('instrumentErrors.noJson', { file }), { cause });
  }
}

const shortly = (value: unknown): string => (JSON.stringify(value) ?? '–').slice(0, 60);
