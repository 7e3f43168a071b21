/** Which networks can be chosen, and which is being opened. Which one looks is in the page's own store. */
import { computed } from '@preact/signals';
import { type InstalledNetwork, KEPT, type KeptCard, OWN } from '../../contract/networks.ts';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import * as store from '../store.ts';

/** Those of the server; none until its list has come. */
export const installed = ofPage<readonly InstalledNetwork[]>([]);
/** Those that this browser keeps; a kiosk has none. */
export const kept = ofPage<readonly KeptCard[]>([]);
/** The one that is on its way, while the one before still looks. */
export const opening = ofPage<{ id: string; title: string } | null>(null);
export const menuOpen = ofVisitor(false);

/** All that can be chosen. */
export const choices = computed((): readonly { id: string; title: string }[] => [
  ...installed.value,
  ...kept.value,
]);

/** What a person calls a network, by its id. */
export const titleOf = (id: string): string => {
  const open = store.catalogue.value?.network;
  const found = choices.value.find((one) => one.id === id);
  return found?.title ?? (open?.id === id ? open.title : id);
};

/** Where a network is. @param folderUrl from the name of a folder below models/ to its address */
export function addressOf(id: string, folderUrl: (folder: string) => string): string {
  const folder = installed.value.find((one) => one.id === id)?.folder;
  return folder === undefined && id.startsWith(OWN) ? `${KEPT}${id}` : folderUrl(folder ?? id);
}
