import type { PatchPage, PatchSummary } from '../../contract/patches.ts';
import type { ImagePicture, Maxima } from '../../contract/picture.ts';
import { told } from '../../contract/told.ts';
import type { EncodePicture } from '../../media/encode_file.ts';
import type { LayerName } from '../../network/description.ts';
import { UnknownLayerError } from '../../network/errors.ts';
import type { Network } from '../../network/network.ts';
import { mirrorRows } from '../../network/preprocess.ts';
import { TopKStore } from './top_k_store.ts';

/** The strongest patches of the stream, a store for every layer that was looked at, until they are forgotten. */
export class LivePatches {
  readonly #stores = new Map<LayerName, TopKStore>();

  constructor(
    private readonly network: Network,
    private readonly encode: EncodePicture,
  ) {}

  /**
   * Takes in one frame. What is kept are pieces of what the network saw, which a mirrored one saw mirrored.
   * @param gapMs patches of one channel are at least so far apart in time
   */
  async take(
    { layer, values, positions }: Maxima,
    gapMs: number,
    photograph: () => ImagePicture,
  ): Promise<PatchSummary> {
    const store = this.#stores.get(layer) ?? new TopKStore(this.network, layer, this.encode);
    this.#stores.set(layer, store);
    const name = new Date().toLocaleTimeString();
    const { mirrored } = this.network.description.input;
    const seen = () => {
      const { rgba, width } = photograph();
      if (mirrored) mirrorRows(rgba, width);
      return rgba;
    };
    const moment = { timeMs: performance.now(), gapMs };
    store.offer({ values, positions }, name, seen, moment);
    await store.settle();
    return store.summary;
  }

  /** @throws {UnknownLayerError} if nothing was kept of this layer */
  page(layer: LayerName, channels: readonly number[]): Promise<PatchPage> {
    const store = this.#stores.get(layer);
    if (!store) throw new UnknownLayerError(told('networkErrors.noPatchesKept', { layer }));
    return store.page(channels);
  }

  forget(): void {
    this.#stores.clear();
  }
}
