import { computed } from '@preact/signals';
import type { TaughtShare } from '../../contract/taught.ts';
import { classifyTaught } from '../../embedding/taught_classes.ts';
import * as store from '../store.ts';
import { classes, neighbours } from './teach_store.ts';

/** What the taught classes say of the newest frame, in their order; null before there is a look or an example. */
export const answer = computed<readonly TaughtShare[] | null>(() => {
  const vector = store.seen.value?.result.features?.vector;
  return vector ? classifyTaught(vector, classes.value, neighbours.value) : null;
});
