/** Styles that a person made of pictures: kept in this browser with their pictures, in the list again after a reload or a restart. */
import { batch, computed } from '@preact/signals';
import type { StyleCard } from '../../contract/cards.ts';
import { MOST_STYLE_PICTURES } from '../../contract/live_style.ts';
import { WorkerError } from '../../contract/worker_state.ts';
import type { Link } from '../../worker/link.ts';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import { notifyError } from '../notices_store.ts';
import { download, stamp } from '../save/download.ts';
import * as page from '../store.ts';
import { addKept, removeFromList, renameInList, takeStyles } from './actions.ts';
import { bringBackKept } from './bring_back.ts';
import { type KeptStyle, keptStyles } from './kept_styles.ts';
import { areNetsRead, nets } from './own_nets.ts';
import * as live from './store.ts';
import { readStyles, writeStyles } from './style_file.ts';
import { thumbnailUrl } from './thumbnail.ts';

export interface OwnStyles {
  /** As takeStyles; lets go of what leaves the list for a new one. */
  take(cards: readonly StyleCard[], thumbnail: string | null): void;
  /** Keeps a style that was just made. A kiosk keeps nothing. */
  keep(card: StyleCard, picture: Blob): Promise<void>;
  rename(id: string, title: string): void;
  remove(id: string): void;
  /** Saves all of them as a file. */
  save(): void;
  /** @throws {StyleFileError} */
  read(file: File): ReturnType<typeof readStyles>;
}

/** The oldest first. */
export const own = ofVisitor<readonly KeptStyle[]>([]);
/** Whether what was kept has been read. */
const isRead = ofPage(false);

/** Whether the view is set to a style that is on its way into the list. */
export const isWaiting = computed(() => {
  const known = page.catalogue.value?.styles ?? [];
  const ofNets = nets.value.flatMap(({ styles }) => styles);
  const ids = () => [...own.value, ...ofNets].map(({ id }) => id);
  const isMissing = (id: string) => !known.some((style) => style.id === id || style.network.id === id);
  /** A picture by a net for any style, while either is on its way. */
  const byNet = (id: string) =>
    ofNets.some((net) => id.startsWith(`${net.id}-`) && isMissing(net.id)) ||
    own.value.some((picture) => id.endsWith(`-${picture.id}`) && isMissing(picture.id));
  const comes = (id: string) => !isRead.value || !areNetsRead.value || ids().includes(id) || byNet(id);
  return live.mix.value.some(({ id }) => !known.some((style) => style.id === id) && comes(id));
});

export const newStyleId = (): string => `picture-${crypto.randomUUID().slice(0, 8)}`;

/** Workers in a row that may die while styles are brought to them: fewer than are started anew. A net that kills two is let go before. */
const MOST_DEATHS = 3;

export function createOwnStyles(
  link: Pick<Link, 'learnedStyle' | 'restoreStyle' | 'stylesOf' | 'renameStyle' | 'removeStyle'>,
  netsSettled: () => Promise<void>,
): OwnStyles {
  bringBackKept(keptStyles.all, own, isRead, restore);

  let deaths = 0;
  /** Ids of those that left the list for newer ones, and are still in the database. */
  const outgrown: string[] = [];

  async function restore() {
    // Nets for any style are there before the pictures: each is then a style of them.
    await netsSettled();
    const known = new Set(page.catalogue.peek()?.styles.map(({ id }) => id));
    const missing = own.peek().filter(({ id }) => !known.has(id));
    if (missing.length === 0) return;
    const letGoBut = (there: ReadonlySet<string>) => {
      const asked = new Set(missing.map(({ id }) => id));
      own.value = own.peek().filter(({ id }) => there.has(id) || !asked.has(id));
    };
    try {
      const there = await bringBack(missing);
      deaths = 0;
      letGoBut(there);
    } catch (error) {
      // The next worker is asked again, unless several died.
      if (!(error instanceof WorkerError) || ++deaths >= MOST_DEATHS) letGoBut(new Set());
      throw error;
    }
  }

  /** @returns the ids of those that are in the list now */
  async function bringBack(missing: readonly KeptStyle[]): Promise<ReadonlySet<string>> {
    const cards = await Promise.all(
      missing.map(({ id, title, network, vector, picture }) =>
        link.restoreStyle({ id, title, network, vector }, picture),
      ),
    );
    const there = cards.flatMap((card) => (card ? [card] : []));
    const byNets = await Promise.all(there.map(({ id }) => link.stylesOf(id)));
    const pictures = new Map(missing.map(({ id, picture }) => [id, picture]));
    const thumbnails = await Promise.all(
      there.map(async ({ id }) => {
        const url = live.ownThumbnails.peek()[id] ?? (await thumbnailUrl(pictures.get(id) as Blob));
        return url === null ? [] : [[id, url] as const];
      }),
    );
    addKept([...there, ...byNets.flat()], Object.fromEntries(thumbnails.flat()));
    return new Set(there.map(({ id }) => id));
  }

  async function change(id: string, inStore: () => Promise<unknown>, next: readonly KeptStyle[]) {
    if (!own.peek().some((style) => style.id === id)) return;
    own.value = next;
    await inStore();
  }

  return {
    take(cards, thumbnail) {
      const listed = () => new Set(page.catalogue.peek()?.styles.map(({ id }) => id));
      const before = listed();
      // At once: what is kept and not in the list would be brought back, and take the place of another one.
      batch(() => {
        takeStyles(cards, thumbnail);
        const now = listed();
        const left = own.peek().filter(({ id }) => before.has(id) && !now.has(id));
        own.value = own.peek().filter((style) => !left.includes(style));
        outgrown.push(...left.map(({ id }) => id));
      });
    },
    async keep(card, picture) {
      if (page.kiosk.value) return;
      const learned = await link.learnedStyle(card.id);
      const style: KeptStyle = { ...learned, picture, keptAt: Date.now() };
      const all = [...own.peek(), style];
      const old = all.splice(0, Math.max(0, all.length - MOST_STYLE_PICTURES));
      own.value = all;
      await keptStyles.keep(style);
      for (const id of [...outgrown.splice(0), ...old.map((one) => one.id)]) await keptStyles.remove(id);
    },
    rename(id, title) {
      const renamed = own.peek().map((style) => (style.id === id ? { ...style, title } : style));
      const style = renamed.find((one) => one.id === id);
      renameInList(id, title);
      void Promise.all([
        link.renameStyle(id, title),
        style && change(id, () => keptStyles.keep(style), renamed),
      ]).catch(notifyError);
    },
    remove(id) {
      removeFromList(id);
      void Promise.all([
        link.removeStyle(id),
        change(
          id,
          () => keptStyles.remove(id),
          own.peek().filter((style) => style.id !== id),
        ),
      ]).catch(notifyError);
    },
    save: () =>
      void writeStyles(own.peek())
        .then((file) => download(file, `convoscope-styles-${stamp()}.zip`))
        .catch(notifyError),
    read: readStyles,
  };
}
