import { effect } from '@preact/signals';
import * as Comlink from 'comlink';
import type { Entry, PictureFeatures, PictureWords, Unpacked } from '../../contract/picture_gallery.ts';
import { errorOfRecord, told } from '../../contract/told.ts';
import { GalleryError } from '../../embedding/errors.ts';
import { type GalleryLink, openGallery } from '../../worker/embedding/gallery_link.ts';
import { wordsOf } from '../error_words.ts';
import { forgets, stillHere } from '../kiosk/forgets.ts';
import { language, t } from '../language/language.ts';
import { onOtherNetwork } from '../networks/let_go.ts';
import { notify, notifyError } from '../notices_store.ts';
import * as store from '../store.ts';
import * as shown from './gallery_store.ts';
import { followed, type Incoming, importPictures, incomingOf, joinImport } from './import_pictures.ts';
import { MapDrawer } from './map_drawer.ts';
import { isMapOpen, networkIdentity } from './map_settings.ts';
import { openingOf } from './opening.ts';
import { Previews } from './previews.ts';
import { shippedOrNone } from './shipped.ts';

/** What a person can do with the gallery. */
export interface GalleryControl {
  readonly previews: Pick<Previews, 'url'>;
  /**
   * Pictures, ZIP archives and at most one index file, by what they hold. Never rejects: what goes wrong is told.
   * @returns whether any came
   */
  addFiles(files: readonly File[]): Promise<boolean>;
  /** Takes the present frame into the gallery. */
  snapshot(): Promise<void>;
  /** The gallery as a file; null, with a notice, where that fails. */
  save(): Promise<Blob | null>;
  /** Empties the gallery. @param shipped brings back what comes with the program */
  forget(shipped: boolean): Promise<void>;
  cancelImport(): void;
  cancelMap(): void;
  redraw(): void;
}

export interface GalleryParts {
  describe: (picture: ImageBitmap) => Promise<PictureFeatures>;
  /** The present frame, owned by the caller; null while there is none. */
  grab: () => Promise<ImageBitmap> | null;
  createGallery: () => Worker;
  createMap: () => Worker;
  /** Address of the folder `models`. */
  modelsUrl: string;
}

/** Pictures on their way into the gallery; more may join them. */
interface Import {
  readonly gallery: GalleryLink;
  readonly stop: AbortController;
  readonly incoming: Incoming[];
  done: number;
  ended: Promise<boolean>;
}

/** While pictures come in the map is drawn anew each time that there are so many times as many. */
const GROWTH = 2;
/** The first map of an empty gallery is drawn at so many. */
const FIRST_MAP = 8;
/** The list on the page follows this often. */
const TOLD_EVERY_MS = 200;

