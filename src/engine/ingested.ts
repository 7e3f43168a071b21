import type * as tf from '@tensorflow/tfjs-core';
import type { Rect } from '../contract/geometry.ts';
import type { ImagePicture } from '../contract/picture.ts';
import type { FrameIdentity } from '../contract/view.ts';

/** A frame as the network takes it. */
export interface Ingested {
  readonly identity: FrameIdentity;
  /** [1, height, width, 3], preprocessed; the caller disposes it. */
  readonly image: tf.Tensor4D;
  /** The part of the frame that the network sees. */
  readonly crop: Rect;
  readonly frameSize: { width: number; height: number };
  /** The same pixels for a person. */
  photograph(): ImagePicture;
}
