/** What the page does as the live worker comes, dies and comes back. */
import { batch } from '@preact/signals';
import type { Catalogue } from '../contract/cards.ts';
import type { BackendCard, BackendName } from '../contract/opening.ts';
import { BackendLostError, isForWantOfNetwork, type ServiceState } from '../contract/worker_state.ts';
import { reloadAsRemedy } from './exhibit/watchdog/watch_over.ts';
import { phrase, t } from './language/language.ts';
import { dismiss, type NoticeAction, notify } from './notices_store.ts';
import * as store from './store.ts';
import { applyCatalogue } from './url_state/page_settings.ts';

/** Deaths in a row after which a page that nobody attends is opened anew: the fault may be the page's. */
const RELOAD_AFTER = 6;
/** Before a page that nobody attends tries again what failed at once, e.g. a server that did not answer. */
const AFTER_FAILURE_MS = 30_000;
/** Deaths in a row after which the notice says what a person can do. */
const ADVISE_AFTER = 5;

let isWithoutNetwork = false;

/** Whether the network did not run last for want of its files. */
export const lacksNetwork = (): boolean => isWithoutNetwork;

/** Opens the page anew, unless the worker moves first. */
let trial: ReturnType<typeof setTimeout> | undefined;

/**
 * @param reload replaced by tests
 * @param remedyFor what a person can do about an error with which nothing looks any more
 */
export function onWorkerState(
  state: ServiceState<Catalogue>,
  reload: () => void = reloadAsRemedy,
  remedyFor: (error: Error) => NoticeAction | null = () => null,
): void {
  clearTimeout(trial);
  if ('error' in state) isWithoutNetwork = isForWantOfNetwork(state.error);
  if (state.kind === 'ready') {
    batch(() => {
      store.workerState.value = 'ready';
      dismiss(({ name }) => name === told);
      tellOtherBackend(state.ready.backend);
      applyCatalogue(state.ready);
    });
    return;
  }
  batch(() => {
    store.workerState.value = state.kind;
    // Nothing looks any more: what was seen last would stand beside a picture that goes on.
    if (store.isDown.value) store.latest.value = null;
    if (state.kind === 'restarting') tell(state.error, comesBack(state));
    if (state.kind === 'failed') tell(state.error, '', remedyFor(state.error));
  });
  if (!store.kiosk.value) return;
  if (state.kind === 'restarting' && state.attempt >= RELOAD_AFTER) reload();
  if (state.kind === 'failed') trial = setTimeout(reload, AFTER_FAILURE_MS);
}

/** The name of what was told last: one notice, which says how it stands now. */
let told = '';

function tell(error: Error, more: string, remedy: NoticeAction | null = null): void {
  const { name, message } = error;
  if (error instanceof BackendLostError) lostFrom = error.backend;
  dismiss((notice) => notice.name === told);
  told = name;
  notify('error', name, [message, more].filter(Boolean).join(' '), true, remedy);
}

/** What was computed on when the graphics card was lost; null while the network runs as it did. */
let lostFrom: BackendName | null = null;

/** A card that was lost for good makes everything slower, and nobody changed a setting. */
function tellOtherBackend({ name, detail, hardware, againAt }: BackendCard): void {
  const from = lostFrom;
  lostFrom = null;
  const isOther = from !== null && from !== name;
  if (isOther) {
    const message = t('shell.itCouldNotBeUsed', { lostFrom: from, detail: phrase(detail) });
    notify('hint', 'BackendLostError', message);
  }
  // A card that hung says itself when it may be tried again.
  store.leftCard.value = !hardware && againAt === undefined && (store.leftCard.value || isOther);
}

function comesBack({ attempt, waitMs }: Extract<ServiceState<Catalogue>, { kind: 'restarting' }>): string {
  const seconds = waitMs < 1000 ? 0 : Math.round(waitMs / 1000);
  const start = t('shell.itIsStartedAgain', { seconds, attempt });
  if (attempt < ADVISE_AFTER) return start;
  return t('shell.startIfThisGoesOn', { start });
}
