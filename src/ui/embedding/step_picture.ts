import * as store from '../store.ts';
import { chosen } from './gallery_store.ts';

/** Chooses the next picture on the map in a direction; without a chosen one, the first. @returns whether there are any */
export function stepPicture(dx: number, dy: number): boolean {
  const map = store.stage.value?.map;
  if (!map || map.count === 0) return false;
  const now = chosen.value;
  const next = now === null ? 0 : map.beside(now, dx, dy);
  if (next === null) return true;
  chosen.value = next;
  map.reveal(next);
  return true;
}
