import * as Comlink from 'comlink';
import type { Catalogue, StyleCard } from '../contract/cards.ts';
import type { Description, DroppedFile, LiveWorker } from '../contract/live_worker.ts';
import type { LoadProgress, OpenOptions } from '../contract/opening.ts';
import type { PatchPage } from '../contract/patches.ts';
import type { FrameIdentity, View, ViewResult } from '../contract/view.ts';
import { createService, TIMEOUTS as SERVICE_TIMEOUTS } from './service.ts';

export type LinkState =
  | { kind: 'starting' }
  | { kind: 'ready'; catalogue: Catalogue }
  /** The worker died and comes back by itself after a wait; attempt counts from 1. */
  | { kind: 'restarting'; attempt: number; waitMs: number; error: Error }
  /** It does not come back by itself; open() tries again. The error is the worker's own or a WorkerError. */
  | { kind: 'failed'; error: Error };

export interface LinkOptions {
  create: () => Worker;
  onState: (state: LinkState) => void;
  onProgress: (progress: LoadProgress) => void;
  timeouts?: Partial<typeof TIMEOUTS>;
}

export const TIMEOUTS = {
  ...SERVICE_TIMEOUTS,
  /** Without it there is nothing to see, and nobody may be there to reload the page. */
  restarts: Number.POSITIVE_INFINITY,
  /** How long the worker may say nothing while it looks. A software GPU compiles for many seconds. */
  lookSilenceMs: 20_000,
};

export interface Link {
  /**
   * Starts the worker, or starts it anew with other options. Rides through restarts: settles when the worker is ready
   * or has failed for good.
   * @throws what the worker's open throws, under its name (ModelFileError, BackendError); WorkerError
   */
  open(options: OpenOptions): Promise<Catalogue>;
  /**
   * Looks at one frame, which is taken whatever happens (transferred, or closed).
   * @throws what the worker's look throws, under its name; WorkerError where the worker is not ready, dies or hangs
   */
  look(frame: ImageBitmap, identity: FrameIdentity, view: View): Promise<ViewResult>;
  /**
   * Looks at one picture for the gallery, between two frames. The picture is taken whatever happens.
   * @throws WorkerError where the worker is not ready, dies or hangs
   */
  describe(picture: ImageBitmap): Promise<Description>;
  /**
   * See LiveWorker. A frame is taken whatever happens. What was added is gone when the worker is started anew.
   * @throws what the worker throws, under its name; WorkerError where it is not ready, dies or hangs
   */
  addStylePicture(picture: Blob | ImageBitmap, title: string): Promise<StyleCard>;
  addStyleNet(files: DroppedFile[]): Promise<StyleCard[]>;
  /**
   * Patches that looks have kept.
   * @throws what the worker throws, under its name; WorkerError where it is not ready, dies or hangs
   */
  patches(layer: string, channels: readonly number[]): Promise<PatchPage>;
  /** Forgets all patches and pictures. @throws WorkerError */
  forgetPatches(): Promise<void>;
  /** Forgets the styles that were added. @throws WorkerError */
  forgetStyles(): Promise<void>;
  /** Ends the worker. Pending calls reject; no state is reported any more. */
  stop(): void;
}

/** The page's end of the live worker. Every call settles. */
export function createLink({ create, onState, onProgress, timeouts }: LinkOptions): Link {
  const { lookSilenceMs, ...serviceTimeouts } = { ...TIMEOUTS, ...timeouts };
  const service = createService<LiveWorker, OpenOptions, Catalogue>({
    create,
    onProgress,
    timeouts: serviceTimeouts,
    onState: (state) => onState(state.kind === 'ready' ? { kind: 'ready', catalogue: state.ready } : state),
  });
  return {
    open: service.open,
    async look(frame, identity, view) {
      try {
        return await service.call(
          (remote) => remote.look(Comlink.transfer(frame, [frame]), identity, view),
          lookSilenceMs,
        );
      } finally {
        frame.close(); // nothing, where it was transferred
      }
    },
    async describe(picture) {
      try {
        return await service.call(
          (remote) => remote.describe(Comlink.transfer(picture, [picture])),
          lookSilenceMs,
        );
      } finally {
        picture.close(); // nothing, where it was transferred
      }
    },
    async addStylePicture(picture, title) {
      const handed = picture instanceof ImageBitmap ? Comlink.transfer(picture, [picture]) : picture;
      try {
        return await service.call((remote) => remote.addStylePicture(handed, title), lookSilenceMs);
      } finally {
        if (picture instanceof ImageBitmap) picture.close();
      }
    },
    addStyleNet: (files) => service.call((remote) => remote.addStyleNet(files), lookSilenceMs),
    patches: (layer, channels) => service.call((remote) => remote.patches(layer, channels), lookSilenceMs),
    forgetPatches: () => service.call((remote) => remote.forgetPatches(), lookSilenceMs),
    forgetStyles: () => service.call((remote) => remote.forgetStyles(), lookSilenceMs),
    stop: service.stop,
  };
}
