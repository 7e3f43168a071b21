/** The types that the page shares with the gallery's two workers: no code that runs. */
import type { MapSettings, MapStep, PictureMap } from '../embedding/draw_map.ts';
import type { Neighbours, PictureWords, Query } from '../embedding/gallery.ts';
import type { NetworkIdentity } from '../embedding/index_file.ts';
import type { Rows } from '../embedding/rows.ts';
import type { CropShare } from '../network/preprocess.ts';
import type { Description } from './api.ts';

export type { MapSettings, MapStep, NetworkIdentity, PictureMap, PictureWords, Rows };

/** A picture on its way into the gallery: to be described by the live worker. */
export interface Prepared {
  /** Small enough to send, large enough for the network. */
  picture: ImageBitmap;
  /** The part that the network will see, as a small JPEG. */
  preview: Blob;
}

/** What is told of a picture that was added. */
export interface Entry {
  words: PictureWords;
  /** 32 x 32 RGB bytes. */
  thumbnail: Uint8Array<ArrayBuffer>;
}

export interface Answer {
  neighbours: Neighbours;
  /** Of the picture asked about, by each measure; null where none was. */
  distances: Record<keyof Neighbours, number> | null;
}

/** Holds the pictures and their features, and answers what is near. Nothing of it leaves the machine. */
export interface GalleryWorker {
  /** @param crop which part of a picture the network sees */
  open(network: NetworkIdentity, crop: CropShare): void;
  /**
   * Decodes a picture file.
   * @throws PictureFileError where it is none, is damaged or cannot be decoded here
   */
  prepare(file: Blob, name: string): Promise<Prepared>;
  /** The same for a frame, which is transferred. */
  prepareFrame(frame: ImageBitmap): Promise<Prepared>;
  /** @returns its index */
  add(
    words: Pick<PictureWords, 'name' | 'kind' | 'credit'>,
    description: Description,
    preview: Blob,
  ): Promise<Entry & { index: number }>;
  /**
   * The files in a ZIP archive, those in its folders too.
   * @throws ZipFileError where it is none, is damaged or holds none
   */
  unpack(archive: File): Promise<{ name: string; file: Blob }[]>;
  /** @param about a picture whose own distance is asked for */
  ask(query: Query, wanted: number, about: number | null): Answer;
  /** The features of all pictures, as a copy. */
  rows(): Rows;
  /** A picture as a small image file; null where there is none of this index. */
  preview(index: number): Blob | null;
  /** The gallery as a file. */
  save(): Promise<Blob>;
  /**
   * Takes the gallery of a file instead of the present one.
   * @throws IndexFileError, and the present gallery stays
   */
  load(file: Blob, name: string): Promise<Entry[]>;
  forget(): Promise<void>;
}

/** Lays pictures out on a plane; ended by terminating it. */
export interface MapWorker {
  /**
   * @param rows transferred
   * @param onStep a comlink proxy, called several times a second
   * @throws GalleryError
   */
  draw(rows: Rows, settings: MapSettings, onStep: (step: MapStep) => void): Promise<PictureMap>;
}
