/** Whether somebody who comes for the first time is shown around. */
import { computed } from '@preact/signals';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import * as store from '../store.ts';
import { place } from '../tour/tour_store.ts';

/** In this browser, once. */
export const welcomed = ofPage(false);
const dismissed = ofVisitor(false);

/**
 * The address or the configuration says it, for each visitor of a kiosk; else it is shown once in a browser, where the address asks for
 * nothing in particular.
 */
const isWanted = computed(() => {
  const { welcome, technique, clean, kiosk } = store.configured.value;
  return !clean && (welcome ?? (technique === null && !kiosk && !welcomed.value));
});

export const isShown = computed(
  () => isWanted.value && !dismissed.value && place.value === null && store.catalogue.value !== null,
);

export function dismissWelcome(): void {
  dismissed.value = true;
  if (!store.kiosk.value) welcomed.value = true;
}
