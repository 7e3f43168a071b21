/** The tour's files beside the page: what its stops show, and the words of each language. A teacher may change them. */

import * as v from 'valibot';
import { ToldError, told } from '../../contract/told.ts';

const name = v.pipe(v.string(), v.regex(/^[\w-]+$/, 'has to be letters, digits, - and _'));
const words = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2000));

const STEP = v.strictObject({
  id: name,
  /** The view as an address says it, e.g. `view=saliency&saliency.method=smoothgrad`. */
  open: v.string(),
  /** Whether there is something to paint. */
  paint: v.optional(v.boolean(), false),
});

const STOP = v.strictObject({
  id: name,
  /** What a lesson takes for it. */
  minutes: v.pipe(v.number(), v.minValue(1), v.maxValue(120)),
  steps: v.pipe(v.array(STEP), v.minLength(1)),
  /** In LaTeX. */
  formula: v.optional(v.string()),
});

const STOPS = v.object({
  languages: v.pipe(v.array(name), v.minLength(1)),
  stops: v.pipe(v.array(STOP), v.minLength(1)),
});

const WORDS = v.object({
  title: words,
  about: words,
  stops: v.record(
    name,
    v.object({
      title: words,
      /** `text` for everybody, `more` for students. */
      steps: v.record(name, v.object({ text: words, more: v.optional(words) })),
      formula: v.optional(words),
      question: v.object({ ask: words, try: words, answer: words }),
      /** For the teacher. */
      notes: v.optional(words),
    }),
  ),
});

type StopFile = v.InferOutput<typeof STOP>;
type WordsFile = v.InferOutput<typeof WORDS>;

export interface Step {
  readonly id: string;
  readonly open: string;
  readonly paint: boolean;
  readonly text: string;
  readonly more?: string | undefined;
}

export interface Stop {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly steps: readonly Step[];
  /** LaTeX, and what it says. */
  readonly formula: { readonly latex: string; readonly words: string } | null;
  readonly question: { readonly ask: string; readonly try: string; readonly answer: string };
  readonly notes: string;
}

export interface Tour {
  /** The language of its words, a BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  readonly about: string;
  readonly stops: readonly Stop[];
}

/** A file of the tour is missing or makes no sense. */
class TourFileError extends ToldError {
  override name = 'TourFileError';
}

/**
 * Reads the tour in the language that is wanted, else in the first that there is.
 * @param folder address of the folder that holds stops.json
 * @throws {TourFileError}
 */
export async function loadTour(folder: string, wanted: string): Promise<Tour> {
  const { languages, stops } = check(STOPS, await fetchJson(`${folder}stops.json`), 'stops.json');
  const language = languages.includes(wanted) ? wanted : (languages[0] ?? wanted);
  const file = `${language}.json`;
  const said = check(WORDS, await fetchJson(`${folder}${file}`), file);
  const { title, about } = said;
  return { language, title, about, stops: stops.map((stop) => joined(stop, said, file)) };
}

function joined(stop: StopFile, said: WordsFile, file: string): Stop {
  const { id, minutes, steps, formula } = stop;
  const own = said.stops[id];
  if (!own) throw new TourFileError(told('tourErrors.noStop', { file, id }));
  return {
    ...{ id, minutes, title: own.title, question: own.question, notes: own.notes ?? '' },
    formula: formula === undefined ? null : { latex: formula, words: own.formula ?? '' },
    steps: steps.map((step) => {
      const text = own.steps[step.id];
      if (!text) throw new TourFileError(told('tourErrors.noStep', { file, step: step.id, id }));
      return { ...step, ...text };
    }),
  };
}

async function fetchJson(address: string): Promise<unknown> {
  const file = address.split('/').at(-1) ?? '';
  const response = await fetch(address).catch(() => null);
  if (!response) throw new TourFileError(told('tourErrors.unreachable', { file }));
  if (!response.ok) throw new TourFileError(told('tourErrors.notThere', { file, status: response.status }));
  try {
    return await response.json();
  } catch {
    throw new TourFileError(told('tourErrors.notJson', { file }));
  }
}

function check<S extends v.GenericSchema>(schema: S, given: unknown, file: string): v.InferOutput<S> {
  const checked = v.safeParse(schema, given);
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  const place = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  throw new TourFileError(told('tourErrors.noSense', { file, place, message: issue.message }));
}
