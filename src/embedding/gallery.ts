import type { Neighbour, Neighbours, PictureWords, Query, Rows } from '../contract/picture_gallery.ts';
import { distanceTo, nearest } from './nearest.ts';
import { lengthOf, row } from './rows.ts';

/** Bytes of the small picture that stands for a picture's pixels: 32 x 32 RGB. */
export const THUMBNAIL_BYTES = 32 * 32 * 3;

/** A picture as an image file, small, for looking at. */
export interface Preview {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface NewPicture {
  readonly words: PictureWords;
  readonly features: Float32Array;
  /** THUMBNAIL_BYTES */
  readonly thumbnail: Uint8Array;
  readonly preview: Preview;
}

/** The pictures and all that is known of them, in memory only. */
export class Gallery {
  readonly #words: PictureWords[] = [];
  readonly #previews: Preview[] = [];
  #features = new Float32Array(0);
  #thumbnails = new Uint8Array(0);
  #lengths = new Float64Array(0);
  #dims = 0;

  get count(): number {
    return this.#words.length;
  }

  get words(): readonly PictureWords[] {
    return this.#words;
  }

  get previews(): readonly Preview[] {
    return this.#previews;
  }

  /** The feature vectors. Borrowed: the next picture may move them. */
  get rows(): Rows {
    const { count } = this;
    return { values: this.#features.subarray(0, count * this.#dims), count, dims: this.#dims };
  }

  /** count * THUMBNAIL_BYTES bytes. Borrowed: the next picture may move them. */
  get thumbnails(): Uint8Array {
    return this.#thumbnails.subarray(0, this.count * THUMBNAIL_BYTES);
  }

  /** @returns its index; @throws {RangeError} if its vectors are not as long as the others' */
  add({ words, features, thumbnail, preview }: NewPicture): number {
    const index = this.count;
    if (index === 0) this.#dims = features.length;
    if (features.length !== this.#dims || thumbnail.length !== THUMBNAIL_BYTES)
      throw new RangeError(`${words.name}: ${features.length} features where the others have ${this.#dims}.`);
    this.#features = roomFor(this.#features, (index + 1) * this.#dims);
    this.#features.set(features, index * this.#dims);
    this.#thumbnails = roomFor(this.#thumbnails, (index + 1) * THUMBNAIL_BYTES);
    this.#thumbnails.set(thumbnail, index * THUMBNAIL_BYTES);
    this.#lengths = roomFor(this.#lengths, index + 1);
    this.#lengths[index] = lengthOf(features);
    this.#words.push(words);
    this.#previews.push(preview);
    return index;
  }

  /** The pictures nearest to a frame, and so many of each measure. */
  neighbours({ features, thumbnail }: Query, wanted: number): Neighbours {
    const lengths = this.#lengths.subarray(0, this.count);
    const { values } = this.rows;
    return {
      l2: nearest(features, values, lengths, 'l2', wanted),
      cosine: nearest(features, values, lengths, 'cosine', wanted),
      pixels: nearest(thumbnail, this.thumbnails, lengths, 'l2', wanted).map(inPixels),
    };
  }

  /** How far one picture is from a frame, by each measure. */
  distances({ features, thumbnail }: Query, index: number): Record<keyof Neighbours, number> {
    const own = row(this.rows, index);
    const length = this.#lengths[index] as number;
    const small = this.#thumbnails.subarray(index * THUMBNAIL_BYTES, (index + 1) * THUMBNAIL_BYTES);
    return {
      l2: distanceTo(features, own, 0, length, 'l2'),
      cosine: distanceTo(features, own, 0, length, 'cosine'),
      pixels: distanceTo(thumbnail, small, 0, 0, 'l2') / Math.sqrt(THUMBNAIL_BYTES),
    };
  }
}

const inPixels = ({ index, distance }: Neighbour): Neighbour => ({
  index,
  distance: distance / Math.sqrt(THUMBNAIL_BYTES),
});

/** The same numbers with room for at least `size`: doubled, so that adding one after another stays cheap. */
function roomFor<T extends Float32Array | Float64Array | Uint8Array>(old: T, size: number): T {
  if (old.length >= size) return old;
  const bigger = new (old.constructor as new (length: number) => T)(Math.max(size, 2 * old.length));
  bigger.set(old);
  return bigger;
}
