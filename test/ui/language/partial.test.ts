/** Languages that may lack messages that were added of late: a tenth of a feature. What they lack is English. */
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { german } from '../../../src/ui/language/de/index.ts';
import { english } from '../../../src/ui/language/en/index.ts';
import { spanish } from '../../../src/ui/language/es/index.ts';
import { japanese } from '../../../src/ui/language/ja/index.ts';
import { korean } from '../../../src/ui/language/ko/index.ts';

const flat = (words: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(words as Record<string, Record<string, string>>).flatMap(([feature, messages]) =>
      Object.entries(messages).map(([name, message]) => [`${feature}.${name}`, message] as const),
    ),
  );
const source = flat(english);

/** Names in braces, once each; the words of plurals hold a space or a sign. */
const placeholders = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name))]
    .filter((name) => new RegExp(`\\{${name}[,}]`).test(message))
    .sort();

describe.each([
  ['de', german],
  ['es', spanish],
  ['ja', japanese],
] as const)('%s', (code, { words }) => {
  const own = flat(words);

  it('lacks next to nothing of any feature', () => {
    for (const feature of Object.keys(english)) {
      const keys = Object.keys(source).filter((key) => key.startsWith(`${feature}.`));
      const lacks = keys.filter((key) => own[key] === undefined);
      expect([feature, lacks.length <= 0.1 * keys.length ? [] : lacks]).toEqual([feature, []]);
    }
  });

  it('has no messages that English has not, and each is whole', () => {
    for (const [key, message] of Object.entries(own)) {
      expect(source[key], key).toBeDefined();
      expect(() => new IntlMessageFormat(message, code, undefined, { ignoreTag: true }), key).not.toThrow();
      expect([key, placeholders(message)]).toEqual([key, placeholders(source[key] ?? '')]);
    }
  });
});

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
type Choices = Readonly<Record<string, { readonly value: Element[] }>>;

/** Plural categories that a message chooses by, those inside others too; `=1` is none. */
const categories = (elements: readonly Element[]): string[] =>
  elements.flatMap((element) => {
    if (!('options' in element)) return [];
    const choices = element.options as Choices;
    const own = 'pluralType' in element && element.pluralType === 'cardinal' ? Object.keys(choices) : [];
    const inside = Object.values(choices).flatMap(({ value }) => categories(value));
    return [...own.filter((one) => !one.startsWith('=')), ...inside];
  });

it.each([
  ['en', english],
  ['ko', korean.words],
  ['de', german.words],
  ['es', spanish.words],
  ['ja', japanese.words],
] as const)('%s chooses by no plural that it has not', (code, words) => {
  const known = new Intl.PluralRules(code).resolvedOptions().pluralCategories as string[];
  const strange = Object.entries(flat(words)).flatMap(([key, message]) =>
    categories(new IntlMessageFormat(message, code, undefined, { ignoreTag: true }).getAst())
      .filter((one) => !known.includes(one))
      .map((one) => `${key}: ${one}`),
  );
  expect(strange).toEqual([]);
});
