import { IntlMessageFormat } from 'intl-messageformat';
import { afterEach, describe, expect, it } from 'vitest';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import { english } from '../../../src/ui/language/en/index.ts';
import { korean } from '../../../src/ui/language/ko/index.ts';
import { beginWith, chooseLanguage, chosenLanguage, language, t } from '../../../src/ui/language/language.ts';
import { bestOf, languageOf } from '../../../src/ui/language/languages.ts';

const flat = (words: Record<string, Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([feature, messages]) =>
      Object.entries(messages).map(([name, message]) => [`${feature}.${name}`, message] as const),
    ),
  );

const source = flat(english);
const keys = Object.keys(source);

/** Names and signs that are the same in every language. */
const SAME = /^(PCA|PNG|PIN|L2|MB| *ms)$|^\W*$/;

interface Part {
  readonly type: number;
  readonly value: string;
  readonly options?: Record<string, { value: Part[] }>;
}
/** As the library numbers them: plain text, and the `#` of a plural. */
const [TEXT, NUMBER_SIGN] = [0, 7];

/** The placeholders of a message, once each, those in the branches of plurals too. */
function placeholders(message: string): string[] {
  const names = (parts: readonly Part[]): string[] =>
    parts.flatMap(({ type, value, options }) => [
      ...(type === TEXT || type === NUMBER_SIGN ? [] : [value]),
      ...Object.values(options ?? {}).flatMap((branch) => names(branch.value)),
    ]);
  return [
    ...new Set(
      names(
        new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst() as unknown as Part[],
      ),
    ),
  ].sort();
}

it('a message with a plural has the placeholders that stand in its branches, too', () => {
  expect(placeholders('{n, plural, one {# of {all}} other {# are}} {here}')).toEqual(['all', 'here', 'n']);
});

describe.each([['ko', korean.words]] as const)('%s', (code, words) => {
  const own = flat(words);
  it('has the messages of English, and no others', () => {
    expect(Object.keys(own).sort()).toEqual([...keys].sort());
  });
  it.each(keys)('%s is whole', (key) => {
    const message = own[key] ?? '';
    expect(message.trim()).not.toBe('');
    expect(placeholders(message)).toEqual(placeholders(source[key] ?? ''));
    if (!SAME.test((source[key] ?? '').replace(/\{\w+\}/g, '')))
      expect(message, `${code} ${key}`).not.toBe(source[key]);
  });
});

describe('the page', () => {
  afterEach(() => beginWith('en'));

  it('speaks the language that is chosen, and a kiosk its own again for the next visitor', async () => {
    expect([language.value, t('shell.language')]).toEqual(['en', 'Language']);
    await chooseLanguage('ko');
    expect([language.value, t('shell.language')]).toEqual(['ko', '언어']);
    await forgetVisitor();
    expect([language.value, t('shell.language')]).toEqual(['en', 'Language']);
  });

  it('speaks what was chosen last, whichever file comes first', async () => {
    await Promise.all([chooseLanguage('ko'), chooseLanguage('en')]);
    expect([language.value, chosenLanguage.value]).toEqual(['en', 'en']);
  });
});

describe('which language is meant', () => {
  it.each([
    ['ko', 'ko'],
    ['ko-KR', 'ko'],
    ['EN-gb', 'en'],
    ['kok', undefined],
    ['', undefined],
  ])('%s is %s', (tag, language) => expect(languageOf(tag)).toBe(language));

  it('is the first that the browser names and the house offers', () => {
    expect(bestOf(['la-VA', 'ko-KR', 'en'])).toBe('ko');
    expect(bestOf(['ko', 'en'], ['en'])).toBe('en');
    expect(bestOf(['la'])).toBe('en');
    expect(bestOf(['la'], ['ko'])).toBe('ko');
  });
});
