/** How the page is, told to whoever watches over it: numbers and faults, nothing of a visitor. */
import { effect } from '@preact/signals';
import type { FrameSource } from '../../camera/index.ts';
import * as store from '../store.ts';
import { rests } from '../view/present.ts';
import type { Incident } from './watchdog/incidents.ts';
import { unserved } from './watchdog/senses.ts';
import { incidents, onIncident } from './watchdog/watch_over.ts';

export type { Incident };

export interface Health {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly openedAt: number;
  readonly network: string;
  readonly backend: string | null;
  readonly view: string;
  readonly source: FrameSource['kind'] | null;
  readonly attracting: boolean;
  readonly worker: store.WorkerState;
  readonly resultsPerSecond: number;
  /** Since the last result that was drawn; null before the first. 0 while there is nothing new to look at. */
  readonly lastResultMs: number | null;
  /** How long the page cannot be seen, as behind another tab; 0 where it can. */
  readonly hiddenMs: number;
  readonly incidents: readonly Incident[];
  /** Seconds until it tells again. */
  readonly every: number;
}

let lastResultAt: number | null = null;
/** As performance.now() */
let hiddenAt: number | null = null;

function present(openedAt: number, every: number): Health {
  const at = Date.now();
  return {
    ...{ at, openedAt, incidents: incidents(), every },
    network: store.networkId.value,
    backend: store.catalogue.value?.backend.name ?? null,
    view: store.openView.value,
    source: store.live.value?.kind ?? null,
    attracting: store.attracting.value,
    worker: store.workerState.value,
    resultsPerSecond: store.resultsPerSecond.value,
    hiddenMs: hiddenAt === null ? 0 : Math.round(performance.now() - hiddenAt),
    lastResultMs: lastResultAt === null ? null : rests.value ? 0 : at - lastResultAt,
  };
}

/** When the page was opened, in milliseconds since 1970. */
let openedAt = 0;

/** How the page is now. @param every seconds until it is told again */
export const presentHealth = (every = 0): Health => present(openedAt, every);

/** What is told at once is told together. */
const TOGETHER_MS = 1_000;
/** Words that the server did not take, until it is taken to be gone. */
const MISSED = 2;

/**
 * Posts JSON where the configuration says so, now and then and when something went wrong or is over. A server that takes none is no
 * fault of the page: it is asked again.
 */
export function watchHealth(): void {
  openedAt = Date.now();
  effect(() => {
    if (store.latest.value) lastResultAt = Date.now();
  });
  const { health } = store.exhibit.value;
  if (!health) return;
  let missed = 0;
  const tell = async () => {
    const taken = await fetch(new URL(health.post, document.baseURI), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(presentHealth(health.every)),
      keepalive: true,
    }).then(
      ({ ok }) => ok,
      () => false,
    );
    missed = taken ? 0 : missed + 1;
    unserved.value = missed >= MISSED;
  };
  let isDue = false;
  const tellSoon = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      void tell();
    }, TOGETHER_MS);
  };
  onIncident(tellSoon);
  const see = () => {
    hiddenAt = document.hidden ? performance.now() : null;
  };
  see();
  document.addEventListener('visibilitychange', () => {
    see();
    tellSoon();
  });
  // That the network runs is no incident, and whoever watches does not wait for the next word.
  let known = store.workerState.peek();
  effect(() => {
    const now = store.workerState.value;
    if (now !== known) tellSoon();
    known = now;
  });
  void tell();
  setInterval(tell, 1000 * health.every);
}
