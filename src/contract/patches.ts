/** The strongest patches of channels, as the page and the workers share them. */

import type { Rect } from './geometry.ts';
import type { LoadProgress, OpenOptions } from './opening.ts';
import type { ErrorRecord } from './told.ts';

/** How the strongest patches of a layer stand. */
export interface PatchSummary {
  layer: string;
  /** Grows with every change. */
  version: number;
  /** Pictures or frames that were looked at. */
  seen: number;
  /** Channels that have a patch. */
  found: number;
}

/** One of the strongest patches of a channel. */
export interface Patch {
  /** The neuron's activation; behind a ReLU6 before its ceiling. */
  value: number;
  /** The neuron's place in its layer. */
  y: number;
  x: number;
  /** What the neuron sees of its picture, in the picture's pixels. */
  field: Rect;
  /** The picture's number. */
  source: number;
}

export interface ChannelPatches {
  channel: number;
  /** Strongest first, nine at most. */
  patches: Patch[];
}

/** A picture that patches are cut from: exactly what the network saw of it. */
export interface PatchSource {
  id: number;
  /** A file's name, or when the frame was seen. */
  name: string;
  /** JPEG, or PNG where patches are so small that JPEG would show. */
  picture: Blob;
}

/** The patches of some channels, with the pictures that these need. */
export interface PatchPage extends PatchSummary {
  /** Of every picture, in pixels. */
  width: number;
  height: number;
  channels: ChannelPatches[];
  sources: PatchSource[];
}

/** What the patches have the live worker do. */
export interface PatchMethods {
  /**
   * The strongest patches that looks with 'top-patches' have kept.
   * @throws UnknownLayerError if none were kept of this layer
   */
  patches(layer: string, channels: readonly number[]): Promise<PatchPage>;
  /** Forgets all patches and pictures. */
  forgetPatches(): Promise<void>;
}

export const PATCH_METHODS: Record<keyof PatchMethods, true> = { patches: true, forgetPatches: true };

/** What was mined so far. */
export interface ScanProgress extends PatchSummary {
  /** 0..1 of the bytes. */
  part: number;
  /** Files that were no pictures or could not be read. */
  failed: number;
  /** Messages of those that failed since the last progress. */
  errors: ErrorRecord[];
}

/** What the mining worker exposes through comlink. */
export interface ScanWorker {
  /** As LiveWorker.open; called once. */
  open(options: OpenOptions, onProgress: (progress: LoadProgress) => void): Promise<void>;
  /**
   * Looks through pictures and keeps the strongest patches of every channel of a layer.
   * @param files pictures and ZIP files of pictures
   * @param onProgress a comlink proxy; called a few times a second
   * @returns all channels of what was found, also where `stop` ended it early
   * @throws UnknownLayerError; EmptyCollectionError if there is not one picture among the files
   */
  scan(files: File[], layer: string, onProgress: (progress: ScanProgress) => void): Promise<PatchPage>;
  /** The patches so far, while it mines. */
  patches(channels: readonly number[]): Promise<PatchPage>;
  /** Lets `scan` end with what it has. */
  stop(): Promise<void>;
}
