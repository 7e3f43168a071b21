/** Opens another network in the place of the one that looks, and keeps the list of those that can be chosen. */

import { effect, untracked } from '@preact/signals';
import { FEATURES, type InstalledNetwork, type KeptCard } from '../../contract/networks.ts';
import type { LoadProgress } from '../../contract/opening.ts';
import { asSaid, ToldError } from '../../contract/told.ts';
import type { Link } from '../../worker/link.ts';
import { keptCards, removeKeptNetwork } from '../../worker/networks/kept_networks.ts';
import { setComparisonNetwork } from '../comparison/comparison.ts';
import { forgets } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import { type NoticeAction, notify, notifyError } from '../notices_store.ts';
import * as store from '../store.ts';
import { namesNear } from '../url_state/find_view.ts';
import { applyNetwork } from '../url_state/page_settings.ts';
import { DEFAULT_SETTINGS } from '../url_state/settings.ts';
import * as networks from './networks_store.ts';

export interface NetworkControl {
  /** Opens a network by its id. The one before looks until it is there, and goes on where it cannot be opened. */
  choose(id: string): void;
  /** The one after the present one. */
  next(): void;
  /** Takes a network of one's own away from this browser. */
  remove(id: string): void;
  /** Lists and opens a network that is kept from now on. */
  takeKept(card: KeptCard): void;
  /** What can be done where the program could not begin; null where nothing can. */
  remedyFor(error: Error): NoticeAction | null;
}

export interface NetworkParts {
  link: Pick<Link, 'changeNetwork' | 'compareWith'>;
  /** Starts the worker anew with the present network. */
  openLink: () => void;
  /** From an id to the address that workers know. */
  addressOf: (id: string) => string;
}

export function createNetworkControl({ link, openLink, addressOf }: NetworkParts): NetworkControl {
  const onProgress = (progress: LoadProgress) => {
    store.progress.value = progress;
  };
  let wanted: { id: string; anew: boolean; again: boolean } | null = null;

  async function untilThere(): Promise<void> {
    while (wanted) {
      const { id, anew, again } = wanted;
      if (id === store.networkId.value && !again) break;
      wanted = { ...wanted, again: false };
      networks.opening.value = { id, title: networks.titleOf(id) };
      try {
        const card = await link.changeNetwork(addressOf(id), onProgress);
        // Meanwhile somebody may want a third one; this one is there, and the page has to know it.
        applyNetwork(id, card, anew);
      } catch (error) {
        // What becomes of a worker is told by its state.
        if (store.workerState.value === 'ready')
          notifyError(
            error,
            false,
            withoutHead(error, id, (features) => choose(features, false)),
          );
        if (wanted.id === id) break;
      }
    }
    networks.opening.value = null;
    wanted = null;
  }

  /** @param again even where it looks already: it may have been corrected */
  function choose(id: string, anew: boolean, again = false): void {
    networks.menuOpen.value = false;
    if (store.workerState.value !== 'ready') {
      // Nothing looks that could go on meanwhile.
      if (id === store.networkId.value && store.workerState.value !== 'failed') return;
      store.networkId.value = id;
      openLink();
      return;
    }
    const isBusy = wanted !== null;
    wanted = { id, anew, again };
    if (!isBusy) void untilThere();
  }

  /** The second network that the worker was asked for last, in its present life; null: none. */
  let second: string | null = null;

  async function compareWith(id: string | null): Promise<void> {
    second = id;
    store.secondNetwork.value = null;
    try {
      if (id !== null) {
        await listed;
        if (networks.findNetwork(id)?.id !== id) throw noSuchNetwork(id);
        networks.opening.value = { id, title: networks.titleOf(id) };
      }
      const card = await link.compareWith(id === null ? null : addressOf(id), onProgress);
      if (second === id) store.secondNetwork.value = card;
    } catch (error) {
      if (store.workerState.value === 'ready' && second === id) {
        notifyError(error, false, withoutHead(error, id, setComparisonNetwork));
        const { technique, parameters } = store.comparison.value ?? {};
        if (technique && parameters) store.comparison.value = { technique, parameters };
      }
    } finally {
      if (networks.opening.value?.id === id) networks.opening.value = null;
    }
  }
  effect(() => {
    const beside = store.comparisonCard.value ? store.comparison.value?.network : undefined;
    if (store.workerState.value !== 'ready') {
      // A worker that is started anew has one network.
      second = null;
      store.secondNetwork.value = null;
    } else if ((beside ?? null) !== second) void untracked(() => compareWith(beside ?? null));
  });

  forgets(() => {
    if (store.networkId.value !== store.configured.value.network || wanted)
      choose(store.configured.value.network, true);
  });

  return {
    choose: (id) => choose(id, false),
    next() {
      const ids = networks.choices.value.map(({ id }) => id);
      const now = networks.wholeOf(wanted?.id ?? store.networkId.value);
      const at = ids.findIndex((id) => networks.wholeOf(id) === now);
      const id = ids[(at + 1) % ids.length];
      if (id !== undefined && ids.length > 1) choose(id, false);
    },
    takeKept(card) {
      networks.kept.value = [...networks.kept.value.filter(({ id }) => id !== card.id), card];
      choose(networks.asOpened(card).id, false, true);
    },
    remedyFor: (error) => withoutHead(error, store.networkId.value, (features) => choose(features, false)),
    remove(id) {
      const title = networks.titleOf(id);
      const second = store.comparison.value?.network;
      if (second !== undefined && id === networks.wholeOf(second)) store.comparison.value = null;
      if (id === networks.wholeOf(store.networkId.value)) choose(DEFAULT_SETTINGS.network, false);
      networks.kept.value = networks.kept.value.filter((one) => one.id !== id);
      removeKeptNetwork(id).then(
        () => notify('hint', t('networks.removed'), t('networks.titleIsNotKeptIn', { title })),
        notifyError,
      );
    },
  };
}

