/** Who speaks to the page presses a button by the words on it: its name holds them in each language. */
import { afterEach, expect, it } from 'vitest';
import { beginWith, t } from '../../../src/ui/language/language.ts';

afterEach(() => beginWith('en'));

it.each(['en', 'de', 'es', 'ja', 'ko'] as const)('in %s', async (language) => {
  await beginWith(language);
  expect(t('teach.holdToShowName', { name: 'X' })).toContain(t('teach.holdToShow'));
  expect(t('instrument.learnFor', { name: 'X' })).toContain(t('instrument.learn'));
});
