import { computed } from '@preact/signals';
import type { RankedClass } from '../../contract/picture.ts';
import * as page from '../store.ts';
import { leadingRows } from './leading_rows.ts';

/** In the panel beside every view but Classes, which shows them all. */
export const ROWS = 5;

/** The classes that the panel ranks now, best first. */
export const rankedClasses = computed<readonly RankedClass[]>(() => {
  const picture = page.seen.value?.result.picture;
  if (picture?.kind === 'ranking') return picture.classes;
  return leadingRows(page.seenOfPicture.value?.result.ranking.classes ?? [], ROWS);
});
