/** What a visitor made is read once, and brought to each worker. */
import { batch, effect, type Signal } from '@preact/signals';
import { notifyError } from '../notices_store.ts';
import * as page from '../store.ts';

/**
 * Reads what this browser kept; a kiosk keeps nothing. Then, and for each worker that is started anew, calls `restore`: one after the other.
 * @param list set to what was kept, together with `isRead`
 * @returns what settles when all is brought that is to be brought now
 */
export function bringBackKept<Value>(
  kept: () => Promise<readonly Value[]>,
  list: Signal<readonly Value[]>,
  isRead: Signal<boolean>,
  restore: () => Promise<void>,
): () => Promise<void> {
  async function read() {
    // Where the browser keeps nothing, nothing was kept.
    const values = page.kiosk.value ? [] : await kept().catch(() => []);
    batch(() => {
      list.value = values;
      isRead.value = true;
    });
  }

  let turn = read();
  // A worker that was started anew knows none of them.
  effect(() => {
    if (page.catalogue.value) turn = turn.then(restore).catch(notifyError);
  });
  return () => turn;
}
