import * as Comlink from 'comlink';
import type {
  GalleryWorker,
  MapSettings,
  MapStep,
  MapWorker,
  PictureMap,
  Rows,
} from '../../contract/picture_gallery.ts';
import { ToldError, told } from '../../contract/told.ts';
import { WorkerError } from '../../contract/worker_state.ts';
import { startLife, type WorkerLife } from '../worker_life.ts';

/** Decoding a picture of many megapixels, or reading a large index, may take a while on a slow machine. */
const SILENCE_MS = 60_000;
/** A map speaks several times a second once it has begun; measuring thousands of pictures comes before that. */
const MAP_SILENCE_MS = 60_000;

export interface GalleryLink {
  /** @throws what the worker throws, under its name; WorkerError where it dies or hangs */
  call<R>(start: (remote: Comlink.Remote<GalleryWorker>) => Promise<R>): Promise<R>;
  /** Resolves when the worker dies by itself: the gallery is gone with it. */
  readonly death: Promise<WorkerError>;
  end(): void;
}

/** Starts the gallery's worker. */
export function openGallery(create: () => Worker): GalleryLink {
  const life = startLife<GalleryWorker>(create);
  return {
    call: (start) => life.call(start, SILENCE_MS),
    death: life.death,
    end: () => life.end(new WorkerError(told('workerErrors.galleryClosed'))),
  };
}

/** The map was given up, because another was asked for or a person stopped it. */
export class MapCancelledError extends ToldError {
  override readonly name = 'MapCancelledError';
}

export interface MapDrawing {
  /** @throws MapCancelledError after cancel(); GalleryError; WorkerError */
  readonly done: Promise<PictureMap>;
  cancel(): void;
}

/** Draws one map in a worker of its own, which ends with it. @param rows transferred */
export function startMap(
  create: () => Worker,
  rows: Rows,
  settings: MapSettings,
  onStep: (step: MapStep) => void,
): MapDrawing {
  const life: WorkerLife<MapWorker> = startLife<MapWorker>(create);
  let cancelled = false;
  const heard = (step: MapStep) => {
    life.heard();
    if (!cancelled) onStep(step);
  };
  const draw = async () => {
    try {
      return await life.call(
        (remote) => remote.draw(Comlink.transfer(rows, [rows.values.buffer]), settings, Comlink.proxy(heard)),
        MAP_SILENCE_MS,
      );
    } catch (error) {
      throw cancelled ? new MapCancelledError(told('galleryErrors.mapGivenUp')) : error;
    } finally {
      life.end(new WorkerError(told('workerErrors.mapDrawn')));
    }
  };
  return {
    done: draw(),
    cancel() {
      cancelled = true;
      life.end(new WorkerError(told('galleryErrors.mapGivenUp')));
    },
  };
}
