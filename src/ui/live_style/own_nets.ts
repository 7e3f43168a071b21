/** Style nets that a person dropped: kept in this browser, in the list again after a reload or a restart. */
import type { StyleCard } from '../../contract/cards.ts';
import { type DroppedFile, namedStyle } from '../../contract/live_style.ts';
import { WorkerError } from '../../contract/worker_state.ts';
import type { Link } from '../../worker/link.ts';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import { notifyError } from '../notices_store.ts';
import * as page from '../store.ts';
import { addKept, removeFromList, renameInList } from './actions.ts';
import { bringBackKept } from './bring_back.ts';
import { type KeptNet, keptNets } from './kept_nets.ts';

/** How many are kept: the newest, none of more bytes. */
export const MOST_NETS = 6;
export const MOST_NET_BYTES = 64e6;

/** The oldest first. */
export const nets = ofVisitor<readonly KeptNet[]>([]);
/** Whether what was kept has been read. */
export const areNetsRead = ofPage(false);

export interface OwnNets {
  /** Keeps a net that was just added. A kiosk keeps nothing, and nobody one that is too large. */
  keep(files: readonly DroppedFile[], cards: readonly StyleCard[]): Promise<void>;
  /** Settles when all of them are in the list that are to be there now. */
  settled(): Promise<void>;
  /** Whether a style is one of a net that is kept, or a net for any style itself. */
  has(id: string): boolean;
  rename(id: string, title: string): void;
  /** With all the styles of its net. */
  remove(id: string): void;
}

const netOf = (id: string) => nets.peek().find(({ styles }) => styles.some((style) => style.id === id));

export function createOwnNets(link: Pick<Link, 'addStyleNet' | 'renameStyle' | 'removeStyle'>): OwnNets {
  /** Ids of nets during whose return a worker died. */
  const diedOf = new Set<string>();
  const settled = bringBackKept(keptNets.all, nets, areNetsRead, restore);

  async function restore() {
    const known = new Set(page.catalogue.peek()?.styles.flatMap(({ id, network }) => [id, network.id]));
    for (const net of nets.peek().filter(({ styles }) => styles.some(({ id }) => !known.has(id)))) {
      try {
        addKept(await bringBack(net), {});
        diedOf.delete(net.id);
      } catch (error) {
        const hasDied = error instanceof WorkerError;
        // The next worker is asked again, once: it may have died of this net.
        if (hasDied && !diedOf.has(net.id)) {
          diedOf.add(net.id);
          throw error;
        }
        // What this program reads no longer is told, and waited for no longer.
        nets.value = nets.peek().filter(({ id }) => id !== net.id);
        if (hasDied) throw error;
        notifyError(error);
      }
    }
  }

  async function bringBack({ files, styles }: KeptNet): Promise<StyleCard[]> {
    const ids = styles.map(({ id }) => id);
    const cards = await link.addStyleNet([...files], ids);
    const [first] = cards;
    const [net] = styles;
    if (first?.picture && net) return namedNet(cards, first.network, net.title);
    const named = cards.map(async (card, i) => {
      const title = styles[i]?.title ?? card.title;
      if (title !== card.title) await link.renameStyle(card.id, title);
      return { ...card, title };
    });
    return Promise.all(named);
  }

  /** The styles of a net for any style that is called so. */
  async function namedNet(cards: StyleCard[], network: StyleCard['network'], title: string) {
    if (title === network.title) return cards;
    await link.renameStyle(network.id, title);
    return cards.map((card) => namedStyle(card, network.id, title));
  }

  async function forget(net: KeptNet) {
    nets.value = nets.peek().filter((one) => one !== net);
    for (const { id } of net.styles) removeFromList(id);
    await Promise.all([...net.styles.map(({ id }) => link.removeStyle(id)), keptNets.remove(net.id)]);
  }

  return {
    async keep(files, cards) {
      const size = files.reduce((sum, { content }) => sum + content.size, 0);
      const [first] = cards;
      if (page.kiosk.value || !first || size > MOST_NET_BYTES) return;
      // Of a net for any style itself stands in the list, not every picture.
      const listed = first.picture ? [first.network] : cards;
      const styles = listed.map(({ id, title }) => ({ id, title }));
      const net: KeptNet = { id: styles[0]?.id ?? first.id, styles, files, keptAt: Date.now() };
      const all = [...nets.peek(), net];
      const old = all.splice(0, Math.max(0, all.length - MOST_NETS));
      nets.value = all;
      await keptNets.keep(net);
      // They stay in the list until the page is closed.
      for (const { id } of old) await keptNets.remove(id);
    },
    settled,
    has: (id) => netOf(id) !== undefined,
    rename(id, title) {
      const net = netOf(id);
      if (!net) return;
      const styles = net.styles.map((style) => (style.id === id ? { id, title } : style));
      const renamed = { ...net, styles };
      nets.value = nets.peek().map((one) => (one === net ? renamed : one));
      renameInList(id, title);
      void Promise.all([link.renameStyle(id, title), keptNets.keep(renamed)]).catch(notifyError);
    },
    remove(id) {
      const net = netOf(id);
      if (net) void forget(net).catch(notifyError);
    },
  };
}
