import type { Entry, PictureFeatures, PictureWords, Prepared } from '../../contract/picture_gallery.ts';
import { asSaid, recordOf, ToldError } from '../../contract/told.ts';
import type { GalleryLink } from '../../worker/embedding/gallery_link.ts';
import { wordsOf } from '../error_words.ts';
import { sentence, t } from '../language/language.ts';
import type { PassedOver } from './gallery_store.ts';

/** A picture on its way into the gallery. */
export interface Incoming extends Pick<PictureWords, 'name' | 'kind' | 'credit'> {
  /** Its file, when its turn comes. */
  open: () => Promise<Blob>;
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
 * at one the next is decoded.
 * @throws what is not of one picture only, e.g. WorkerError
 */
export async function importPictures(incoming: readonly Incoming[], options: ImportOptions): Promise<void> {
  const { gallery, describe, signal, onEntry, onPassedOver, onProgress } = options;
  const prepare = (one: Incoming) =>
    one.open().then((file) => gallery.call((remote) => remote.prepare(file, one.name)));
  let next = begin(incoming[0], prepare);
  for (const [i, one] of incoming.entries()) {
    const outcome = await next;
    if (signal.aborted) {
      if ('prepared' in outcome) outcome.prepared.picture.close();
      return;
    }
    next = begin(incoming[i + 1], prepare);
    if ('prepared' in outcome) {
      const { picture, preview } = outcome.prepared;
      const description = await describe(picture);
      if (signal.aborted) return;
      const { name, kind, credit } = one;
      onEntry(await gallery.call((remote) => remote.add({ name, kind, credit }, description, preview)));
    } else {
      if (!OF_ONE_PICTURE.has(outcome.error.name)) throw outcome.error;
      onPassedOver({ name: one.name, reason: reasonOf(one.name, outcome.error) });
    }
    onProgress(i + 1);
  }
}

/** A message of this program names the file; a browser's does not. */
function reasonOf(file: string, error: Error): string {
  const { told } = recordOf(error);
  return told ? sentence(told) : `${file}: ${wordsOf(error).message}`;
}

type Outcome = { prepared: Prepared } | { error: Error };

/** Never rejects: it may be waited for long after it has failed. */
async function begin(
  one: Incoming | undefined,
  prepare: (one: Incoming) => Promise<Prepared>,
): Promise<Outcome> {
  try {
    if (!one) throw new ToldError(asSaid(t('embedding.thereIsNoFurtherPicture')));
    return { prepared: await prepare(one) };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
