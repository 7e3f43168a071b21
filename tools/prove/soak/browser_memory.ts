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

/** Bytes of all processes of the browser, what they share counted once; null where the system does not tell (/proc of Linux). */
export async function processBytes(session: CDPSession): Promise<number | null> {
  let bytes = 0;
  for (const { id } of await processesOf(session)) {
    try {
      const rollup = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
      bytes += 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // It has ended meanwhile.
    }
  }
  return bytes > 0 ? bytes : null;
}
