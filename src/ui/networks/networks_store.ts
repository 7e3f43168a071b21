/** Which networks can be chosen, and which is being opened. Which one looks is in the page's own store. */
import { computed } from '@preact/signals';
import { FEATURES, type InstalledNetwork, KEPT, type KeptCard, OWN } from '../../contract/networks.ts';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { findView } from '../url_state/find_view.ts';

/** Those of the server; none until its list has come. */
export const installed = ofPage<readonly InstalledNetwork[]>([]);
/** Those that this browser keeps; a kiosk has none. */
export const kept = ofPage<readonly KeptCard[]>([]);
/** The one that is on its way, while the one before still looks. */
export const opening = ofPage<{ id: string; title: string } | null>(null);
export const menuOpen = ofVisitor(false);

type Choice = Readonly<Record<'id' | 'title', string>>;

/** The id without what says that the network is to be opened without its head. */
export const wholeOf = (id: string): string => (id.endsWith(FEATURES) ? id.slice(0, -FEATURES.length) : id);

/** The same network without its head. */
const headless = ({ id, title }: Choice): Choice => ({
  id: `${id}${FEATURES}`,
  title: t('networks.titleFeaturesOnly', { title }),
});

/** A network that this browser keeps, as it was opened from its card. */
export const asOpened = (card: KeptCard): Choice => (card.featuresOnly ? headless(card) : card);

/** All that can be chosen. */
export const choices = computed((): readonly Choice[] => [...installed.value, ...kept.value.map(asOpened)]);

/** A network that is here by its id, or as people write it; with or without its head. */
export function findNetwork(requested: string): Choice | undefined {
  const whole = wholeOf(requested);
  const found = findView([...installed.value, ...kept.value], whole);
  return found && whole !== requested ? headless(found) : found;
}

/** What a person calls a network, by its id. */
export const titleOf = (id: string): string => {
  const open = store.catalogue.value?.network;
  return findNetwork(id)?.title ?? (open?.id === id ? open.title : id);
};

/** Where a network is. @param folderUrl from the name of a folder below models/ to its address */
export function addressOf(id: string, folderUrl: (folder: string) => string): string {
  const whole = wholeOf(id);
  const folder = installed.value.find((one) => one.id === whole)?.folder;
  const isKept = folder === undefined && whole.startsWith(OWN);
  return `${isKept ? `${KEPT}${whole}` : folderUrl(folder ?? whole)}${id.slice(whole.length)}`;
}
