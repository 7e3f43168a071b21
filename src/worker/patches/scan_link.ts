import * as Comlink from 'comlink';
import type { BackendName, OpenOptions } from '../../contract/opening.ts';
import type { PatchPage, ScanProgress, ScanWorker } from '../../contract/patches.ts';
import { told } from '../../contract/told.ts';
import { BackendLostError, WorkerError } from '../../contract/worker_state.ts';
import { startLife, type WorkerLife } from '../worker_life.ts';

/** While it mines it tells of its progress several times a second; loading may take longer. */
const SILENCE_MS = 60_000;

/** Mines one collection at a time, each in a worker of its own that ends with it. Every call settles. */
export interface ScanLink {
  /**
   * @param files pictures and ZIP files of pictures
   * @returns all channels of what was found, also where `stop` ended it early
   * @throws what the worker throws, under its name; WorkerError where it dies, hangs or another collection is begun;
   * BackendLostError where its card was lost while it was to end. Otherwise a lost card begins it again.
   */
  scan(
    options: OpenOptions,
    files: File[],
    layer: string,
    onProgress: (progress: ScanProgress) => void,
  ): Promise<PatchPage>;
  /** The patches so far. @throws WorkerError where nothing is being mined */
  patches(channels: readonly number[]): Promise<PatchPage>;
  /** Lets `scan` end with what it has found. */
  stop(): void;
}

export function createScanLink(create: () => Worker): ScanLink {
  let life: WorkerLife<ScanWorker> | null = null;
  let opened = false;
  let stopped = false;

  const scanOnce: ScanLink['scan'] = async (options, files, layer, onProgress) => {
    life?.end(new WorkerError(told('workerErrors.otherCollection')));
    const own = startLife<ScanWorker>(create);
    life = own;
    opened = false;
    const tell = (progress: ScanProgress) => {
      own.heard();
      if (life === own) onProgress(progress);
    };
    try {
      await own.call((remote) => remote.open(options, Comlink.proxy(own.heard)), SILENCE_MS);
      opened = life === own;
      return await own.call((remote) => remote.scan(files, layer, Comlink.proxy(tell)), SILENCE_MS);
    } finally {
      own.end(new WorkerError(told('workerErrors.collectionMined')));
      if (life === own) life = null;
    }
  };

  return {
    async scan(options, ...rest) {
      const [losses, hung]: [BackendName[], BackendName[]] = [[], []];
      stopped = false;
      for (;;) {
        try {
          return await scanOnce({ ...options, losses, hung }, ...rest);
        } catch (error) {
          // From the beginning, as what was found went with the worker; not where another collection was begun meanwhile, or
          // this one was to end.
          if (!(error instanceof BackendLostError) || life || stopped) throw error;
          (error.hangs ? hung : losses).push(error.backend);
        }
      }
    },
    async patches(channels) {
      if (!life || !opened) throw new WorkerError(told('workerErrors.nothingMined'));
      return life.call((remote) => remote.patches(channels), SILENCE_MS);
    },
    stop() {
      stopped = true;
      // What it answers is that it was told; `scan` answers with what it found.
      if (life && opened) void life.call((remote) => remote.stop(), SILENCE_MS).catch(() => {});
      else life?.end(new WorkerError(told('workerErrors.miningCancelled')));
    },
  };
}
