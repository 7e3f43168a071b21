/** Watches over a page that nobody attends. */

import { effect } from '@preact/signals';
import { t } from '../../language/language.ts';
import { dismiss, notify } from '../../notices_store.ts';
import { reloadOnceServed } from '../../reload.ts';
import * as store from '../../store.ts';
import { listFaults, type RemedyParts } from './faults.ts';
import { type Incident, IncidentBook } from './incidents.ts';
import { keepReload, MOST_RELOADS, readKept, untilReload } from './reload_budget.ts';
import { startSenses } from './senses.ts';
import { Watchdog } from './watchdog.ts';

let book = new IncidentBook();
/** Those of before the page was opened anew, too. */
export const incidents = (): readonly Incident[] => book.all;

/** @param change called when an incident begins or ends */
export function onIncident(change: () => void): void {
  book.onChange = change;
}

/**
 * Opens the page anew as a remedy, unless that was done six times within an hour: then the screen says so, and stays as it is
 * until it may.
 * @param reload replaced by tests
 * @returns whether it does
 */
export function reloadAsRemedy(reload = reloadOnceServed): boolean {
  const { reloads } = readKept();
  const waitMs = untilReload(reloads, Date.now());
  if (waitMs > 0) {
    const headline = t('staff.needsSomebody');
    dismiss(({ name }) => name === headline);
    const minutes = Math.ceil(waitMs / 60_000);
    notify('error', headline, t('staff.didNotHelp', { times: MOST_RELOADS, minutes }), true);
    return false;
  }
  reload(() => keepReload({ reloads, incidents: book.all }, Date.now()));
  return true;
}

/** @param parts what it can do; the page is opened anew by `reloadAsRemedy` */
export function watchOver(parts: Omit<RemedyParts, 'reload'>): void {
  book = new IncidentBook(readKept().incidents);
  const watchdog = new Watchdog({
    faults: listFaults({ ...parts, reload: () => reloadAsRemedy() }),
    book,
    isAlone: () => store.attracting.value,
  });
  effect(() => watchdog.note());
  const stop = effect(() => {
    if (!store.latest.value) return;
    book.endKept();
    queueMicrotask(() => stop());
  });
  startSenses(() => watchdog.tick());
}
