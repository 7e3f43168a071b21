/** Networks that can be chosen: those of the server, and those that a person brought. */

import type { NetworkCard } from './network_card.ts';
import type { LoadProgress } from './opening.ts';
import type { Ranking } from './picture.ts';

/** One line of models/index.json. */
export interface InstalledNetwork {
  readonly id: string;
  readonly title: string;
  /** Below models/. */
  readonly folder: string;
  /** Whether an atlas lies in the folder; absent: no. */
  readonly atlas?: boolean;
}

/** How a photograph becomes a network's input: (value - mean) / std for values 0..255, per channel. */
export interface InputDescription {
  readonly height: number;
  readonly width: number;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
  readonly order: 'rgb' | 'bgr';
  /** The share of the picture's shorter side that the centre crop keeps, 0..1. */
  readonly crop: number;
  /** True where nothing is cropped: each picture is scaled to this size whole, by its height and its width apart. */
  readonly whole?: boolean;
  /** True where the network was trained on a mirrored camera: it is given every picture mirrored, and maps are turned back. */
  readonly mirrored?: boolean;
  /** True where the network takes grey pictures: it mixes its three colours itself, by how bright each is, before all else. */
  readonly grey?: boolean;
}

/** What was recognised in the files of a network, for a person to read before it is opened. */
export interface BroughtCard {
  /** The format, e.g. "PyTorch, zip". */
  readonly format: string;
  /** E.g. "ResNet-18". */
  readonly network: string;
  /** The file that holds it. */
  readonly from: string;
  /** Numbers in its weights. */
  readonly parameters: number;
  /** Of the files that were read. */
  readonly bytes: number;
  readonly classes: number;
  /** Where the names of the classes come from. */
  readonly labelsFrom: string;
  /** True where the file has no head: there are no classes, and `classes` counts the channels of the feature vector. */
  readonly featuresOnly: boolean;
  readonly input: InputDescription;
  /** True where the network was trained on a mirrored webcam. */
  readonly mirrored: boolean;
  /** What was assumed rather than read, one sentence each; a person can correct it. */
  readonly unsure: readonly string[];
}

/** What a person may correct before a network is opened. */
export interface Corrections {
  /** What the network is called here. */
  readonly title: string;
  readonly input: InputDescription;
  readonly mirrored: boolean;
  /** Names of the classes, in their order. */
  readonly labels: readonly string[];
  /** Opened without its head: it has no classes then. Absent in what was kept before there was a choice. */
  readonly featuresOnly?: boolean;
}

/** A network that this browser keeps, without its files. */
export interface KeptCard extends Corrections {
  /** `own-` and the start of the SHA-256 of its files: the same files have the same id everywhere. */
  readonly id: string;
  /** Of its files, together. */
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** The addresses of networks that this browser keeps begin so; the id follows. */
export const KEPT = 'kept:';
/** Their ids begin so. */
export const OWN = 'own-';
/** Ends the id, and the address, of a network that is opened without its head. */
export const FEATURES = '~features';

/** What changes the networks of the live worker. */
export interface NetworkMethods {
  /**
   * Opens another network and looks with it from then on. The one before looks until then, and goes on where this fails.
   * Everything that was kept of the one before is let go: its tensors, its patches. A worker that dies later comes back with
   * the network that looked last, and with no second one.
   * @throws ModelFileError, NetworkError
   */
  changeNetwork(networkUrl: string, onProgress: (progress: LoadProgress) => void): Promise<NetworkCard>;
  /**
   * Opens a second network for ComparisonView.network, in the place of the one that there may be.
   * @param networkUrl null lets go of it
   * @throws ModelFileError, NetworkError: there is no second network then
   */
  compareWith(
    networkUrl: string | null,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<NetworkCard | null>;
}

export const NETWORK_METHODS: Record<keyof NetworkMethods, true> = { changeNetwork: true, compareWith: true };

/** A network's answer to a picture, before it is opened. */
export interface TriedOut {
  /** The leading classes, best first. */
  readonly ranking: Ranking;
  /** What the network saw, row by row. */
  readonly seen: {
    readonly width: number;
    readonly height: number;
    readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  };
}

/** What the worker exposes that reads the files which a person brought. It ends with the card that shows them. */
export interface CardWorker {
  /**
   * Reads the files, builds the network. One that is too large for this machine is told of in `answer`: its features alone
   * may not be.
   * @param options addresses as in OpenOptions
   * @param files by their paths
   * @throws ModelFileError, NetworkError, BackendError
   */
  recognise(
    options: { readonly wasmUrl: string; readonly modelsUrl: string },
    files: { readonly name: string; readonly content: Blob }[],
  ): Promise<{ card: BroughtCard; labels: string[] }>;
  /**
   * What the network sees of a picture that is prepared as the corrections say, and what it answers.
   * @param picture transferred and closed
   * @returns no classes where the features alone are wanted
   * @throws ModelFileError where there are more or fewer labels than classes
   * @throws NetworkTooLargeError
   */
  answer(picture: ImageBitmap, corrections: Corrections): Promise<TriedOut>;
  /**
   * Keeps the files with the corrections in this browser.
   * @throws ModelFileError, StorageError, StorageFullError
   */
  keep(corrections: Corrections): Promise<KeptCard>;
}
