import * as tf from '@tensorflow/tfjs-core';
import type { Rect } from '../contract/geometry.ts';
import type { FrameIdentity } from '../contract/view.ts';
import type { Ingested } from '../engine/ingested.ts';
import { PAPER } from '../media/on_white.ts';
import type { InputDescription } from '../network/description.ts';
import { cropOf, normalise } from '../network/preprocess.ts';

/** The centre crop of a frame at the network's input size. */
interface Cropped {
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly crop: Rect;
}

/** Cuts the centre crop out of frames and scales it to the network's input, on one canvas for all frames. */
export function createCropper(input: InputDescription): (frame: ImageBitmap) => Cropped {
  const { width, height } = input;
  const canvas = new OffscreenCanvas(width, height);
  // Read back at every frame: a canvas on the GPU would stall there.
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context) throw new Error('This browser gives no 2-D canvas to a worker.');
  context.imageSmoothingQuality = 'high';
  return (frame) => {
    const crop = cropOf(input, frame.width, frame.height);
    // A film may be transparent; the frame before must not shine through.
    context.fillStyle = PAPER;
    context.fillRect(0, 0, width, height);
    context.drawImage(frame, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    return { rgba: data as Uint8ClampedArray<ArrayBuffer>, crop };
  };
}

/** Turns frames into what the network takes. */
export function createIngest(
  input: InputDescription,
): (frame: ImageBitmap, identity: FrameIdentity) => Ingested {
  const { width, height } = input;
  const cropFrame = createCropper(input);
  return (frame, identity) => {
    const frameSize = { width: frame.width, height: frame.height };
    const { rgba, crop } = cropFrame(frame);
    return {
      identity,
      image: tf.tensor4d(normalise(rgba, input), [1, height, width, 3]),
      crop,
      frameSize,
      photograph: () => ({
        kind: 'image',
        title: 'The frame under examination',
        width,
        height,
        rgba: rgba.slice(),
        legend: null,
      }),
    };
  };
}
