/** The tour is in the page's language, whatever it was when its files were asked for. */
import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { beginWith, chooseLanguage } from '../../../src/ui/language/language.ts';
import { openOverview } from '../../../src/ui/tour/tour_control.ts';
import { tour } from '../../../src/ui/tour/tour_store.ts';

afterEach(async () => {
  vi.unstubAllGlobals();
  tour.value = null;
  await beginWith('en');
});

it('a language that is chosen while the tour is read is that of the tour', async () => {
  const asked: string[] = [];
  vi.stubGlobal('document', { baseURI: 'http://localhost/' });
  vi.stubGlobal('fetch', async (address: string) => {
    const name = address.split('/').at(-1) ?? '';
    asked.push(name);
    if (name === 'en.json') await chooseLanguage('de');
    return new Response(readFileSync(`public/tour/${name}`));
  });
  await openOverview();
  expect(asked).toContain('en.json');
  expect(tour.value?.language).toBe('de');
});
