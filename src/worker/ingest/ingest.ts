import * as tf from '@tensorflow/tfjs-core';
import type { FrameIdentity } from '../../contract/view.ts';
import { luminanceOf, smallSize, smoothed } from '../../engine/live_style/small_luminance.ts';
import type { Frame } from '../../engine/live_style/style_session.ts';
import { layPaper } from '../../media/on_white.ts';
import type { InputDescription } from '../../network/description.ts';
import { cropOf, normalise } from '../../network/preprocess.ts';
import { luminance } from '../../techniques/style/luminance.ts';
import type { CardFrames } from './on_card.ts';

/**
 * Cuts the centre crop out of frames and scales it to the network's input, on one canvas for all frames.
 * @returns the pixels, four bytes each
 */
export function createCropper(
  input: InputDescription,
): (frame: ImageBitmap) => Uint8ClampedArray<ArrayBuffer> {
  const { width, height } = input;
  const canvas = new OffscreenCanvas(width, height);
  // Read back at every frame: a canvas on the GPU would stall there.
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context) throw new Error('This browser gives no 2-D canvas to a worker.');
  context.imageSmoothingQuality = 'high';
  return (frame) => {
    const crop = cropOf(input, frame.width, frame.height);
    // A film may be transparent; the frame before must not shine through.
    layPaper(context, width, height);
    context.drawImage(frame, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    return data as Uint8ClampedArray<ArrayBuffer>;
  };
}

/**
 * Turns frames into what the network takes.
 * @param card takes frames on the card that the network runs on; null has the processor take them
 */
export function createIngest(
  input: InputDescription,
  card: CardFrames | null,
): (frame: ImageBitmap, identity: FrameIdentity) => ReturnType<Frame['ingest']> {
  const { width, height } = input;
  const cropFrame = createCropper(input);
  return (frame, identity) => {
    let taken: Uint8ClampedArray<ArrayBuffer> | undefined;
    const seen = () => {
      taken ??= cropFrame(frame);
      return taken;
    };
    const image =
      card?.resample(frame, input) ?? tf.tensor4d(normalise(seen(), input), [1, height, width, 3]);
    return {
      ...{ identity, image, crop: cropOf(input, frame.width, frame.height) },
      frameSize: { width: frame.width, height: frame.height },
      photograph: () => ({
        kind: 'image',
        title: 'The frame under examination',
        width,
        height,
        rgba: seen().slice(),
        legend: null,
      }),
      luminance: async () => (card ? cardLuminance(card, frame, input) : luminanceOf(seen(), width, height)),
    };
  };
}

/** One for every network that is alive. */
const ingests = new WeakMap<InputDescription, ReturnType<typeof createIngest>>();

/**
 * @param frame borrowed for as long as it is ingested
 * @param card as that of `createIngest`
 */
export const frameOf = (frame: ImageBitmap, identity: FrameIdentity, card: CardFrames | null): Frame => ({
  ...{ identity, width: frame.width, height: frame.height },
  ingest(input) {
    const ingest = ingests.get(input) ?? createIngest(input, card);
    ingests.set(input, ingest);
    return ingest(frame, identity);
  },
});

const GREY = { mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', mirrored: false } as const;

async function cardLuminance(card: CardFrames, frame: ImageBitmap, input: InputDescription) {
  const size = smallSize(input.width, input.height);
  const { crop, whole = false } = input;
  const colours = card.resample(frame, { ...GREY, ...size, crop, whole });
  const grey = tf.tidy(() => luminance(colours));
  colours.dispose();
  const values = await grey.data<'float32'>();
  grey.dispose();
  return smoothed({ ...size, values });
}
