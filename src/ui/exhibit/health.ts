/** How the page is, told to whoever watches over it: numbers and faults, nothing of a visitor. */
import { effect } from '@preact/signals';
import * as store from '../store.ts';

export interface Incident {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly what: string;
  /** When it was over; null while it goes on. */
  over: number | null;
}

export interface Health {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly openedAt: number;
  readonly network: string;
  readonly backend: string | null;
  readonly view: string;
  readonly source: string | null;
  readonly attracting: boolean;
  readonly worker: store.WorkerState;
  readonly resultsPerSecond: number;
  /** Since the last result that was drawn; null before the first. */
  readonly lastResultMs: number | null;
  readonly incidents: readonly Incident[];
  /** Seconds until it tells again. */
  readonly every: number;
}

const MOST_INCIDENTS = 50;
const incidents: Incident[] = [];
let lastResultAt: number | null = null;

/** What goes on for a while, and is over some time. */
function watch(what: string, goesOn: () => boolean): void {
  let open: Incident | null = null;
  effect(() => {
    const now = goesOn();
    if (now && !open) {
      open = { at: Date.now(), what, over: null };
      incidents.push(open);
      incidents.splice(0, incidents.length - MOST_INCIDENTS);
    } else if (!now && open) {
      open.over = Date.now();
      open = null;
    }
  });
}

function present(openedAt: number, every: number): Health {
  const at = Date.now();
  return {
    ...{ at, openedAt, incidents, every },
    network: store.networkId.value,
    backend: store.catalogue.value?.backend.name ?? null,
    view: store.openView.value,
    source: store.live.value?.kind ?? null,
    attracting: store.attracting.value,
    worker: store.workerState.value,
    resultsPerSecond: store.resultsPerSecond.value,
    lastResultMs: lastResultAt === null ? null : at - lastResultAt,
  };
}

/** When the page was opened, in milliseconds since 1970. */
let openedAt = 0;

/** How the page is now. @param every seconds until it is told again */
export const presentHealth = (every = 0): Health => present(openedAt, every);

/**
 * Watches over the page. Posts JSON where the configuration says so; a server that takes none is no fault of the page: it is
 * asked again.
 */
export function watchHealth(): void {
  openedAt = Date.now();
  watch('the network does not run', () => store.isDown.value);
  watch('the camera sends no new pictures', () => store.stalled.value);
  // The clip that is shown until the first picture comes is no incident.
  let hadCamera = false;
  watch('the camera is gone', () => {
    const source = store.live.value?.kind;
    hadCamera ||= source === 'camera';
    return hadCamera && store.requestedSource.value === 'camera' && source === 'clip';
  });
  effect(() => {
    if (store.latest.value) lastResultAt = Date.now();
  });
  const { health } = store.exhibit.value;
  if (!health) return;
  const tell = () =>
    fetch(new URL(health.post, document.baseURI), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(presentHealth(health.every)),
      keepalive: true,
    }).catch(() => {});
  void tell();
  setInterval(tell, 1000 * health.every);
}
