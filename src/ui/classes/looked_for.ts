import type { PaneResult } from '../../contract/view.ts';
import { percent } from '../format.ts';
import * as store from '../store.ts';
import { nameOf } from '../studio/order.ts';

/**
 * What a picture was made for, in words that stand on it: while things move before the camera the leading class changes
 * before the picture does.
 * @returns null where nothing in particular is looked for
 */
export function lookedFor({ target, probability }: PaneResult): string | null {
  if (!target || !store.catalogue.value) return null;
  const certainty = probability === undefined ? '' : ` ${percent(probability)}`;
  return `looking for: ${nameOf(target)}${certainty}`;
}
