import { Languages } from 'lucide-preact';
import { notifyError } from '../notices_store.ts';
import { chooseLanguage, language, offeredLanguages, t } from './language.ts';
import { LANGUAGE_NAMES, LANGUAGES } from './languages.ts';

/** Each language by its own name, so that whoever reads no other finds it. */
export function LanguageMenu() {
  const offered = offeredLanguages.value;
  if (offered.length < 2) return null;
  const choose = (event: Event) => {
    const { value } = event.currentTarget as HTMLSelectElement;
    const chosen = LANGUAGES.find((one) => one === value);
    if (chosen) chooseLanguage(chosen).catch(notifyError);
  };
  return (
    <label class="language-menu">
      <Languages size={18} strokeWidth={1.6} aria-hidden="true" />
      <select aria-label={t('shell.language')} value={language.value} onChange={choose}>
        {offered.map((one) => (
          <option key={one} value={one} lang={one}>
            {LANGUAGE_NAMES[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