/** Opens when the view is seen for the first time, with the pictures that come with the program. */
export function createGalleryControl(parts: GalleryParts): GalleryControl {
  const { describe, grab, createMap, modelsUrl } = parts;
  let link: GalleryLink | null = null;
  let running: Import | null = null;
  let words: PictureWords[] = [];
  let snapshots = 0;
  let openedFor: string | null = null;
  /** Counts requests for the built-in pictures. */
  let newestRequest = 0;
  /** Whether they are on their way. */
  let shippedComes = false;
  /** Whether some of them are missing: they come when the view is seen again, or a visitor is forgotten. */
  let lacksShipped = false;
  /** Whether the pictures are other than those that come with the program. */
  let changed = false;
  const drawer = new MapDrawer(createMap, () => link);
  const preview = async (index: number) => (await link?.call((remote) => remote.preview(index))) ?? null;
  const previews = new Previews(preview);

  function open(): GalleryLink | null {
    const identity = networkIdentity.value;
    const network = store.catalogue.value?.network;
    if (link || !identity || !network) return link;
    const opened = openGallery(parts.createGallery);
    link = opened;
    void opened.call((remote) => remote.open(identity, network.input)).catch(notifyError);
    void opened.death.then((error) => {
      if (link !== opened) return;
      link = null;
      lacksShipped ||= shippedComes || words.some(({ kind }) => kind === 'shipped');
      empty();
      notify(
        'error',
        error.name,
        t('embedding.messageTheGalleryIsEmpty', { message: wordsOf(error).message }),
      );
    });
    return link;
  }

  /** Ends the import that is under way; afterwards the list here and the worker's are the same. */
  async function stopImport(): Promise<void> {
    running?.stop.abort();
    await running?.ended;
  }

  function empty(): void {
    drawer.clear();
    previews.forget();
    words = [];
    shown.pictures.value = [];
    shown.answer.value = null;
    shown.pointed.value = null;
    shown.chosen.value = null;
    store.stage.value?.map?.clear();
  }

  function append({ words: own, thumbnail }: Entry): void {
    words.push(own);
    store.stage.value?.map?.add(thumbnail);
  }

  /**
   * Joins the import that is under way, which only Stop, forgetting and an index end for good. Never rejects.
   * @param all settles once it is done with these, and what it joins is not waited for any longer
   * @returns false where something went wrong that ended it, or a picture that comes with the program cannot be had
   */
  async function take(incoming: readonly Incoming[], all?: Promise<void>): Promise<boolean> {
    const gallery = open();
    if (!gallery || incoming.length === 0) return true;
    for (let now = running; now; now = running) {
      if (now.gallery === gallery && !now.stop.signal.aborted) {
        joinImport(now.incoming, now.done, incoming);
        return all ? Promise.race([all.then(() => true), now.ended]) : now.ended;
      }
      await stopImport();
    }
    const stop = new AbortController();
    const mine: Import = { gallery, stop, incoming: [...incoming], done: 0, ended: Promise.resolve(true) };
    running = mine;
    mine.ended = bring(mine);
    return mine.ended;
  }

  /** Never rejects. @returns as `take` */
  async function bring(mine: Import): Promise<boolean> {
    const { gallery, incoming, stop } = mine;
    // From then on nothing joins it.
    const over = () => {
      if (running === mine) running = null;
    };
    let [drawnAt, toldAt, isWhole] = [words.length, Number.NEGATIVE_INFINITY, true];
    const tell = (done: number) => {
      if (performance.now() - toldAt < TOLD_EVERY_MS) return;
      toldAt = performance.now();
      shown.pictures.value = [...words];
      shown.importing.value = { done, total: incoming.length };
    };
    const passedOver: shown.PassedOver[] = [];
    shown.passedOver.value = [];
    tell(0);
    try {
      await importPictures(incoming, {
        ...{ gallery, describe, signal: stop.signal, onEntry: append },
        onPassedOver: (what) => void passedOver.push(what),
        onProgress(done) {
          mine.done = done;
          if (done === incoming.length) over();
          tell(done);
          if (words.length < Math.max(FIRST_MAP, GROWTH * drawnAt)) return;
          drawnAt = words.length;
          drawer.redraw();
        },
      });
    } catch (error) {
      isWhole = false;
      if (link === gallery) notifyError(error);
    }
    over();
    shown.importing.value = null;
    shown.pictures.value = [...words];
    shown.passedOver.value = passedOver;
    if (link === gallery) drawer.redraw();
    return isWhole && (stop.signal.aborted || passedOver.every(({ kind }) => kind !== 'shipped'));
  }

  async function takeShipped(isAskedFor = true): Promise<void> {
    const thisRequest = ++newestRequest;
    [shippedComes, lacksShipped] = [true, false];
    const listed = await shippedOrNone(modelsUrl, isAskedFor);
    // What a person brought meanwhile comes first.
    await running?.ended;
    // Meanwhile everything may have been forgotten, or others loaded.
    if (thisRequest !== newestRequest) return;
    const there = new Set(words.map(({ kind, name }) => kind === 'shipped' && name));
    const isWhole = listed !== null && (await take(listed.filter(({ name }) => !there.has(name))));
    if (thisRequest === newestRequest) [shippedComes, lacksShipped] = [false, !isWhole];
  }

  /** @returns whether the built-in pictures were on their way, or still to come */
  function keepShippedAway(): boolean {
    const due = shippedComes || lacksShipped;
    newestRequest++;
    [shippedComes, lacksShipped] = [false, false];
    return due;
  }

  /** @returns whether it stands there now */
  async function load(file: File): Promise<boolean> {
    const gallery = open();
    if (!gallery) return false;
    const here = stillHere();
    const interrupted = keepShippedAway();
    await stopImport();
    const entries = await gallery
      .call((remote) => remote.load(file, file.name))
      .catch((error: unknown) => {
        if (interrupted && here()) void takeShipped();
        throw error;
      });
    if (!here()) return false;
    empty();
    entries.forEach(append);
    shown.pictures.value = [...words];
    drawer.redraw();
    return true;
  }

  async function unpacked(archive: File): Promise<Unpacked[]> {
    return (await open()?.call((remote) => remote.unpack(archive))) ?? [];
  }

  effect(() => {
    // Features of another network say nothing here.
    const identity = networkIdentity.value;
    if (!identity) return;
    const key = JSON.stringify(identity);
    if (openedFor !== null && openedFor !== key) {
      link?.end();
      link = null;
      openedFor = null;
      empty();
    }
    if (!isMapOpen.value || (openedFor === key && !lacksShipped)) return;
    openedFor = key;
    void takeShipped();
  });
  effect(() => {
    if (!store.stage.value) return;
    store.stage.value.onPreview = async (index) => {
      const file = await preview(index);
      return file && createImageBitmap(file);
    };
  });
  // The effect above empties it, as soon as the other network is shown.
  onOtherNetwork(() => {
    const lost = changed && words.length > 0;
    changed = false;
    return lost ? t('embedding.thePicturesThatWereAdded') : null;
  });
  drawer.follow();
  forgets(() => {
    store.stage.value?.map?.showAll();
    return changed ? control.forget(true) : lacksShipped && takeShipped(false);
  });

  const control: GalleryControl = {
    previews,
    async addFiles(files) {
      changed = true;
      const here = stillHere();
      try {
        const found: Unpacked[] = [];
        for (const file of files.filter(({ name }) => !name.startsWith('.'))) {
          // What cannot be read is passed over by name, as what is no picture.
          const opening = await openingOf(file).catch(() => 'other');
          if (!here()) return false;
          if (opening === 'index') return await load(file);
          if (opening === 'zip') found.push(...(await unpacked(file)));
          else found.push({ name: file.webkitRelativePath || file.name, file });
        }
        if (!here()) return false;
        const [first] = found;
        if (!first) throw new GalleryError(told('galleryErrors.noPictures'));
        if ('error' in first && found.every((one) => 'error' in one)) throw errorOfRecord(first.error);
        const { incoming, all, hasCome } = followed(found.map(incomingOf));
        await take(incoming, all);
        return hasCome();
      } catch (error) {
        notifyError(error);
        return false;
      }
    },
    async snapshot() {
      changed = true;
      const here = stillHere();
      const gallery = open();
      const frame = await grab();
      if (!gallery || !frame) return frame?.close();
      try {
        const { picture, preview } = await gallery.call((remote) =>
          remote.prepareFrame(Comlink.transfer(frame, [frame])),
        );
        const description = await describe(picture);
        await running?.ended;
        if (!here()) return;
        const name = t('embedding.snapshotAt', {
          number: ++snapshots,
          time: new Date().toLocaleTimeString(language.value),
        });
        const entry = await gallery.call((remote) =>
          remote.add({ name, kind: 'snapshot', credit: null }, description, preview),
        );
        // The worker's own list was emptied after this one had come to it.
        if (!here()) return;
        append(entry);
        shown.pictures.value = [...words];
        drawer.redraw();
      } catch (error) {
        notifyError(error);
      }
    },
    save: () =>
      Promise.resolve(link?.call((remote) => remote.save()) ?? null).catch((error: unknown) => {
        notifyError(error);
        return null;
      }),
    async forget(shipped) {
      keepShippedAway();
      changed = !shipped;
      if (shipped) snapshots = 0;
      empty();
      await stopImport();
      empty();
      shown.passedOver.value = [];
      await link?.call((remote) => remote.forget()).catch(notifyError);
      if (shipped) await takeShipped();
    },
    cancelImport: () => void stopImport(),
    cancelMap: () => drawer.cancel(),
    redraw: () => drawer.redraw(),
  };
  return control;
}
