import type { BroughtCard } from '../../contract/networks.ts';
import type { LayerBase, LayerName, NetworkDescription } from '../description.ts';
import type { LayerKinds } from '../layers/index.ts';
import type { Weights } from '../weights.ts';

/** What a person chose or dropped: contents by path, without the folder that holds them all. */
export type Files = ReadonlyMap<string, Blob>;

/** What an importer may ask of the program around it. */
export interface Surroundings {
  /** The names of ImageNet's 1,000 classes in their usual order. */
  imagenetLabels(): Promise<readonly string[]>;
  /** The SHA-256 of one of the files, in hexadecimal; absent where nobody needs it a second time. */
  hashOf?(content: Blob): Promise<string>;
}

/** What was recognised, for a person to read before the network is opened. */
export interface NetworkCard extends BroughtCard {
  /** The architecture of the zoo that its layers are; null where the file lists its layers itself. */
  readonly architecture: string | null;
}

/** Of images, in pixels. */
export interface Size {
  readonly height: number;
  readonly width: number;
}

/** What the rest of the program can run. */
export interface ImportedNetwork {
  /** With the layers for the size that it was trained with. */
  readonly description: NetworkDescription;
  readonly weights: Weights;
  readonly card: NetworkCard;
  /** Of its layers, where they are not the program's own. */
  readonly kinds?: LayerKinds;
  /**
   * The layers for images of another size, whose padding may differ; the weights stay.
   * @param last the layer after which none is needed: those behind it may be left out, and need not fit the size
   * @throws {ModelFileError} if the network takes no other size
   */
  layersFor(size: Size, last?: LayerName): readonly LayerBase[];
}

/** Reads one format. */
export interface Importer {
  /** What people call the format. */
  readonly title: string;
  /** Names of files that hold such a network by themselves; absent where names do not tell. */
  readonly names?: RegExp;
  /** True where such a file may be a ZIP archive itself, which is not to be unpacked. */
  readonly isArchive?: true;
  /** Whether the files are of this format; looks at names and first bytes only. */
  recognises(files: Files): Promise<boolean>;
  /** @throws {ModelFileError} saying what is wrong and what to do */
  read(files: Files, surroundings: Surroundings): Promise<ImportedNetwork>;
}
