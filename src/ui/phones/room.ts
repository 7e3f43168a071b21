/** Rooms at the page's own server, which phones of the house's network enter by a code: see tools/phones. */
import { ToldError } from '../../contract/told.ts';
import { ofPage } from '../kiosk/forgets.ts';

/** What phones can do here, as the server has told; nothing where it was not started for phones. */
export const phoneUses = ofPage<readonly string[]>([]);

/** No room can be opened, or the one that there was is closed. */
export class PhonesError extends ToldError {
  override readonly name = 'PhonesError';
}

/** Null where the server refuses, e.g. as it knows of no such room; undefined where there is no server. */
export type Reply<T> = T | null | undefined;

export interface PhoneRoom {
  /** Who has it runs the room. */
  readonly key: string;
  /** What the QR code holds. */
  readonly link: string;
  /** @returns what the server holds of the room */
  ask<T>(): Promise<Reply<T>>;
  /** Says something of the room. @returns as `ask` */
  tell<T>(what: object): Promise<Reply<T>>;
  /** Opens it, with its code, at a server that was started anew and knows of none. Null: the server has no place for it. */
  reopen(): Promise<Reply<object>>;
  /** Phones are told that the room is closed. */
  end(): void;
}

/** A server that says nothing for so long has gone. */
const SILENCE_MS = 5000;

const addressOf = (path: string) => new URL(`phones/${path}`, document.baseURI);

/**
 * @param again in place of one that is lost: it takes none from another screen
 * @returns null where the server opens none, or does not answer
 */
export async function openRoom(use: string, again = false): Promise<PhoneRoom | null> {
  const address = addressOf(again ? `${use}?again` : use);
  const opened = await asked<{ key: string; link: string }>(address, { method: 'POST' });
  return opened ? roomOf(use, opened.key, opened.link) : null;
}

/** A room that was opened before, e.g. before the page was opened anew. @returns as `openRoom` */
export async function roomAgain(use: string, key: string): Promise<PhoneRoom | null> {
  const known = await asked<{ link: string }>(addressOf(`${use}/${key}`), {});
  return known ? roomOf(use, key, known.link) : null;
}

function roomOf(use: string, key: string, link: string): PhoneRoom {
  const address = addressOf(`${use}/${key}`);
  return {
    ...{ key, link },
    ask: () => asked(address, {}),
    tell: (what) => asked(address, { method: 'PUT', body: JSON.stringify(what) }),
    reopen: () => asked(address, { method: 'POST' }),
    end: () => void fetch(address, { method: 'DELETE', keepalive: true }).catch(() => {}),
  };
}

async function asked<T>(address: URL, how: RequestInit): Promise<Reply<T>> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(SILENCE_MS), ...how });
    if (answer.ok) return (await answer.json()) as T;
    // A proxy answers in place of a server that is not there.
    return answer.status < 500 ? null : undefined;
  } catch {
    return undefined;
  }
}
