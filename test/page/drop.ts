import type { Page } from 'playwright-core';

/** Drops files or folders as a hand does it out of a file manager: the browser itself hands them out. */
export async function drop(
  page: Page,
  files: string | string[],
  { x, y } = { x: 500, y: 400 },
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [files].flat(), dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
}
