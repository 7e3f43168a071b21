import { render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { beginWith, t } from '../../../src/ui/language/language.ts';
import { startPresenter } from '../../../src/ui/tour/presenter_page.tsx';
import { openChannel, type Standing, type Told } from '../../../src/ui/tour/tour_channel.ts';

const host = document.createElement('div');

afterEach(async () => {
  render(null, host);
  vi.unstubAllGlobals();
  document.documentElement.classList.remove('presenting');
  await beginWith('en');
});

const STOPS = {
  languages: ['en', 'de'],
  stops: [{ id: 'one', minutes: 1, steps: [{ id: 'first', open: 'view=scores' }] }],
};
const wordsOf = (title: string) => ({
  ...{ title, about: 'A' },
  stops: {
    one: { title: 'One', steps: { first: { text: 'x' } }, question: { ask: 'a', try: 't', answer: 'w' } },
  },
});

it('the window speaks what its page speaks, also where that changes', async () => {
  vi.stubGlobal('fetch', async (address: string) => {
    const name = address.split('/').at(-1) ?? '';
    return Response.json(name === 'stops.json' ? STOPS : wordsOf(name));
  });
  await startPresenter(host, 'https://hall.example/tour/');
  expect(host.querySelector('h1')?.textContent).toBe('en.json');
  const inEnglish = t('tour.begin');
  const tell = openChannel<Standing, Told>(() => {});
  tell({ place: null, language: 'de' });
  await expect.poll(() => host.querySelector('h1')?.textContent).toBe('de.json');
  expect(host.querySelector('main')?.lang).toBe('de');
  const begin = host.querySelector('button.on')?.textContent;
  expect(begin).toBe(t('tour.begin'));
  expect(begin).not.toBe(inEnglish);
});
