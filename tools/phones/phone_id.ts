/** By what a phone is known to a room: a cookie that no script reads. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** @returns empty where the phone has none */
export const phoneIdOf = ({ headers }: IncomingMessage, name: string): string =>
  new RegExp(`(?:^|; )${name}=([\\w-]{22})(?:;|$)`).exec(headers.cookie ?? '')?.[1] ?? '';

/**
 * Gives the phone an id with the answer.
 * @param seconds for which it is kept from now on, also where the browser is closed; absent: for as long as the browser is open
 * @param known the one that it has: it is kept
 */
export function givePhoneId(response: ServerResponse, name: string, seconds?: number, known = ''): string {
  const id = known || randomBytes(16).toString('base64url');
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`;
  response.setHeader('Set-Cookie', `${name}=${id}; HttpOnly; SameSite=Strict${age}`);
  return id;
}
