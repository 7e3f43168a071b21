import type { PaneResult } from '../../contract/view.ts';
import { percent } from '../format.ts';
import * as store from '../store.ts';
import { nameOf } from '../studio/order.ts';

/**
 * What a picture was made for, in words that stand on it: while things move before the camera the leading class changes
 * before the picture does.
 * @returns null where nothing in particular is looked for
 */
export function lookedFor(pane: PaneResult): string | null {
  const { target, probability } = pane;
  const network = store.networkOf(pane);
  if (!target || !network) return null;
  const certainty = probability === undefined ? '' : ` ${percent(probability)}`;
  return `looking for: ${nameOf(target, network)}${certainty}`;
}
