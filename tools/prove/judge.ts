import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { forward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { inputOf } from '../../src/techniques/optimise/pixels.ts';

interface Rgb {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A picture file's bytes, three a pixel. */
export async function rgbOf(file: Uint8Array): Promise<Rgb> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The middle of a square picture, a share of its side, scaled to another side in pixels: what is seen of one that was painted by parts. */
export async function middleOf(file: Uint8Array, share: number, side: number): Promise<Rgb> {
  const { width } = await rgbOf(file);
  const own = Math.round(share * width);
  const begin = Math.round((width - own) / 2);
  const part = await sharp(file)
    .extract({ left: begin, top: begin, width: own, height: own })
    .resize(side, side)
    .png()
    .toBuffer();
  return rgbOf(part);
}

/**
 * The square about the centre of a picture's opacity, moved inside it. What is opaque is what the painted score depended on most.
 * @param file a square picture with its opacity
 * @param share of the picture's side
 * @returns a PNG file without opacity
 */
export async function subjectOf(file: Uint8Array, share: number): Promise<Uint8Array> {
  const { data, info } = await sharp(file)
    .ensureAlpha()
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width: side } = info;
  const own = Math.round(share * side);
  let [sum, down, across] = [0, 0, 0];
  for (const [at, opacity] of data.entries()) {
    sum += opacity;
    down += opacity * (Math.floor(at / side) + 0.5);
    across += opacity * ((at % side) + 0.5);
  }
  const begin = (total: number) => Math.min(side - own, Math.max(0, Math.round(total / sum - own / 2)));
  const part = { left: begin(across), top: begin(down), width: own, height: own };
  return sharp(file).removeAlpha().extract(part).png().toBuffer();
}

/** The picture encoded as JPEG, decoded, and moved down and to the right; its edges are repeated. A PNG file. */
export async function afterJpegAndShift(
  file: Uint8Array,
  quality: number,
  shiftPx: number,
): Promise<Uint8Array> {
  const jpeg = await sharp(file).jpeg({ quality }).toBuffer();
  const { width, height } = await rgbOf(jpeg);
  const extended = await sharp(jpeg)
    .extend({ top: shiftPx, left: shiftPx, bottom: 0, right: 0, extendWith: 'copy' })
    .png()
    .toBuffer();
  return sharp(extended).extract({ left: 0, top: 0, width, height }).png().toBuffer();
}

/** The probability that the network gives each class. @param picture of the network's size */
export function probabilitiesOf(network: Network, { data, width, height }: Rgb): Float32Array {
  return tf.tidy(() => {
    const pixels = tf.tensor4d(
      Float32Array.from(data, (byte) => byte / 255),
      [1, height, width, 3],
    );
    const { logits } = forward(network, inputOf(pixels, network.description.input));
    return tf.softmax(tf.reshape(logits, [-1])).dataSync<'float32'>();
  });
}

/** The probability that the network gives a class, and its place among all, from 1. */
export function rankOf(network: Network, picture: Rgb, classIndex: number) {
  const probabilities = probabilitiesOf(network, picture);
  const probability = probabilities[classIndex] as number;
  return { probability, rank: 1 + probabilities.filter((other) => other > probability).length };
}
