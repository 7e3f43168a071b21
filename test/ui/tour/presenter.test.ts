/** What a page tells its presenter's window, which hears every page of this browser. */
import { afterEach, expect, it } from 'vitest';
import { followPresenter } from '../../../src/ui/tour/presenter.ts';
import { openChannel, type Standing, type Told } from '../../../src/ui/tour/tour_channel.ts';
import type { Tour } from '../../../src/ui/tour/tour_files.ts';
import * as tour from '../../../src/ui/tour/tour_store.ts';

const close: (() => void)[] = [];
afterEach(() => {
  for (const end of close) end();
});

it('of a page that is not on the tour it hears nothing', async () => {
  // Node's own channel keeps a process alive until it is closed.
  const Channel = globalThis.BroadcastChannel;
  globalThis.BroadcastChannel = class extends Channel {
    constructor(name: string) {
      super(name);
      close.push(() => this.close());
    }
  } as typeof Channel;
  close.push(() => {
    globalThis.BroadcastChannel = Channel;
  });
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
  await new Promise((resolve) => setImmediate(resolve));
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
