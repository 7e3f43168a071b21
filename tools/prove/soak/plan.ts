/** What happens to the exhibit, and when: the same from the same seed. */
import { Random } from '../../../src/numeric/random.ts';

/** Each fault, what it is, how long it is left to last, and within how many seconds the exhibit has to run again. */
export const FAULTS = {
  silent: { what: 'the camera sends nothing, without an event', lasts: 0, limit: 5 },
  still: { what: 'the camera repeats one picture', lasts: 0, limit: 5 },
  busy: { what: 'the camera sends nothing and cannot be opened', lasts: 10, limit: 5 },
  gone: { what: 'the camera is unplugged', lasts: 20, limit: 5 },
  worker: { what: 'the live worker is killed', lasts: 0, limit: 5 },
  hung: { what: 'the live worker hangs', lasts: 0, limit: 5 },
  gpu: { what: 'the graphics process is killed', lasts: 0, limit: 10 },
  server: { what: 'the server is stopped', lasts: 60, limit: 5 },
} as const;
export type FaultName = keyof typeof FAULTS;

export interface Planned {
  /** Seconds since the beginning. */
  readonly at: number;
  readonly fault: FaultName;
}

/** Seconds: between two faults, before the first, and after the last. */
const LONGEST_APART = 180;
const LEAST_APART = 30;
const CALM = 20;

/**
 * Every fault once in a random order, then again in another, at even distances.
 * @param seconds that the whole takes
 */
export function planOf(seconds: number, seed: number): Planned[] {
  const random = new Random(seed);
  const names = Object.keys(FAULTS) as FaultName[];
  const room = seconds - 2 * CALM;
  const apart = Math.min(LONGEST_APART, Math.max(LEAST_APART, room / names.length));
  const plan: Planned[] = [];
  let order: FaultName[] = [];
  for (let at = CALM; at <= seconds - CALM - LEAST_APART; at += apart) {
    if (order.length === 0) order = shuffled(names, random);
    plan.push({ at: Math.round(at), fault: order.pop() as FaultName });
  }
  return plan;
}

function shuffled(names: readonly FaultName[], random: Random): FaultName[] {
  const order = [...names];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [order[i], order[j]] = [order[j] as FaultName, order[i] as FaultName];
  }
  return order;
}
