import type { PatchPage, ScanProgress } from '../../contract/patches.ts';
import { type ErrorRecord, recordOf, ToldError, told, toldOf } from '../../contract/told.ts';
import { TopKStore } from '../../engine/patches/top_k_store.ts';
import { decodePicture } from '../../media/decode_picture.ts';
import { encodePicture } from '../../media/encode_file.ts';
import { PictureFileError } from '../../media/errors.ts';
import type { Network } from '../../network/network.ts';
import { normalise } from '../../network/preprocess.ts';
import { SCANNED_AT_ONCE, type StrongestNeurons } from '../../techniques/patches/strongest_neurons.ts';
import { createCropper } from '../ingest/ingest.ts';
import { type CollectedFile, collectedFiles } from './collected_files.ts';
import type { InferencePool } from './inference_pool.ts';

/** A collection in which there is nothing to look at. */
export class EmptyCollectionError extends ToldError {
  override readonly name = 'EmptyCollectionError';
}

/** Pictures that are decoded, on threads of the browser, while the network is at work. */
const AHEAD = 2 * SCANNED_AT_ONCE;

const PROGRESS_MS = 250;

/** A picture on its way from its file to the network. */
interface Decoding {
  readonly file: CollectedFile;
  readonly frame: Promise<ImageBitmap | Error>;
}

interface Cut {
  readonly name: string;
  /** At the network's input size. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** Pictures that are on their way through the network. */
interface Looking {
  readonly batch: readonly Cut[];
  readonly found: Promise<StrongestNeurons[]>;
}

/** Looks through a collection of pictures for the strongest patches of one layer. */
export class DatasetScan {
  readonly #store: TopKStore;
  readonly #crop: ReturnType<typeof createCropper>;
  /** In the order of the collection, in which they are offered as well. */
  readonly #looking: Looking[] = [];
  #stopped = false;
  #failed = 0;
  #told = 0;
  #errors: ErrorRecord[] = [];

  /** @throws {UnknownLayerError} */
  constructor(
    private readonly network: Network,
    private readonly pool: InferencePool,
    layer: string,
    private readonly onProgress: (progress: ScanProgress) => void,
  ) {
    this.#store = new TopKStore(network, layer, encodePicture);
    this.#crop = createCropper(network.description.input);
  }

  /** @throws {EmptyCollectionError} if there is not one picture */
  async run(files: readonly File[]): Promise<PatchPage> {
    if (files.length === 0) throw new EmptyCollectionError(told('pictureErrors.emptyFolder'));
    const total = files.reduce((sum, { size }) => sum + size, 0);
    let batch: Cut[] = [];
    for await (const { file, frame } of this.#decodedAhead(files)) {
      const decoded = await frame;
      if (decoded instanceof Error) this.#fail(decoded);
      else {
        batch.push({ name: file.name, rgba: this.#crop(decoded) });
        decoded.close();
      }
      if (batch.length === SCANNED_AT_ONCE) {
        await this.#look(batch);
        batch = [];
      }
      this.#tell(total > 0 ? file.read / total : 1);
    }
    await this.#look(batch);
    while (this.#looking.length > 0) await this.#take();
    this.#tell(1, true);
    if (this.#store.summary.seen === 0 && !this.#stopped) throw this.#empty();
    return this.page(Array.from({ length: this.#store.channels }, (_, channel) => channel));
  }

  page(channels: readonly number[]): Promise<PatchPage> {
    return this.#store.page(channels);
  }

  stop(): void {
    this.#stopped = true;
  }

  async *#decodedAhead(files: readonly File[]): AsyncGenerator<Decoding, void> {
    const ahead: Decoding[] = [];
    for await (const file of collectedFiles(files)) {
      ahead.push({ file, frame: this.#decode(file) });
      if (ahead.length >= AHEAD) yield ahead.shift() as Decoding;
      if (this.#stopped) break;
    }
    // Also of a job that was stopped: frames that were decoded must be closed.
    yield* ahead;
  }

  #decode({ content, name }: CollectedFile): Promise<ImageBitmap | Error> {
    if (content instanceof Error) return Promise.resolve(content);
    const { height, crop } = this.network.description.input;
    return decodePicture(content, name, Math.ceil(height / crop)).catch((error: unknown) =>
      error instanceof Error
        ? error
        : new PictureFileError(told('pictureErrors.named', { name, why: toldOf(error) })),
    );
  }

  async #look(batch: readonly Cut[]): Promise<void> {
    if (batch.length === 0) return;
    const { input } = this.network.description;
    // Collected pictures are no mirrored camera's.
    const pixels = batch.map(({ rgba }) => normalise(rgba, { ...input, mirrored: false }));
    const found = this.pool.strongest(this.#store.layer, pixels);
    // It is awaited after those before it, which may fail first.
    found.catch(() => {});
    this.#looking.push({ batch, found });
    if (this.#looking.length >= this.pool.batches) await this.#take();
  }

  async #take(): Promise<void> {
    const { batch, found } = this.#looking.shift() as Looking;
    (await found).forEach((strongest, i) => {
      const { name, rgba } = batch[i] as Cut;
      this.#store.offer(strongest, name, () => rgba);
    });
    await this.#store.settle();
  }

  #fail(error: Error): void {
    this.#failed++;
    this.#errors.push(recordOf(error));
  }

  #tell(part: number, last = false): void {
    const now = performance.now();
    if (!last && now - this.#told < PROGRESS_MS) return;
    this.#told = now;
    const errors = this.#errors.splice(0);
    this.onProgress({ ...this.#store.summary, part: Math.min(1, part), failed: this.#failed, errors });
  }

  #empty(): EmptyCollectionError {
    return new EmptyCollectionError(told('pictureErrors.noneReadable', { count: this.#failed }));
  }
}
