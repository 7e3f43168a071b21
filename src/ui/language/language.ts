/** The words of the page in the language that is chosen. Whoever reads them in a component is drawn anew with it. */
import { computed } from '@preact/signals';
import { IntlMessageFormat } from 'intl-messageformat';
import { type ErrorCode, isTold, type Part, type Told, spoken as written } from '../../contract/told.ts';
import { forgets, ofPage } from '../kiosk/forgets.ts';
import { english } from './en/index.ts';
import { LANGUAGES, type Language } from './languages.ts';
import { withParticles } from './particles.ts';
import type { Key, PartialDictionary, Said, ValuesOf } from './words.ts';

interface Spoken {
  readonly language: Language;
  readonly words: PartialDictionary;
  readonly said: Said;
}

const NOTHING_SAID: Said = { views: {}, phrases: {}, classNames: {} };
const ENGLISH: Spoken = { language: 'en', words: english, said: NOTHING_SAID };

/** Each a file of its own, fetched when it is chosen. */
const LOADERS: Readonly<Record<Language, () => Promise<Omit<Spoken, 'language'>>>> = {
  en: async () => ENGLISH,
  ko: async () => (await import('./ko/index.ts')).korean,
  de: async () => (await import('./de/index.ts')).german,
  es: async () => (await import('./es/index.ts')).spanish,
  ja: async () => (await import('./ja/index.ts')).japanese,
};

const spoken = ofPage<Spoken>(ENGLISH);

export const language = computed(() => spoken.value.language);
/** What the person has chosen by hand; null until then. */
export const chosenLanguage = ofPage<Language | null>(null);
/** Those that are offered, in their order. */
export const offeredLanguages = ofPage<readonly Language[]>(LANGUAGES);
const startLanguage = ofPage<Language>('en');

let asked = 0;

/**
 * Speaks another language once its words are there; what is asked for later wins.
 * @returns whether nothing else was asked for meanwhile
 * @throws {TypeError} where its file cannot be fetched: the language stays as it is
 */
async function speak(language: Language): Promise<boolean> {
  const mine = ++asked;
  const loaded = await LOADERS[language]();
  if (mine !== asked) return false;
  spoken.value = { language, ...loaded };
  return true;
}

/** Somebody chooses a language by hand. @throws {TypeError} as `speak` does */
export async function chooseLanguage(language: Language): Promise<void> {
  if (await speak(language)) chosenLanguage.value = language;
}

/** The page begins with a language, and comes back to it for each visitor of a kiosk. It speaks English where that fails. */
export async function beginWith(language: Language, offered: readonly Language[] = LANGUAGES): Promise<void> {
  startLanguage.value = language;
  offeredLanguages.value = offered;
  await speak(language).catch(() => {});
}

forgets(() => {
  chosenLanguage.value = null;
  return speak(startLanguage.value).catch(() => {});
});

/** Messages are read once a language. */
const formats = new Map<string, IntlMessageFormat>();

