/**
 * What the page keeps of the person in front of it, and how it lets go. Every feature adds what it keeps to one list, and a
 * kiosk goes through the list between two visitors.
 */
import { batch, type Signal, signal } from '@preact/signals';

/** A promise is waited for. */
type Forget = () => unknown;

const all: Forget[] = [];
const visit = signal(0);

/** A feature that keeps something of a person says here how that is forgotten. */
export function forgets(forget: Forget): void {
  all.push(forget);
}

/**
 * State that belongs to the person in front of the page.
 * @param initial what it is again once the person is forgotten
 * @param letGo frees what the last value holds, e.g. addresses of pictures
 */
export function ofVisitor<T>(initial: T, letGo?: (last: T) => void): Signal<T> {
  const state = signal(initial);
  forgets(() => {
    letGo?.(state.peek());
    state.value = initial;
  });
  return state;
}

/** State of the page itself, which outlives its visitors: what runs, what there is, what the address fixed. */
export const ofPage = <T>(initial: T): Signal<T> => signal(initial);

/** A number for each visitor. What is drawn under its key is drawn anew for the next one, typed words and all. */
export const visits = (): number => visit.value;

/** @returns tells, after a wait, whether the person of now is still the one in front of the page */
export function stillHere(): () => boolean {
  const mine = visit.peek();
  return () => mine === visit.peek();
}

/**
 * Forgets the person: what is in memory at once, what takes longer by the time that the promise settles.
 * @throws what features threw, after all of them had their turn
 */
export async function forgetVisitor(): Promise<void> {
  const outcomes = batch(() => {
    visit.value++;
    return all.map(async (forget) => forget());
  });
  const failed = (await Promise.allSettled(outcomes)).flatMap((one) =>
    one.status === 'rejected' ? [one.reason] : [],
  );
  if (failed.length > 0) throw new AggregateError(failed, 'Not everything of the visitor was forgotten.');
}
