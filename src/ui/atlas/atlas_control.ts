/** Reads the atlas of the network that looks: its index when somebody first points or a view of channels is open. */
import { computed, effect } from '@preact/signals';
import { type AtlasIndex, readAtlas } from '../../contract/atlas.ts';
import type { NetworkCard } from '../../contract/network_card.ts';
import { mayPass } from '../may_pass.ts';
import * as networks from '../networks/networks_store.ts';
import { ownPictures, showsChannels } from '../own_pictures.ts';
import * as page from '../store.ts';
import { closeAll } from './atlas_actions.ts';
import { atlas, reading, unit, wall } from './atlas_store.ts';
import { AGAIN_MS, OpenAtlas } from './open_atlas.ts';
import { onFirstPointing, pointAgain } from './pointing.ts';
import { startReadingAhead } from './read_ahead.ts';
import { whenIdle } from './when_idle.ts';

/** Below the folder of a network. */
const FOLDER = 'atlas/';
const INDEX = 'index.json';

interface AtlasParts {
  /** Address of a network's folder, by its name below models/. */
  networkUrl: (folder: string) => string;
  /** Reads the atlas of one's own. */
  wantOwn: () => void;
}

/** The network as the atlas knows it: whether its head is there makes no difference. */
const isOf = ({ network: { id, sha256 } }: AtlasIndex, card: NetworkCard): boolean =>
  id === networks.wholeOf(card.id) && sha256 === card.weightsSha256;

/** Views whose pictures stand for units, so that a hand will soon point at one. */
const showsUnits = computed(() => ownPictures.value.some(showsChannels));

export function startAtlas({ networkUrl, wantOwn }: AtlasParts): void {
  const network = computed(() => page.catalogue.value?.network ?? null);
  const folder = computed(() => {
    const id = network.value && networks.wholeOf(network.value.id);
    const found = networks.installed.value.find((one) => one.id === id);
    return found?.atlas ? new URL(FOLDER, networkUrl(found.folder)).href : null;
  });

  /** Counts the atlases that there were to be read. */
  let turn = 0;
  /** When one that could not be reached is read once more if somebody wants it, on the clock of `performance.now`. */
  let againAt = 0;

  async function read(card: NetworkCard, url: string): Promise<void> {
    // Read once more, it is unreadable until it was read.
    if (reading.value !== 'failed') reading.value = 'reading';
    againAt = Number.POSITIVE_INFINITY;
    // Meanwhile another network may look.
    const mine = turn;
    const file = async (name: string) => {
      const response = await fetch(new URL(name, url));
      if (mayPass(response.status)) throw new Error(`${response.url} answers ${response.status}.`);
      return response.ok ? response.blob() : null;
    };
    let isReached = false;
    try {
      const text = await (await file(INDEX))?.text();
      isReached = true;
      if (text === undefined) throw new Error(`There is none at ${url}.`);
      const index = readAtlas(JSON.parse(text));
      if (turn !== mine) return;
      if (!isOf(index, card)) {
        reading.value = 'none';
        return;
      }
      atlas.value = new OpenAtlas(index, file);
      reading.value = 'there';
      pointAgain();
    } catch (error) {
      console.warn('The atlas cannot be read', error);
      if (turn !== mine) return;
      reading.value = 'failed';
      if (!isReached) againAt = performance.now() + AGAIN_MS;
    }
  }
  const want = () => {
    wantOwn();
    const isDue = reading.value === 'unread' || (reading.value === 'failed' && performance.now() >= againAt);
    if (isDue && network.value && folder.value) void read(network.value, folder.value);
  };

  let known: string | null = null;
  effect(() => {
    const now = network.value;
    const key = now && `${now.id} ${now.weightsSha256} ${folder.value}`;
    if (key === known) return;
    known = key;
    turn++;
    atlas.value?.close();
    atlas.value = null;
    reading.value = folder.value === null ? 'none' : 'unread';
  });
  onFirstPointing(want);
  startReadingAhead(want);
  effect(() => {
    if (unit.value || wall.value) want();
  });
  effect(() => {
    if (reading.value === 'unread' && showsUnits.value) whenIdle(want);
  });
  let before: string | null = null;
  effect(() => {
    const id = network.value?.id ?? null;
    // What is open is a part of the network before.
    if (before !== null && id !== before) closeAll();
    before = id;
  });
}
