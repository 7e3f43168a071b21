/** The state of taught classes: one module of signals. All of it is the visitor's, and in memory alone. */
import { computed } from '@preact/signals';
import type { TaughtTarget } from '../../contract/target.ts';
import type { TaughtClass } from '../../contract/taught.ts';
import type { View } from '../../contract/view.ts';
import { targetsOf } from '../../embedding/taught_classes.ts';
import { ofVisitor } from '../kiosk/forgets.ts';

/** The view in which classes are taught. */
export const TEACHING_VIEW = 'ranking';

/** In the order in which they were named. */
export const classes = ofVisitor<readonly TaughtClass[]>([]);
/** The class whose button is held; null while none is. */
export const holding = ofVisitor<string | null>(null);
/** The class that is to have one example, of the next frame; null where none is. */
export const due = ofVisitor<string | null>(null);
/** The class that was named or shown last. */
export const current = ofVisitor<string | null>(null);
/** How many of the nearest examples have a vote, where there are so many. */
export const neighbours = ofVisitor(10);

/** The class that the next frame is an example of. */
export const shownNow = computed(() => holding.value ?? due.value);

/** What has to come along with each look in the teaching view. */
export const wantedFeatures = computed<View['features']>(() => {
  if (shownNow.value !== null) return 'vector and picture';
  return classes.value.some(({ examples }) => examples.length > 0) ? 'vector' : undefined;
});

/** Those classes that have examples, as techniques look at them. */
export const targets = computed<readonly TaughtTarget[]>(() => targetsOf(classes.value));
