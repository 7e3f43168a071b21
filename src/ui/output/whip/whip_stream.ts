import { told, toldOf } from '../../../contract/told.ts';
import { notifyError } from '../../notices_store.ts';
import { parseAddress } from '../../parse_address.ts';
import { pause } from '../../pause.ts';
import type { Feed } from '../feed.ts';
import { size } from '../output_store.ts';
import { openWhipSession, WhipError, type WhipSession } from './whip_session.ts';
import { whipAddress, whipState, whipToken } from './whip_store.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

export interface WhipStream {
  /** Sends the output to the server that the panel names, until it is stopped: what is lost is begun again. */
  start(): void;
  stop(): void;
}

export function createWhipStream(feed: Feed): WhipStream {
  let running: AbortController | null = null;
  const stop = () => {
    running?.abort();
    running = null;
    whipState.value = { kind: 'off' };
  };
  // What a page leaves behind would stay on the server until it notices.
  addEventListener('pagehide', stop);
  return {
    start() {
      stop();
      if (!isServer(whipAddress.value)) {
        notifyError(new WhipError(told('outputErrors.noAddress'), true));
        return;
      }
      running = new AbortController();
      void keepStreaming(feed, running.signal);
    },
    stop,
  };
}

const isServer = (text: string): boolean => /^https?:$/.test(parseAddress(text)?.protocol ?? '');

async function keepStreaming(feed: Feed, signal: AbortSignal): Promise<void> {
  const canvas = document.createElement('canvas');
  const leave = feed.add(canvas);
  const stream = canvas.captureStream();
  let pauseMs = FIRST_PAUSE_MS;
  try {
    while (!signal.aborted) {
      whipState.value = { kind: 'connecting' };
      const outcome = await streamOnce(stream, signal);
      if (signal.aborted) return;
      if (outcome.lasting) {
        whipState.value = { kind: 'refused', why: outcome.told };
        return;
      }
      if (outcome.wasLive) pauseMs = FIRST_PAUSE_MS;
      const waitMs = Math.max(pauseMs, outcome.retryAfterMs ?? 0);
      whipState.value = { kind: 'lost', why: outcome.told, retrySeconds: Math.ceil(waitMs / 1000) };
      await pause(waitMs, signal);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  } finally {
    leave();
    for (const track of stream.getTracks()) track.stop();
  }
}

interface Outcome extends Pick<WhipError, 'told' | 'lasting' | 'retryAfterMs'> {
  readonly wasLive: boolean;
}

/** @returns why it is over */
async function streamOnce(stream: MediaStream, signal: AbortSignal): Promise<Outcome> {
  let session: WhipSession | null = null;
  const end = () => session?.end();
  signal.addEventListener('abort', end);
  try {
    const endpoint = { address: whipAddress.peek(), token: whipToken.peek() };
    session = await openWhipSession(stream, size.peek(), endpoint, signal);
    whipState.value = { kind: 'live' };
    await session.lost;
    return { told: told('outputErrors.lost'), lasting: false, retryAfterMs: null, wasLive: true };
  } catch (error) {
    const known = error instanceof WhipError ? error : new WhipError(toldOf(error));
    const { told, lasting, retryAfterMs } = known;
    return { told, lasting, retryAfterMs, wasLive: false };
  } finally {
    signal.removeEventListener('abort', end);
    session?.end();
  }
}
