/** Networks that can be chosen: those of the server, and those that a person brought. */

import type { NetworkCard } from './network_card.ts';
import type { LoadProgress } from './opening.ts';

/** One line of models/index.json. */
export interface InstalledNetwork {
  readonly id: string;
  readonly title: string;
  /** Below models/. */
  readonly folder: string;
}

/** How a photograph becomes a network's input: (value - mean) / std for values 0..255, per channel. */
interface InputCard {
  readonly height: number;
  readonly width: number;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
  readonly order: 'rgb' | 'bgr';
  /** The share of the picture's shorter side that the centre crop keeps, 0..1. */
  readonly crop: number;
}

/** What a person may correct before a network is opened. */
interface Corrections {
  readonly input: InputCard;
  readonly mirrored: boolean;
  /** Names of the classes, in their order. */
  readonly labels: readonly string[];
}

/** A network that this browser keeps, without its files. */
export interface KeptCard extends Corrections {
  /** `own-` and the start of the SHA-256 of its files: the same files have the same id everywhere. */
  readonly id: string;
  readonly title: string;
  /** Of its files, together. */
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** The addresses of networks that this browser keeps begin so; the id follows. */
export const KEPT = 'kept:';
/** Their ids begin so. */
export const OWN = 'own-';

/** What changes the networks of the live worker. */
export interface NetworkMethods {
  /**
   * Opens another network and looks with it from then on. The one before looks until then, and goes on where this fails.
   * Everything that was kept of the one before is let go: its tensors, its patches.
   * @param onProgress a comlink proxy
   * @throws ModelFileError, NetworkError
   */
  changeNetwork(networkUrl: string, onProgress: (progress: LoadProgress) => void): Promise<NetworkCard>;
  /**
   * Opens a second network for ComparisonView.network, in the place of the one that there may be.
   * @param networkUrl null lets go of it
   * @param onProgress a comlink proxy
   * @throws ModelFileError, NetworkError: there is no second network then
   */
  compareWith(
    networkUrl: string | null,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<NetworkCard | null>;
}
