/** The page's side of its presenter's window. */
import { effect } from '@preact/signals';
import { language, t } from '../language/language.ts';
import { notify } from '../notices_store.ts';
import * as store from '../store.ts';
import { openChannel, type Standing, type Told } from './tour_channel.ts';
import { goTo, stepTour } from './tour_control.ts';
import * as tour from './tour_store.ts';

/** Whether this page has opened the window, which then speaks as it does before the tour begins, too. */
let hasOpened = false;

/** The page follows its presenter's window. Other pages of this browser hear it, too: one that is not on the tour keeps still. */
export function followPresenter(): void {
  let stood = false;
  const standing = (): Standing => ({ place: tour.place.value, language: language.value });
  const tell = openChannel<Standing, Told | Standing>((told) => {
    const place = tour.place.peek();
    if (!place && !('to' in told && told.begins)) return;
    if ('to' in told) void goTo({ stop: told.to, step: 0 });
    else if ('by' in told) stepTour(told.by);
    else if ('ask' in told) tell(standing());
  });
  effect(() => {
    const now = standing();
    if (now.place || stood || hasOpened) tell(now);
    stood = now.place !== null;
  });
}

export function openPresenter(): void {
  hasOpened = true;
  const address = new URL('?presenter=1', document.baseURI);
  // As the page is: its language may have been chosen by hand, and its configuration offers some of them.
  address.searchParams.set('lang', language.peek());
  const { config } = store.configured.peek();
  if (config !== null) address.searchParams.set('config', config);
  if (!window.open(address, 'convoscope-presenter', 'popup,width=900,height=700'))
    notify('hint', t('tour.noWindow'), t('tour.allowWindow', { address: address.href }));
}
