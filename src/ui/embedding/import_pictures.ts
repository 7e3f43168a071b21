import type {
  Entry,
  PictureFeatures,
  PictureWords,
  Prepared,
  Unpacked,
} from '../../contract/picture_gallery.ts';
import { errorOfRecord, recordOf, toldOf } from '../../contract/told.ts';
import { PictureFileError } from '../../media/errors.ts';
import { withoutSvg } from '../../media/svg.ts';
import type { GalleryLink } from '../../worker/embedding/gallery_link.ts';
import { wordsOf } from '../error_words.ts';
import { sentence } from '../language/language.ts';
import { throughRestarts } from '../worker_ready.ts';
import type { PassedOver } from './gallery_store.ts';

/** A picture on its way into the gallery. */
export interface Incoming extends Pick<PictureWords, 'name' | 'kind' | 'credit'> {
  /** Its file, when its turn comes. @throws what is wrong with it */
  open: () => Promise<Blob>;
  /** Told once whether it came; nothing where the import ends before its turn. */
  settled?: (came: boolean) => void;
}

/** What a person brought. @param one where it cannot be had it is passed over by name, as what is no picture */
export const incomingOf = (one: Unpacked): Incoming => ({
  name: one.name,
  kind: 'added',
  credit: null,
  async open() {
    if ('error' in one) throw new PictureFileError(toldOf(errorOfRecord(one.error)));
    // Drawings inside an archive are not opened.
    return one.file instanceof File ? withoutSvg(one.file) : one.file;
  },
});

/** Pictures to bring, by which it is known whether any of them came, and once each has come or was passed over. */
export function followed(pictures: readonly Incoming[]) {
  let end = () => {};
  const all = new Promise<void>((resolve) => {
    end = resolve;
  });
  let left = pictures.length;
  let any = false;
  const settled = (came: boolean) => {
    any ||= came;
    if (--left === 0) end();
  };
  return { incoming: pictures.map((one) => ({ ...one, settled })), all, hasCome: () => any };
}

export interface ImportOptions {
  gallery: GalleryLink;
  /** The live worker's: between two frames. */
  describe: (picture: ImageBitmap) => Promise<PictureFeatures>;
  signal: AbortSignal;
  onEntry: (entry: Entry) => void;
  onPassedOver: (what: PassedOver) => void;
  onProgress: (done: number) => void;
}

/** Errors that say something of one picture only: the rest goes on. */
const OF_ONE_PICTURE = new Set(['PictureFileError', 'TypeError', 'NotFoundError', 'NotReadableError']);

/**
 * Brings pictures into the gallery one after another, so that the live view goes on between them; while the network looks
 * at one the next is decoded. One that the live worker ended with is looked at again once that is back.
 * @param incoming may grow meanwhile, by `joinImport`
 * @throws what is not of one picture only, e.g. WorkerError
 */
export async function importPictures(incoming: readonly Incoming[], options: ImportOptions): Promise<void> {
  const { gallery, describe, signal, onEntry, onPassedOver, onProgress } = options;
  const begin = (one: Incoming) =>
    outcomeOf(async () => {
      const file = await one.open();
      return gallery.call((remote) => remote.prepare(file, one.name));
    });
  let next: Promise<Outcome> | null = null;
  for (const [i, one] of incoming.entries()) {
    const outcome: Outcome = await (next ?? begin(one));
    if (signal.aborted) {
      if ('prepared' in outcome) outcome.prepared.picture.close();
      return;
    }
    const following = incoming[i + 1];
    next = following ? begin(following) : null;
    let prepared: Outcome | null = outcome;
    const look = async (): Promise<Seen> => {
      // It was handed over with the first look: a worker that ended took it along.
      const now = prepared ?? (await begin(one));
      prepared = null;
      if ('error' in now) return now;
      const { picture, preview } = now.prepared;
      return { description: await describe(picture), preview };
    };
    const seen = await throughRestarts(look, signal);
    if (!seen || signal.aborted) return;
    if ('description' in seen) {
      const { name, kind, credit } = one;
      const { description, preview } = seen;
      onEntry(await gallery.call((remote) => remote.add({ name, kind, credit }, description, preview)));
    } else {
      if (!OF_ONE_PICTURE.has(seen.error.name)) throw seen.error;
      onPassedOver({ name: one.name, kind: one.kind, reason: reasonOf(one.name, seen.error) });
    }
    onProgress(i + 1);
    one.settled?.('description' in seen);
  }
}

/**
 * Puts more pictures into the list of an import that is under way: in front of those that come with the program, as what a person
 * brought comes first.
 * @param done how many it is done with; the one after them is looked at, and the next is on its way
 */
export function joinImport(incoming: Incoming[], done: number, more: readonly Incoming[]): void {
  const at = incoming.findIndex(({ kind }, i) => i >= done + 2 && kind === 'shipped');
  incoming.splice(at < 0 ? incoming.length : at, 0, ...more);
}

/** A message of this program names the file; a browser's does not. */
function reasonOf(file: string, error: Error): string {
  const { told } = recordOf(error);
  return told ? sentence(told) : `${file}: ${wordsOf(error).message}`;
}

type Outcome = { prepared: Prepared } | { error: Error };

type Seen = { description: PictureFeatures; preview: Blob } | { error: Error };

/** Never rejects: it may be waited for long after it has failed. */
async function outcomeOf(prepare: () => Promise<Prepared>): Promise<Outcome> {
  try {
    return { prepared: await prepare() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
