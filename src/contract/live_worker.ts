import type { Catalogue, StyleCard } from './cards.ts';
import type { LoadProgress, OpenOptions } from './opening.ts';
import type { PatchPage } from './patches.ts';
import type { Point, Ranking } from './picture.ts';
import type { FrameIdentity, View, ViewResult } from './view.ts';

/** A file that a visitor dropped: one of a folder, or a ZIP. */
export interface DroppedFile {
  /** Its path in the folder, or its name. */
  name: string;
  content: Blob;
}

/** What the network says of a picture of the gallery. */
export interface Description {
  point: Point;
  /** The leading classes, best first. */
  ranking: Ranking;
}

/** What the live worker exposes through comlink. */
export interface LiveWorker {
  /**
   * Chooses a backend, loads the network, warms up. Called once.
   * @param onProgress a comlink proxy
   * @throws ModelFileError, NetworkError, BackendError
   */
  open(options: OpenOptions, onProgress: (progress: LoadProgress) => void): Promise<Catalogue>;
  /**
   * Looks at one frame. The frame is transferred and closed by the worker. Nothing that was kept of another source goes
   * into the answer.
   * @throws UnknownTechniqueError, UnknownLayerError, UnknownClassError, ParameterError, LesionError, UnknownStyleError,
   * ModelFileError: the worker goes on living
   */
  look(frame: ImageBitmap, identity: FrameIdentity, view: View): Promise<ViewResult>;
  /** Looks at one picture for the gallery, between two frames. The picture is transferred and closed by the worker. */
  describe(picture: ImageBitmap): Promise<Description>;
  /**
   * Turns a picture into a style. The newest four of them are kept and can be blended.
   * @param picture a file or a frame; a frame is transferred and closed by the worker. Of an animation the first frame
   * counts; transparent parts are white; large pictures are scaled down.
   * @throws StylePictureError where it cannot be read or is too small; ModelFileError. The styles stay as they were.
   */
  addStylePicture(picture: Blob | ImageBitmap, title: string): Promise<StyleCard>;
  /**
   * Takes a style net from files: a folder in ml5's format or in ours, or a ZIP that holds one.
   * @throws ModelFileError, NetworkError. The styles stay as they were.
   */
  addStyleNet(files: DroppedFile[]): Promise<StyleCard[]>;
  /**
   * The strongest patches that looks with 'top-patches' have kept.
   * @throws UnknownLayerError if none were kept of this layer
   */
  patches(layer: string, channels: readonly number[]): Promise<PatchPage>;
  /** Forgets all patches and pictures. */
  forgetPatches(): Promise<void>;
  /** Forgets the styles that were added. */
  forgetStyles(): Promise<void>;
}
