/** The stream to a WHIP server, as the panel shows it. */
import type { Told } from '../../../contract/told.ts';
import { forgets, ofPage } from '../../kiosk/forgets.ts';

export type WhipState =
  | { readonly kind: 'off' | 'connecting' | 'live' }
  /** It is tried again after so many seconds. */
  | { readonly kind: 'lost'; readonly why: Told; readonly retrySeconds: number }
  /** It is not tried again. */
  | { readonly kind: 'refused'; readonly why: Told };

export const whipState = ofPage<WhipState>({ kind: 'off' });
/** Of the server; kept in this browser. */
export const whipAddress = ofPage('');
/** A secret: it is kept until this tab is closed, and is in no address. */
export const whipToken = ofPage('');

const KEY = 'convoscope-whip-token';

export function loadToken(): void {
  try {
    whipToken.value = sessionStorage.getItem(KEY) ?? '';
  } catch {
    // Storage may be forbidden: the page works without it.
  }
}

export function keepToken(token: string): void {
  whipToken.value = token;
  try {
    if (token) sessionStorage.setItem(KEY, token);
    else sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

forgets(() => keepToken(''));
