/** The program without its server: a service worker keeps all of it where the page is an exhibit or an installed program. */
import { registerSW } from 'virtual:pwa-register';
import { effect } from '@preact/signals';
import { t } from '../language/language.ts';
import { notify } from '../notices_store.ts';
import * as store from '../store.ts';
import { keepConfiguration } from './open_exhibit.ts';

/** How often a page that stays open asks whether there is a newer program. */
const ASK_MS = 3_600_000;

/** A page in a tab of a browser keeps nothing: it was only visited. */
const isInstalled = () => matchMedia('(display-mode: standalone), (display-mode: fullscreen)').matches;

export function keepProgram(): void {
  if (!('serviceWorker' in navigator) || !(store.kiosk.value || isInstalled())) return;
  const update = registerSW({
    onNeedRefresh: () => {
      const begin = () => void update(true);
      if (store.kiosk.value) whenNobodyIsThere(begin);
      else
        notify('hint', t('exhibit.aNewVersionIsHere'), t('exhibit.itIsOpenedWithThe'), true, {
          label: t('exhibit.openItNow'),
          run: begin,
        });
    },
    onRegisteredSW: (_, registration) => {
      if (registration) setInterval(() => void registration.update().catch(() => {}), ASK_MS);
      void keepConfiguration(location.search, document.baseURI);
    },
  });
  addEventListener('offline', () => {
    if (!store.kiosk.value) notify('hint', t('staff.noConnection'), t('staff.goesOnHere'));
  });
}

function whenNobodyIsThere(run: () => void): void {
  const stop = effect(() => {
    if (!store.attracting.value) return;
    queueMicrotask(() => stop());
    run();
  });
}
