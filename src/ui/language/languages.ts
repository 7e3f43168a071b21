/** Which languages the page speaks, and which of them is meant. */

/** In the order in which they are offered. */
export const LANGUAGES = ['en', 'ko', 'de', 'es', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  ko: '한국어',
  de: 'Deutsch',
  es: 'Español',
  ja: '日本語',
};

/** @param tag of BCP 47, e.g. `ko-KR`; only the language itself counts */
export function languageOf(tag: string, offered: readonly Language[] = LANGUAGES): Language | undefined {
  const [language] = tag.toLowerCase().split('-');
  return offered.find((one) => one === language);
}

/** The first that is offered of those that somebody reads; English, or the first that is offered, where there is none. */
export function bestOf(tags: readonly string[], offered: readonly Language[] = LANGUAGES): Language {
  for (const tag of tags) {
    const known = languageOf(tag, offered);
    if (known) return known;
  }
  return offered.includes('en') ? 'en' : (offered[0] ?? 'en');
}
