/** The gallery of pictures and its map, as the page shares them with their two workers. */
import type { NetworkCard } from './network_card.ts';
import type { Point, Ranking } from './picture.ts';
import type { ErrorRecord } from './told.ts';

/** What the network says of a picture of the gallery. */
export interface PictureFeatures {
  point: Point;
  /** The leading classes, best first. */
  ranking: Ranking;
}

/** What the gallery has the live worker do. */
export interface FeatureMethods {
  /** Looks at one picture for the gallery, between two frames. The picture is transferred and closed by the worker. */
  describe(picture: ImageBitmap): Promise<PictureFeatures>;
}

export const FEATURE_METHODS: Record<keyof FeatureMethods, true> = { describe: true };

export const MAP_METHODS = ['pca', 'tsne', 'umap'] as const;

export type MapMethod = (typeof MAP_METHODS)[number];

/** What "near" means: the angle between two feature vectors, or the distance between their ends. */
export type Metric = 'angle' | 'l2';

export interface MapSettings {
  readonly method: MapMethod;
  readonly metric: Metric;
  /** t-SNE's perplexity, UMAP's neighbours: how many a picture tries to stay near to. Fewer where there are few pictures. */
  readonly neighbours: number;
  /** Of UMAP's random choices; the other two make none. */
  readonly seed: number;
}

/** Where each picture lies, around (0, 0), at a mean squared distance of 1 from it. */
export interface PictureMap {
  readonly method: MapMethod;
  readonly metric: Metric;
  /** x, y, x, y, ...; y grows downwards. */
  readonly positions: Float32Array<ArrayBuffer>;
  /** PCA: position = (place along the two axes - centre) * scale, so that any other picture has its exact place too. */
  readonly axes: PrincipalAxes | null;
  readonly centre: readonly [x: number, y: number];
  readonly scale: number;
  /** The nearest other picture of each, along many axes, whatever the map makes of it; null while it is not known. */
  readonly links: Int32Array<ArrayBuffer> | null;
}

export interface MapStep {
  readonly stage: 'axes' | 'distances' | 'layout';
  /** 0..1 of the whole work. */
  readonly progress: number;
  /** How the map looks so far; null where nothing has changed since the last step that had one. */
  readonly map: PictureMap | null;
}

/** Where a picture came from: with the program, dropped or chosen, or taken on the spot. */
type PictureKind = 'shipped' | 'added' | 'snapshot';

/** What a person reads of a picture. */
export interface PictureWords {
  readonly name: string;
  readonly kind: PictureKind;
  /** Author and licence, where they are known. */
  readonly credit: string | null;
  /** The leading class and its probability. */
  readonly label: string;
  readonly probability: number;
}

/** What a frame or picture is compared by. */
export interface Query {
  readonly features: Float32Array;
  readonly thumbnail: Uint8Array;
}

/** The nearest pictures by each of three measures, the nearest first. */
export interface Neighbours {
  readonly l2: readonly Neighbour[];
  readonly cosine: readonly Neighbour[];
  /** Root mean square difference of the small pictures' values, 0..255. */
  readonly pixels: readonly Neighbour[];
}

/** The directions in which vectors differ most, the widest first. */
export interface PrincipalAxes {
  readonly dims: number;
  readonly count: number;
  /** What the axes pass through: the mean, `dims` numbers. */
  readonly mean: Float64Array;
  /** count * dims numbers: unit vectors at right angles; the largest entry of each is positive. */
  readonly axes: Float64Array;
  /** The variance along each axis (divided by n - 1), falling. */
  readonly variances: readonly number[];
  /** The share of the whole variance that these axes show, 0..1. */
  readonly share: number;
  /** The same of each axis, and of some narrower ones, falling; those behind the first two are exact to a few thousandths. */
  readonly spectrum: readonly number[];
}

/** A picture of the gallery and how far it is from what was asked about. */
export interface Neighbour {
  readonly index: number;
  readonly distance: number;
}

/** Which network features are of: those of another one, or of other weights, mean something else. */
export interface NetworkIdentity {
  readonly id: string;
  readonly title: string;
  readonly weightsSha256: string;
}

/** Vectors of one length, one after another. */
export interface Rows {
  /** count * dims numbers, row by row. */
  readonly values: Float32Array;
  readonly count: number;
  readonly dims: number;
}

/** What of an input's description says which part of a frame is seen. */
export type CropShare = NetworkCard['input'];

/** A picture on its way into the gallery: to be described by the live worker. */
export interface Prepared {
  /** Small enough to send, large enough for the network. */
  picture: ImageBitmap;
  /** The part that the network will see, as a small JPEG. */
  preview: Blob;
}

/** A file out of an archive, or why it cannot be had: then under the archive's own name where that is none or damaged. */
export type Unpacked = { readonly name: string } & (
  | { readonly file: Blob }
  | { readonly error: ErrorRecord }
);

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
    description: PictureFeatures,
    preview: Blob,
  ): Promise<Entry & { index: number }>;
  /**
   * The files in a ZIP archive, those in its folders too, and why some of them cannot be had; where it is damaged, that comes last.
   */
  unpack(archive: File): Promise<Unpacked[]>;
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
