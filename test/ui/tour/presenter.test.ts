/** What a page tells its presenter's window, which hears every page of this browser. */
import { afterEach, expect, it, vi } from 'vitest';
import { beginWith } from '../../../src/ui/language/language.ts';
import * as store from '../../../src/ui/store.ts';
import { followPresenter, openPresenter } from '../../../src/ui/tour/presenter.ts';
import { openChannel, type Standing, type Told } from '../../../src/ui/tour/tour_channel.ts';
import type { Tour } from '../../../src/ui/tour/tour_files.ts';
import * as tour from '../../../src/ui/tour/tour_store.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';

const close: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of close.splice(0)) await end();
});

/** Node's own channels keep a process alive until they are closed. */
function closeChannels(): void {
  const Channel = globalThis.BroadcastChannel;
  globalThis.BroadcastChannel = class extends Channel {
    #isOpen = true;
    constructor(name: string) {
      super(name);
      close.push(() => {
        this.#isOpen = false;
        this.close();
      });
    }
    override postMessage(message: unknown) {
      if (this.#isOpen) super.postMessage(message);
    }
  } as typeof Channel;
  close.push(() => {
    globalThis.BroadcastChannel = Channel;
  });
}

it('of a page that is not on the tour it hears nothing', async () => {
  closeChannels();
  const heard: (string | null)[] = [];
  let waiting = () => {};
  const tell = openChannel<Told, Standing>(({ place }) => {
    heard.push(place?.stop ?? null);
    waiting();
  });
  const next = () => new Promise<void>((resolve) => (waiting = resolve));

  // The tour is there: its overview would open at once.
  tour.tour.value = { stops: [] } as unknown as Tour;
  followPresenter();
  tell({ ask: 'place' });
  tell({ by: 1 });
  tell({ to: 'occlusion', begins: false });
  const first = next();
  // Another page of this browser, and the question: both are on their way before this.
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  tour.place.value = { stop: 'occlusion', step: 0 };
  await first;
  expect(heard).toEqual(['occlusion']);
  expect(tour.overviewOpen.value).toBe(false);

  const answered = next();
  tell({ ask: 'place' });
  await answered;
  expect(heard).toEqual(['occlusion', 'occlusion']);

  const left = next();
  tour.place.value = null;
  await left;
  expect(heard).toEqual(['occlusion', 'occlusion', null]);
});

it('its window speaks the language of the page, and has its configuration', async () => {
  await beginWith('ko');
  close.push(() => beginWith('en'));
  store.configured.value = { ...DEFAULT_SETTINGS, config: 'hall.json' };
  const open = vi.fn((_address: URL) => ({}));
  vi.stubGlobal('window', { open });
  vi.stubGlobal('document', { baseURI: 'https://hall.example/show/' });
  openPresenter();
  vi.unstubAllGlobals();
  store.configured.value = DEFAULT_SETTINGS;
  const [address] = open.mock.calls[0] ?? [];
  expect(address?.href).toBe('https://hall.example/show/?presenter=1&lang=ko&config=hall.json');
});

it('its window is told of another language, also before the tour begins', async () => {
  closeChannels();
  close.push(() => beginWith('en'));
  const heard: Standing[] = [];
  openChannel<Told, Standing>((told) => void heard.push(told));
  followPresenter();
  vi.stubGlobal('window', { open: () => ({}) });
  vi.stubGlobal('document', { baseURI: 'https://hall.example/show/' });
  openPresenter();
  vi.unstubAllGlobals();
  await beginWith('de');
  await vi.waitFor(() => expect(heard).toContainEqual({ place: null, language: 'de' }), 30_000);
});
