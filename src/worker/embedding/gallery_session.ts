import type {
  Answer,
  Entry,
  NetworkIdentity,
  PictureFeatures,
  PictureWords,
  Query,
  Rows,
} from '../../contract/picture_gallery.ts';
import { Gallery, THUMBNAIL_BYTES } from '../../embedding/gallery.ts';
import { readIndex, writeIndex } from '../../embedding/index_file.ts';

/** The gallery of one network: what its worker does, but for pictures' decoding. */
export class GallerySession {
  #gallery = new Gallery();

  constructor(private readonly network: NetworkIdentity) {}

  get gallery(): Gallery {
    return this.#gallery;
  }

  async add(
    origin: Pick<PictureWords, 'name' | 'kind' | 'credit'>,
    { point, ranking }: PictureFeatures,
    preview: Blob,
  ): Promise<Entry & { index: number }> {
    const [leading] = ranking.classes;
    const words = { ...origin, label: leading?.label ?? '', probability: leading?.probability ?? 0 };
    const bytes = new Uint8Array(await preview.arrayBuffer());
    const index = this.#gallery.add({ words, ...point, preview: { type: preview.type, bytes } });
    return { index, words, thumbnail: point.thumbnail };
  }

  ask(query: Query, wanted: number, about: number | null): Answer {
    const known = about !== null && about < this.#gallery.count;
    return {
      neighbours: this.#gallery.neighbours(query, wanted),
      distances: known ? this.#gallery.distances(query, about) : null,
    };
  }

  rows(): Rows {
    const rows = this.#gallery.rows;
    return { ...rows, values: rows.values.slice() };
  }

  async save(): Promise<Blob> {
    return new Blob([await writeIndex(this.#gallery, this.network)]);
  }

  async load(file: Blob, name: string): Promise<Entry[]> {
    this.#gallery = await readIndex(name, await file.arrayBuffer(), this.network);
    const { thumbnails, words } = this.#gallery;
    return words.map((one, i) => ({
      words: one,
      thumbnail: thumbnails.slice(i * THUMBNAIL_BYTES, (i + 1) * THUMBNAIL_BYTES) as Uint8Array<ArrayBuffer>,
    }));
  }

  forget(): void {
    this.#gallery = new Gallery();
  }
}
