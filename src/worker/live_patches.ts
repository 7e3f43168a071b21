import type { LayerName } from '../network/description.ts';
import { UnknownLayerError } from '../network/errors.ts';
import type { Network } from '../network/network.ts';
import type { ImagePicture, Maxima } from './api.ts';
import type { PatchPage, PatchSummary } from './patch_api.ts';
import { type EncodePicture, PatchBook } from './patch_book.ts';
import { SceneClock } from './scene_clock.ts';

/** The strongest patches of the stream, a book for every layer that was looked at, until they are forgotten. */
export class LivePatches {
  readonly #books = new Map<LayerName, { book: PatchBook; clock: SceneClock }>();

  constructor(
    private readonly network: Network,
    private readonly encode: EncodePicture,
  ) {}

  /**
   * Takes in one frame.
   * @param gapMs patches of one channel are at least so far apart in time
   */
  async take(
    { layer, values, positions }: Maxima,
    gapMs: number,
    photograph: () => ImagePicture,
  ): Promise<PatchSummary> {
    const { book, clock } = this.#of(layer);
    const name = new Date().toLocaleTimeString();
    // A copy: the picture's own numbers go to the page.
    const strongest = { values: values.slice(), positions };
    const timeMs = clock.timeOf(strongest.values, performance.now());
    book.offer(strongest, name, () => photograph().rgba, { timeMs, gapMs });
    await book.settle();
    return book.summary;
  }

  /** @throws {UnknownLayerError} if nothing was kept of this layer */
  page(layer: LayerName, channels: readonly number[]): Promise<PatchPage> {
    const known = this.#books.get(layer);
    if (!known) throw new UnknownLayerError(`No patches of ${layer} were kept: look at it first.`);
    return known.book.page(channels);
  }

  #of(layer: LayerName) {
    const known = this.#books.get(layer) ?? {
      book: new PatchBook(this.network, layer, this.encode),
      clock: new SceneClock(),
    };
    this.#books.set(layer, known);
    return known;
  }

  forget(): void {
    this.#books.clear();
  }
}
