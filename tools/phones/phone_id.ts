/** By what a phone is known to a room: a cookie, gone with the browser's day, that no script reads. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** @returns empty where the phone has none */
export const phoneIdOf = ({ headers }: IncomingMessage, name: string): string =>
  new RegExp(`(?:^|; )${name}=([\\w-]{22})(?:;|$)`).exec(headers.cookie ?? '')?.[1] ?? '';

/** Gives the phone an id with the answer. */
export function givePhoneId(response: ServerResponse, name: string): string {
  const id = randomBytes(16).toString('base64url');
  response.setHeader('Set-Cookie', `${name}=${id}; HttpOnly; SameSite=Strict; Max-Age=86400`);
  return id;
}