function formatOf(language: Language, message: string): IntlMessageFormat {
  const id = `${language} ${message}`;
  let format = formats.get(id);
  if (!format) {
    format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  return format;
}

/** What stands between a number and its fraction. */
const decimalMark = computed(
  () =>
    new Intl.NumberFormat(language.value).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ??
    '.',
);

const FRACTION = /^([−+-]?\d+)\.(\d+)(?=(e[+-]?\d+)?( ?%| ms| s| [kM]B)?$)/;

/** A number that is text (`0.3`, `0.3 %`, `4.1 ms`) with the decimal mark of the language of now; other text as it is. */
export const withDecimalMark = (text: string): string => text.replace(FRACTION, `$1${decimalMark.value}$2`);

const withMarkBeforeUnit = (text: string): string => (/\d$/.test(text) ? text : withDecimalMark(text));

/** Whole numbers stay numbers: messages choose their words by them. */
const spokenNumber = (value: number): string | number =>
  Number.isInteger(value) ? value : withDecimalMark(String(value));

/** A sentence with all its words in it. */
const finished = (text: string): string => (spoken.value.language === 'ko' ? withParticles(text) : text);

/** A message in the language of now. @param values of its placeholders; numbers are written as the language writes them */
export function t<K extends Key>(key: K, ...values: ValuesOf<K>): string {
  const { language, words } = spoken.value;
  const own = messageIn(words, key);
  const message = own ?? messageIn(english, key) ?? key;
  if (!message.includes('{')) return message;
  const given = Object.entries((values[0] ?? {}) as Record<string, string | number>);
  const written = Object.fromEntries(
    given.map(([name, value]) => [name, typeof value === 'number' ? spokenNumber(value) : value]),
  );
  return finished(String(formatOf(own === undefined ? 'en' : language, message).format(written)));
}

function messageIn(words: PartialDictionary, key: Key): string | undefined {
  const dot = key.indexOf('.');
  const feature = words[key.slice(0, dot) as keyof PartialDictionary] as Record<string, string> | undefined;
  return feature?.[key.slice(dot + 1)];
}

/** What techniques and workers said in English, in the language of now. */
export const said = computed(() => spoken.value.said);

/** What a class is called in the language of now; its own name where the language has none for it. */
export const className = (label: string): string => said.value.classNames[label] ?? label;

interface Sentence {
  readonly fits: RegExp;
  readonly names: readonly string[];
  readonly message: string;
}

/** Phrases with placeholders: those that begin with words before those that may begin with any, of each the longest first. */
const sentences = computed((): readonly Sentence[] =>
  Object.entries(said.value.phrases)
    .filter(([english]) => english.includes('{'))
    .sort(([a], [b]) => Number(a.startsWith('{')) - Number(b.startsWith('{')) || b.length - a.length)
    .map(([english, message]) => ({
      fits: new RegExp(`^${english.split(PLACEHOLDER).map(literally).join('([^]+)')}$`),
      names: [...english.matchAll(PLACEHOLDER)].map(([placeholder]) => placeholder.slice(1, -1)),
      message,
    })),
);

/** Placeholders of what is called by a number, as a block of layers is (1.0): it keeps its point. */
const CALLED = new Set(['number', 'name', 'part', 'layer', 'title', 'target', 'label', 'network']);

const PLACEHOLDER = /\{\w+\}/g;
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * What is said in English where no language is known (techniques, workers), in the language of now; as it is where the language
 * has no words for it.
 */
export function phrase(text: string): string {
  const { phrases, classNames } = said.value;
  const whole = phrases[text] ?? classNames[text];
  if (whole !== undefined) return whole;
  for (const { fits, names, message } of sentences.value) {
    const found = fits.exec(text);
    if (!found) continue;
    const values = names.map((name, at) => {
      const part = phrase(found[at + 1] ?? '');
      return [name, CALLED.has(name) ? part : withDecimalMark(part)] as const;
    });
    return finished(String(formatOf(language.value, message).format(Object.fromEntries(values))));
  }
  return text;
}

/** What is to be typed into an address keeps its point: no other mark is read there. */
const TYPED: ReadonlySet<string> = new Set<ErrorCode>(['pieces.aNumber', 'pieces.fromTo', 'pieces.orMore']);

/** What was told, in the language of now. Text that is a number alone is a name, as a layer's (1.0): it keeps its point. */
export function sentence({ code, values }: Told): string {
  const { language, words } = spoken.value;
  const own = messageIn(words, code);
  const say = (part: Part) => {
    if (isTold(part)) return sentence(part);
    if (typeof part === 'string') return withMarkBeforeUnit(phrase(part));
    return TYPED.has(code) ? part : spokenNumber(part);
  };
  const message = own ?? messageIn(english, code) ?? code;
  return finished(written(message, own === undefined ? 'en' : language, values, say));
}