/** Where a network is too large its features may not be. @param open is given the id of those */
function withoutHead(error: unknown, id: string | null, open: (id: string) => void): NoticeAction | null {
  if (!(error instanceof Error) || error.name !== 'NetworkTooLargeError') return null;
  if (id === null || networks.wholeOf(id) !== id) return null;
  return { label: t('networks.openItsFeaturesOnly'), run: () => open(`${id}${FEATURES}`) };
}

/** Settles once it is known which networks there are. */
let listed: Promise<void> = Promise.resolve();

const noSuchNetwork = (id: string) =>
  Object.assign(
    new ToldError(
      asSaid(t('networks.thereIsNoNetworkId', { id, near: namesNear(networks.choices.value, id) })),
    ),
    {
      name: 'AddressError',
    },
  );

/**
 * Reads which networks there are, and settles on one: the address may ask for one that is not there, which is told.
 * @param modelsUrl address of the folder that holds index.json
 * @returns once `store.networkId` is the one to begin with
 */
export async function startNetworks(modelsUrl: string): Promise<void> {
  const lists = Promise.all([listInstalled(modelsUrl), store.kiosk.value ? [] : keptCards().catch(() => [])]);
  listed = lists.then(([installed, kept]) => {
    networks.installed.value = installed;
    networks.kept.value = kept;
  });
  // The one that comes with the program needs no list.
  if (store.networkId.value === DEFAULT_SETTINGS.network) return void listed;
  await listed;
  const requested = store.networkId.value;
  const found = networks.findNetwork(requested);
  const first = networks.choices.value[0];
  // Without a list the folder may be there all the same.
  if (!found && !first) return;
  const id = (found ?? networks.choices.value.find((one) => one.id === DEFAULT_SETTINGS.network) ?? first)
    ?.id;
  store.networkId.value = id ?? requested;
  store.configured.value = { ...store.configured.value, network: id ?? requested };
  if (found) return;
  const opened = networks.titleOf(store.networkId.value);
  notify(
    'error',
    'AddressError',
    t('networks.thereIsNoNetwork', { requested, near: namesNear(networks.choices.value, requested), opened }),
  );
}

/** None where the list cannot be read: the program goes on with the network that it was to open. */
async function listInstalled(modelsUrl: string): Promise<InstalledNetwork[]> {
  try {
    const response = await fetch(new URL('index.json', modelsUrl));
    return response.ok ? ((await response.json()) as InstalledNetwork[]) : [];
  } catch {
    return [];
  }
}
