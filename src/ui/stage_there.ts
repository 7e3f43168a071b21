import type { Stage } from '../render/stage.ts';
import { pause } from './pause.ts';
import * as store from './store.ts';

const ASK_MS = 50;

/**
 * The drawing surface, as soon as there is one: on a slow machine the first look comes before it.
 * @param signal ends the waiting, with null
 */
export async function stageThere(signal?: AbortSignal): Promise<Stage | null> {
  while (!store.stage.value && !signal?.aborted) await pause(ASK_MS, signal);
  return signal?.aborted ? null : store.stage.value;
}
