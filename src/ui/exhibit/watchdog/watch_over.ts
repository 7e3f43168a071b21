/** Watches over a page that nobody attends. */

import { effect } from '@preact/signals';
import { t } from '../../language/language.ts';
import { dismiss, notify } from '../../notices_store.ts';
import { reloadOnceServed } from '../../reload.ts';
import * as store from '../../store.ts';
import { listFaults, type RemedyParts } from './faults.ts';
import { type Incident, IncidentBook } from './incidents.ts';
import { keep, keepReload, MOST_RELOADS, readKept, reloadsOfLate, untilReload } from './reload_budget.ts';
import { startSenses } from './senses.ts';
import { Watchdog } from './watchdog.ts';

let book = new IncidentBook();
/** Those of before the page was opened anew, too. */
export const incidents = (): readonly Incident[] => book.all;

/** @param change called when an incident begins or ends */
export function onIncident(change: () => void): void {
  book.onChange = change;
}

/** The headline of what is said while the screen needs somebody; null while it does not. */
let asks: string | null = null;

/** A fault is there that something can be done about. */
let isAmiss = (): boolean => true;

function askNoMore(): void {
  const asked = asks;
  asks = null;
  if (asked !== null) dismiss(({ name }) => name === asked);
}

/**
 * Opens the page anew as a remedy, unless that was done six times within an hour: then the screen says so, and stays as it is
 * until it may. A page that runs again before its server answers is left as it is.
 * @param reload replaced by tests
 * @param isWanted whether it is still, once the server answers
 * @returns whether it does
 */
export function reloadAsRemedy(reload = reloadOnceServed, isWanted = () => isAmiss()): boolean {
  const reloads = reloadsOfLate(Date.now());
  const waitMs = untilReload(reloads, Date.now());
  if (waitMs > 0) {
    if (!isAmiss()) return false;
    // In the language of then.
    askNoMore();
    asks = t('staff.needsSomebody');
    const minutes = Math.ceil(waitMs / 60_000);
    notify('error', asks, t('staff.didNotHelp', { times: MOST_RELOADS, minutes }), true);
    return false;
  }
  reload(() => keepReload({ reloads, incidents: book.all }, Date.now()), isWanted);
  return true;
}

/** @param parts what it can do; the page is opened anew by `reloadAsRemedy` */
export function watchOver(parts: Omit<RemedyParts, 'reload'>): void {
  const { incidents } = readKept();
  book = new IncidentBook(incidents);
  const faults = listFaults({ ...parts, reload: (isWanted) => reloadAsRemedy(reloadOnceServed, isWanted) });
  const watchdog = new Watchdog({
    ...{ faults, book },
    isAlone: () => store.attracting.value,
  });
  effect(() => watchdog.note());
  // What has no remedy asks for nobody, and neither does what is no harm.
  const serious = faults.filter(({ remedies, isMild }) => remedies.length > 0 && !isMild);
  isAmiss = () => serious.some(({ isThere }) => isThere());
  effect(() => {
    if (!isAmiss()) askNoMore();
  });
  const stop = effect(() => {
    if (!store.latest.value) return;
    // Those of this page have not outlived it: they are kept once it is opened anew.
    if (book.endKept()) keep({ reloads: readKept().reloads, incidents });
    queueMicrotask(() => stop());
  });
  // Whoever opens it anew: the clock, the staff, a newer program.
  addEventListener('pagehide', () => keep({ reloads: readKept().reloads, incidents: book.all }));
  startSenses(() => watchdog.tick());
}
