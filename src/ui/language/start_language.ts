import { effect } from '@preact/signals';
import { startQuery } from '../exhibit/open_exhibit.ts';
import type { ReadExhibit } from '../exhibit/read_exhibit.ts';
import { loadPersonal } from '../kiosk/personal.ts';
import { readUrlState } from '../url_state/url_state.ts';
import { beginWith, chosenLanguage, language } from './language.ts';
import { bestOf, LANGUAGES } from './languages.ts';

/**
 * The language that the address or the configuration asks for; else, where the page is no kiosk, the one that was chosen the
 * last time; else the first of the configuration's languages; else the browser's.
 */
export async function startLanguage(
  search: string,
  read: ReadExhibit,
  browser: readonly string[] = navigator.languages,
): Promise<void> {
  const { lang, kiosk } = readUrlState(`${startQuery(read, search)}&${search.replace(/^\?/, '')}`).settings;
  const { languages } = read.exhibit;
  const offered = languages.length > 0 ? languages : LANGUAGES;
  const kept = kiosk ? null : loadPersonal().language;
  const [first] = languages;
  const wished = lang ?? (kept && offered.includes(kept) ? kept : undefined) ?? first;
  chosenLanguage.value = kept;
  await beginWith(wished ?? bestOf(browser, offered), offered);
  effect(() => {
    document.documentElement.lang = language.value;
  });
}
