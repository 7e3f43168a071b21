import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';

interface ProcessInfo {
  readonly type: string;
  readonly id: number;
}

/** @param session of the browser as a whole */
export async function processesOf(session: CDPSession): Promise<readonly ProcessInfo[]> {
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo' as never)) as unknown as {
    processInfo: ProcessInfo[];
  };
  return processInfo;
}

/** Bytes of the browser's processes, what they share counted once: of pages with their workers, of graphics, of all others. */
export interface ProcessBytes {
  readonly renderer: number;
  readonly graphics: number;
  readonly others: number;
}

/** @returns null where the system does not tell (/proc of Linux) */
export async function processBytes(session: CDPSession): Promise<ProcessBytes | null> {
  const bytes = { renderer: 0, graphics: 0, others: 0 };
  for (const { id, type } of await processesOf(session)) {
    try {
      const rollup = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
      const kind = type === 'renderer' ? 'renderer' : type === 'GPU' ? 'graphics' : 'others';
      bytes[kind] += 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // It has ended meanwhile.
    }
  }
  return allOf(bytes) > 0 ? bytes : null;
}

export const allOf = ({ renderer, graphics, others }: ProcessBytes): number => renderer + graphics + others;
