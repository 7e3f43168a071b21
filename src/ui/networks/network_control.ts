/** Opens another network in the place of the one that looks, and keeps the list of those that can be chosen. */
import type { InstalledNetwork } from '../../contract/networks.ts';
import type { Link } from '../../worker/link.ts';
import { keptCards, removeKeptNetwork } from '../../worker/networks/kept_networks.ts';
import { forgets } from '../kiosk/forgets.ts';
import { notify, notifyError } from '../notices_store.ts';
import * as store from '../store.ts';
import { findView, namesNear } from '../url_state/find_view.ts';
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
}

export interface NetworkParts {
  link: Pick<Link, 'changeNetwork'>;
  /** Starts the worker anew with the present network. */
  openLink: () => void;
  /** From an id to the address that workers know. */
  addressOf: (id: string) => string;
}

export function createNetworkControl({ link, openLink, addressOf }: NetworkParts): NetworkControl {
  let wanted: { id: string; anew: boolean } | null = null;

  async function untilThere(): Promise<void> {
    while (wanted) {
      const { id, anew } = wanted;
      if (id === store.networkId.value) break;
      networks.opening.value = { id, title: networks.titleOf(id) };
      try {
        const card = await link.changeNetwork(addressOf(id));
        // Meanwhile somebody may want a third one; this one is there, and the page has to know it.
        applyNetwork(id, card, anew);
      } catch (error) {
        // What becomes of a worker is told by its state.
        if (store.workerState.value === 'ready') notifyError(error);
        if (wanted.id === id) break;
      }
    }
    networks.opening.value = null;
    wanted = null;
  }

  function choose(id: string, anew: boolean): void {
    networks.menuOpen.value = false;
    if (store.workerState.value !== 'ready') {
      // Nothing looks that could go on meanwhile.
      if (id === store.networkId.value && store.workerState.value !== 'failed') return;
      store.networkId.value = id;
      openLink();
      return;
    }
    const isBusy = wanted !== null;
    wanted = { id, anew };
    if (!isBusy) void untilThere();
  }

  forgets(() => {
    if (store.networkId.value !== store.configured.value.network || wanted)
      choose(store.configured.value.network, true);
  });

  return {
    choose: (id) => choose(id, false),
    next() {
      const ids = networks.choices.value.map(({ id }) => id);
      const at = ids.indexOf(wanted?.id ?? store.networkId.value);
      const id = ids[(at + 1) % ids.length];
      if (id !== undefined && ids.length > 1) choose(id, false);
    },
    remove(id) {
      const title = networks.titleOf(id);
      networks.kept.value = networks.kept.value.filter((one) => one.id !== id);
      removeKeptNetwork(id).then(
        () => notify('hint', 'Removed', `${title} is not kept in this browser any more.`),
        notifyError,
      );
    },
  };
}

/**
 * Reads which networks there are, and settles on one: the address may ask for one that is not there, which is told.
 * @param modelsUrl address of the folder that holds index.json
 * @returns once `store.networkId` is the one to begin with
 */
export async function startNetworks(modelsUrl: string): Promise<void> {
  const lists = Promise.all([listInstalled(modelsUrl), store.kiosk.value ? [] : keptCards().catch(() => [])]);
  const listed = lists.then(([installed, kept]) => {
    networks.installed.value = installed;
    networks.kept.value = kept;
  });
  // The one that comes with the program needs no list.
  if (store.networkId.value === DEFAULT_SETTINGS.network) return void listed;
  await listed;
  const wish = store.networkId.value;
  const found = findView(networks.choices.value, wish);
  const first = networks.choices.value[0];
  // Without a list the folder may be there all the same.
  if (!found && !first) return;
  const id = (found ?? networks.choices.value.find((one) => one.id === DEFAULT_SETTINGS.network) ?? first)
    ?.id;
  store.networkId.value = id ?? wish;
  store.configured.value = { ...store.configured.value, network: id ?? wish };
  if (found) return;
  const opened = networks.titleOf(store.networkId.value);
  notify(
    'error',
    'AddressError',
    `There is no network “${wish}” here. ${namesNear(networks.choices.value, wish)} ${opened} is opened instead.`,
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
