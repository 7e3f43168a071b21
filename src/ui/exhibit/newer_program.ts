/** A newer program: asked for now and then, and begun once the service worker has all of it. */
import { reloadOnceServed } from '../reload.ts';

/** How often a page that stays open asks whether there is one. */
const ASK_MS = 3_600_000;

/**
 * Looks itself whether there is one: workbox-window hears of one download alone that begins a minute after the page was opened or later,
 * though it may break off, and a page that no service worker serves, as the one that was opened first, hears of none that takes over.
 * @param offer is given what begins it, with each look until it is begun
 * @returns begins it
 */
export function followProgram(
  registration: ServiceWorkerRegistration,
  offer: (begin: () => void) => void,
): () => void {
  const { serviceWorker } = navigator;
  const { installing, waiting, active } = registration;
  /** What keeps the program of this page. */
  const own = serviceWorker.controller ?? installing ?? waiting ?? active;
  const begin = () => {
    registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
    if (!registration.waiting || !serviceWorker.controller) reloadOnceServed();
  };
  // What was kept of this page's program is gone then.
  serviceWorker.addEventListener('controllerchange', () => reloadOnceServed());
  setInterval(async () => {
    await registration.update().catch(() => {});
    const isReplaced = registration.active !== null && registration.active !== own;
    if (registration.waiting || isReplaced) offer(begin);
  }, ASK_MS);
  return begin;
}
