/** What a person is told where something fails: a code and its values. Words are chosen where they are read. */
import { IntlMessageFormat } from 'intl-messageformat';
import { errorMessages } from './errors/index.ts';
import type { NamesIn } from './errors/message.ts';

type Messages = typeof errorMessages;

/** `MATTER.NAME` of a message in `errors/`. */
export type ErrorCode = {
  [Area in keyof Messages & string]: `${Area}.${keyof Messages[Area] & string}`;
}[keyof Messages & string];

type MessageOf<C extends ErrorCode> = C extends `${infer Area}.${infer Name}`
  ? Area extends keyof Messages
    ? Name extends keyof Messages[Area]
      ? Messages[Area][Name]
      : never
    : never
  : never;

export type Part = string | number | Told;

/** Plain data: it crosses to another thread and is kept. A value that is told itself is a part of the sentence. */
export interface Told {
  readonly code: ErrorCode;
  readonly values: Readonly<Record<string, Part | readonly Part[]>>;
}

type ValuesOf<C extends ErrorCode> = [NamesIn<MessageOf<C>>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<MessageOf<C>>, unknown>>];

/** @param values of the message's placeholders: text, numbers, parts that are told themselves, and lists of those */
export function told<C extends ErrorCode>(code: C, ...values: ValuesOf<C>): Told {
  const given = Object.entries((values[0] ?? {}) as Record<string, unknown>);
  return {
    code,
    values: Object.fromEntries(
      given.map(([name, value]) => [
        name,
        Array.isArray(value) && value.some(isTold) ? value.map(partOf) : partOf(value),
      ]),
    ),
  };
}

export const isTold = (value: unknown): value is Told =>
  typeof value === 'object' && value !== null && 'code' in value && 'values' in value;

const partOf = (value: unknown): Part => (typeof value === 'number' || isTold(value) ? value : String(value));

/** A sentence that is not translated: what a browser or a tool says. */
export const asSaid = (message: string): Told => told('pieces.other', { message });

/** The whole sentence in English, for the command line and for whoever reports an error. */
export function englishOf({ code, values }: Told): string {
  const [area = '', name = ''] = code.split('.');
  const message = (errorMessages as Readonly<Record<string, Readonly<Record<string, string>>>>)[area]?.[name];
  return spoken(message ?? code, 'en', values, (part) => (isTold(part) ? englishOf(part) : part));
}

/** A message with its values. @param say a part as it is written in that language */
export function spoken(
  message: string,
  language: string,
  values: Told['values'],
  say: (part: Part) => string | number,
): string {
  const given = Object.entries(values).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(say).join(', ') : say(value as Part),
  ]);
  const format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
  return String(format.format(Object.fromEntries(given)));
}

/** An error that says by a code what a person reads of it. Its message is the English sentence. */
export class ToldError extends Error {
  constructor(
    readonly told: Told,
    options?: ErrorOptions,
  ) {
    super(englishOf(told), options);
  }
}

/** What an error told; a sentence that nobody translates where it is none of ours. */
export const toldOf = (cause: unknown): Told =>
  (cause instanceof Error && (cause as Partial<ToldError>).told) ||
  asSaid(cause instanceof Error ? cause.message : String(cause));

/** An error as data: it crosses to another thread and is kept. */
export interface ErrorRecord {
  readonly name: string;
  /** In English. */
  readonly message: string;
  readonly told?: Told | undefined;
}

export const recordOf = (error: Error): ErrorRecord => {
  const { name, message, told } = error as Partial<ToldError> & Error;
  return { name, message, ...(told && { told }) };
};

export const errorOfRecord = ({ message, ...rest }: ErrorRecord): Error =>
  Object.assign(new Error(message), rest);
