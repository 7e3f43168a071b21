import type { NetworkCard } from '../../contract/network_card.ts';
import type { LoadProgress } from '../../contract/opening.ts';
import type { GpuCanvas } from '../../engine/encode/gpu_canvas.ts';
import { NetworkInUse } from '../../engine/view/network_in_use.ts';
import { encodePicture } from '../../media/encode_file.ts';
import { networkCard } from '../../techniques/common/network_card.ts';
import { readCached } from '../model_files.ts';

type OnProgress = (progress: LoadProgress) => void;

/**
 * Reads a network, builds it and warms it up.
 * @param canvas draws its maps; null has them read
 * @throws ModelFileError, NetworkError, StorageError
 */
export async function openNetwork(
  networkUrl: string,
  onProgress: OnProgress,
  canvas: GpuCanvas | null,
): Promise<NetworkInUse> {
  onProgress({ stage: 'weights', done: 0, total: 0, fromCache: false });
  const plan = await readCached(networkUrl, onProgress);
  onProgress({ stage: 'warm-up', done: 0, total: 0, fromCache: false });
  return NetworkInUse.start(() => plan.build(), encodePicture, canvas);
}

/** The networks that the live worker looks with: one, or two while they are compared. */
export class LiveNetworks {
  #main: NetworkInUse;
  #beside: NetworkInUse | null = null;
  /** Counts requests for a second network: one that comes late is of no use. */
  #requested = 0;

  /**
   * @param inTurn as for looks: networks are exchanged between two of them
   * @param canvas as of openNetwork, for those that come
   */
  constructor(
    main: NetworkInUse,
    private readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>,
    private readonly canvas: GpuCanvas | null,
  ) {
    this.#main = main;
  }

  get main(): NetworkInUse {
    return this.#main;
  }

  /** The second network of this id; null where it is not, or no longer, there. */
  beside(id: string): NetworkInUse | null {
    return this.#beside?.id === id ? this.#beside : null;
  }

  /** As NetworkMethods.changeNetwork. */
  async change(networkUrl: string, onProgress: OnProgress): Promise<NetworkCard> {
    const next = await openNetwork(networkUrl, onProgress, this.canvas);
    await this.inTurn(async () => {
      const before = this.#main;
      this.#main = next;
      await before.dispose();
    });
    return networkCard(next.network);
  }

  /** As NetworkMethods.compareWith. */
  async compareWith(networkUrl: string | null, onProgress: OnProgress): Promise<NetworkCard | null> {
    const request = ++this.#requested;
    await this.#letGoOfBeside();
    const next = networkUrl === null ? null : await openNetwork(networkUrl, onProgress, this.canvas);
    if (!next) return null;
    if (request !== this.#requested) {
      await next.dispose();
      return null;
    }
    this.#beside = next;
    return networkCard(next.network);
  }

  #letGoOfBeside(): Promise<void> {
    return this.inTurn(async () => {
      const before = this.#beside;
      this.#beside = null;
      await before?.dispose();
    });
  }
}
