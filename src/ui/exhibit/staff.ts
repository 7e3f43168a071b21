/** The way to the staff page: five taps in a corner, then a PIN. */

import { sha256Of } from '../../numeric/sha256.ts';
import { ofVisitor } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';

const TAPS = 5;
const WITHIN_MS = 4_000;
/** Of the corner, in CSS pixels. */
const CORNER = 96;
const TRIES = 3;
const LOCKED_MS = 30_000;

/** Whether the staff page is asked for or open. */
export const staff = ofVisitor<'closed' | 'asked' | 'open'>('closed');

let wrong = 0;
let lockedUntil = 0;

/** Where the configuration has a PIN. @returns a function that takes the listener away */
export function listenForStaff(): () => void {
  if (!store.exhibit.value.staff) return () => {};
  let taps: number[] = [];
  const onPointer = ({ clientX, clientY }: PointerEvent) => {
    const now = performance.now();
    if (clientX > CORNER || clientY > CORNER) taps = [];
    else taps = [...taps, now].filter((tap) => now - tap < WITHIN_MS);
    if (taps.length < TAPS) return;
    taps = [];
    // A button in the corner of the staff page, or of a test picture, may be tapped as often.
    if (staff.value === 'closed') staff.value = 'asked';
  };
  addEventListener('pointerdown', onPointer);
  return () => removeEventListener('pointerdown', onPointer);
}

/** @returns null where the PIN is right, and the page is open; else what to do */
export async function enterPin(pin: string): Promise<string | null> {
  const seconds = Math.ceil((lockedUntil - performance.now()) / 1000);
  if (seconds > 0) return t('staff.wait', { seconds });
  const hash = await sha256Of(new TextEncoder().encode(pin));
  if (hash === store.exhibit.value.staff?.pin) {
    wrong = 0;
    staff.value = 'open';
    return null;
  }
  wrong++;
  if (wrong % TRIES === 0) lockedUntil = performance.now() + LOCKED_MS;
  return t('staff.wrongPin');
}

/**
 * The address of this page with another backend, without its question mark.
 * @param backend empty: the first that works, which has to be said where the configuration names one
 */
export function queryWith(backend: string, search: string): string {
  const query = new URLSearchParams(search);
  if (backend || store.exhibit.value.start.backend !== undefined) query.set('backend', backend);
  else query.delete('backend');
  return query.toString();
}
