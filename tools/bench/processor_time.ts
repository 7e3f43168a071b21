import { readdirSync, readFileSync } from 'node:fs';

/** As /proc counts: a hundredth of a second on every Linux of today. */
const TICK_MS = 10;

/** What a process says of itself in /proc; null where it is gone. */
function statOf(id: number): { parent: number; ms: number } | null {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Fields 4 and 14 to 15 of proc(5): the parent, and the time in the program and in the kernel.
    return { parent: Number(fields[1]), ms: TICK_MS * (Number(fields[11]) + Number(fields[12])) };
  } catch {
    return null;
  }
}

/**
 * What all processes that this one has started took of all processors so far, in milliseconds, e.g. a browser with its renderers and its
 * graphics process; null where the system does not say (it is no Linux). Other programs do not lengthen it by much.
 */
export function startedProcessorMs(): number | null {
  let ids: number[];
  try {
    ids = readdirSync('/proc').map(Number).filter(Boolean);
  } catch {
    return null;
  }
  const stats = new Map(ids.map((id) => [id, statOf(id)]));
  const isOurs = (id: number): boolean =>
    id === process.pid || (id > 1 && isOurs(stats.get(id)?.parent ?? 0));
  const ours = ids.filter((id) => id !== process.pid && isOurs(id));
  return ours.reduce((sum, id) => sum + (stats.get(id)?.ms ?? 0), 0);
}
