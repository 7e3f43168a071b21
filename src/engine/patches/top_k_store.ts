import type { Patch, PatchPage, PatchSource, PatchSummary } from '../../contract/patches.ts';
import type { EncodePicture } from '../../media/encode_file.ts';
import type { LayerName } from '../../network/description.ts';
import {
  fieldsDifferByChannel,
  type ReceptiveField,
  receptiveField,
} from '../../network/field/receptive_field.ts';
import type { Network } from '../../network/network.ts';
import { type BestPatch, BestPatches, type FrameTime } from '../../techniques/patches/best_patches.ts';
import { silenceOf } from '../../techniques/patches/strength_layer.ts';
import type { StrongestNeurons } from '../../techniques/patches/strongest_neurons.ts';
import { isSameScene, type Thumbnail, thumbnailOf } from './patch_similarity.ts';

/** Frames that stay as they are before they are made into files: most are soon replaced by a stronger one. */
const RAW = 24;

/** Patches up to this side show what JPEG does to them. */
const SMALL_PX = 64;

/** Fields that are remembered. */
const FIELDS = 4096;

interface Kept {
  readonly name: string;
  /** Of a stream: to tell what was seen before. */
  readonly thumbnail: Thumbnail | null;
  rgba: Uint8ClampedArray<ArrayBuffer> | null;
  file: Promise<Blob> | null;
}

/** The strongest patches of one layer, with the pictures that they are cut from. In memory only. */
export class TopKStore {
  readonly #network: Network;
  readonly #encode: EncodePicture;
  readonly #best: BestPatches;
  readonly #pictures = new Map<number, Kept>();
  readonly #fields = new Map<number, ReceptiveField | null>();
  readonly #positions: number;
  readonly #differ: boolean;
  #seen = 0;

  /** @throws {UnknownLayerError} */
  constructor(
    network: Network,
    readonly layer: LayerName,
    encode: EncodePicture,
  ) {
    this.#network = network;
    this.#encode = encode;
    const [height, width, channels] = network.shape(layer);
    this.#best = new BestPatches(channels, silenceOf(network, layer));
    this.#positions = height * width;
    this.#differ = fieldsDifferByChannel(network, layer);
  }

  get summary(): PatchSummary {
    const { version, found } = this.#best;
    return { layer: this.layer, version, found, seen: this.#seen };
  }

  get channels(): number {
    return this.#best.channels;
  }

  /** Pictures that are held. */
  get held(): number {
    return this.#pictures.size;
  }

  /**
   * Offers one picture's strongest neurons.
   * @param picture gives its pixels as a copy; called once at most, where it may be kept
   * @param moment of a frame of a stream
   */
  offer(
    { values, positions }: StrongestNeurons,
    name: string,
    picture: () => Uint8ClampedArray<ArrayBuffer>,
    moment: Pick<FrameTime, 'timeMs' | 'gapMs'> | null = null,
  ): void {
    const id = this.#seen++;
    let rgba: Uint8ClampedArray<ArrayBuffer> | undefined;
    let thumbnail: Thumbnail | undefined;
    const pixels = () => {
      rgba ??= picture();
      return rgba;
    };
    const own = () => {
      const { width, height } = this.#network.description.input;
      thumbnail ??= thumbnailOf(pixels(), width, height);
      return thumbnail;
    };
    const isSame: FrameTime['isSame'] = (channel, position, kept) =>
      this.#looksLike(channel, { thumbnail: own(), position }, kept);
    const { kept, released } = this.#best.offer(values, positions, id, moment && { ...moment, isSame });
    if (kept) this.#pictures.set(id, { name, rgba: pixels(), file: null, thumbnail: moment ? own() : null });
    for (const gone of released) this.#pictures.delete(gone);
  }

  #looksLike(
    channel: number,
    { thumbnail, position }: { thumbnail: Thumbnail; position: number },
    kept: BestPatch,
  ): boolean {
    const before = this.#pictures.get(kept.source)?.thumbnail;
    const [field, itsField] = [this.#fieldAt(channel, position), this.#fieldAt(channel, kept.position)];
    if (!before || !field || !itsField) return false;
    return isSameScene({ thumbnail, field }, { thumbnail: before, field: itsField });
  }

  /** Makes files of all but the newest pictures, which take a tenth of the memory then. */
  async settle(): Promise<void> {
    const raw = [...this.#pictures.values()].filter(({ rgba }) => rgba);
    await Promise.all(raw.slice(0, Math.max(0, raw.length - RAW)).map((kept) => this.#fileOf(kept)));
  }

  /** The patches of some channels; channels that there are not are left out. */
  async page(channels: readonly number[]): Promise<PatchPage> {
    const { width, height } = this.#network.description.input;
    const summary = this.summary;
    const listed = channels
      .filter((channel) => channel >= 0 && channel < this.channels)
      .map((channel) => ({ channel, patches: this.#patchesOf(channel) }));
    const ids = new Set(listed.flatMap(({ patches }) => patches.map(({ source }) => source)));
    const sources = await Promise.all(
      Array.from(ids, async (id): Promise<PatchSource> => {
        const kept = this.#pictures.get(id) as Kept;
        return { id, name: kept.name, picture: await this.#fileOf(kept) };
      }),
    );
    return { ...summary, width, height, channels: listed, sources };
  }

  #patchesOf(channel: number): Patch[] {
    const width = this.#network.shape(this.layer)[1];
    return this.#best.of(channel).flatMap(({ value, position, source }) => {
      const [y, x] = [Math.floor(position / width), position % width];
      const field = this.#fieldAt(channel, position);
      // A neuron of padding alone has nothing to show.
      return field ? [{ value, y, x, source, field }] : [];
    });
  }

  #fieldAt(channel: number, position: number): ReceptiveField | null {
    const key = this.#differ ? channel * this.#positions + position : position;
    const known = this.#fields.get(key);
    if (known !== undefined) return known;
    if (this.#fields.size >= FIELDS) this.#fields.clear();
    const width = this.#network.shape(this.layer)[1];
    const [y, x] = [Math.floor(position / width), position % width];
    const field = receptiveField(this.#network, { layer: this.layer, channel, y, x });
    this.#fields.set(key, field);
    return field;
  }

  #fileOf(kept: Kept): Promise<Blob> {
    const { rgba } = kept;
    if (rgba) {
      kept.file = this.#encode(rgba, this.#network.description.input, this.#small);
      kept.rgba = null;
    }
    return kept.file as Promise<Blob>;
  }

  get #small(): boolean {
    const [height, width] = this.#network.shape(this.layer);
    const field = this.#fieldAt(0, (height >> 1) * width + (width >> 1));
    return field !== null && Math.max(field.height, field.width) <= SMALL_PX;
  }
}
