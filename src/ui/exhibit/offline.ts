/** The program without its server: a service worker keeps all of it where the page is an exhibit or an installed program. */
import { registerSW } from 'virtual:pwa-register';
import { t } from '../language/language.ts';
import { notify } from '../notices_store.ts';
import * as store from '../store.ts';
import { followProgram } from './newer_program.ts';
import { keepConfiguration } from './open_exhibit.ts';
import { whenNobodyIsThere } from './unattended.ts';

/** A page in a tab of a browser keeps nothing: it was only visited. */
const isInstalled = () => matchMedia('(display-mode: standalone), (display-mode: fullscreen)').matches;

export function keepProgram(): void {
  if (!('serviceWorker' in navigator) || !(store.kiosk.value || isInstalled())) return;
  let stopWaiting = () => {};
  let isTold = false;
  const offer = (begin: () => void) => {
    if (store.kiosk.value) {
      stopWaiting();
      stopWaiting = whenNobodyIsThere(begin);
    } else if (!isTold) {
      isTold = true;
      notify('hint', t('exhibit.aNewVersionIsHere'), t('exhibit.itIsOpenedWithThe'), true, {
        label: t('exhibit.openItNow'),
        run: begin,
      });
    }
  };
  let begin = () => {};
  registerSW({
    onNeedRefresh: () => offer(() => begin()),
    // newer_program.ts opens the page anew, whoever begins the newer program.
    onNeedReload: () => {},
    onRegisteredSW: (_, registration) => {
      if (registration) begin = followProgram(registration, offer);
      void keepConfiguration(location.search, document.baseURI);
    },
  });
  addEventListener('offline', () => {
    if (!store.kiosk.value) notify('hint', t('staff.noConnection'), t('staff.goesOnHere'));
  });
}
