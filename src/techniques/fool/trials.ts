/** Ways that a picture goes before it is looked at again. */
import * as tf from '@tensorflow/tfjs-core';
import type { InputDescription } from '../../network/description.ts';
import { denormalise, normalise } from '../../network/preprocess.ts';
import { Random } from '../../numeric/random.ts';
import { type Bytes, bytesOf, inputOf } from './attack.ts';
import { jpeg } from './jpeg.ts';

/** Something that happens to a picture. */
export interface Way {
  /** What it is, in words. */
  readonly through: string;
  /** @param bytes borrowed */
  go(bytes: Bytes): Bytes | Promise<Bytes>;
}

/** Standard deviation, in 1/255: that of a webcam in a room. */
const NOISE = 4;
/** Pixels to the right and down. */
const SHIFT = 3;
/** A size is changed to this share of it, and back. */
const SMALLER = 7 / 8;

/**
 * A file, and what a camera does to a picture that is held before it, one by one: noise, another place, another size.
 * @param quality of the JPEG file, 1..100
 */
export function waysFor(input: InputDescription, quality: number): Way[] {
  const { height, width } = input;
  const encode = jpeg();
  const file: Way[] = encode
    ? [{ through: `JPEG, quality ${quality}`, go: (bytes) => throughFile(bytes, input, quality, encode) }]
    : [];
  return [
    ...file,
    { through: `noise of ${NOISE}/255`, go: (bytes) => noisy(bytes, NOISE) },
    { through: `moved by ${SHIFT} pixels`, go: (bytes) => shifted(bytes, width, SHIFT) },
    { through: 'made smaller by 1/8 and back', go: (bytes) => resized(bytes, height, width, SMALLER) },
  ];
}

async function throughFile(
  bytes: Bytes,
  input: InputDescription,
  quality: number,
  encode: NonNullable<ReturnType<typeof jpeg>>,
): Promise<Bytes> {
  const rgba = denormalise(inputOf(bytes, input), input);
  return bytesOf(normalise(await encode(rgba, input, quality), input), input);
}

/** The same noise each time. @param deviation in 1/255 */
export function noisy(bytes: Bytes, deviation: number): Bytes {
  const random = new Random(1);
  const noise = random.normals(bytes.length, deviation);
  return bytes.map((byte, at) => byte + (noise[at] as number));
}

/** Moved right and down by some pixels; the edge is repeated. */
export function shifted(bytes: Bytes, width: number, pixels: number): Bytes {
  const height = bytes.length / (3 * width);
  return bytes.map((_, at) => {
    const [pixel, colour] = [Math.floor(at / 3), at % 3];
    const row = Math.min(height - 1, Math.max(0, Math.floor(pixel / width) - pixels));
    const column = Math.min(width - 1, Math.max(0, (pixel % width) - pixels));
    return bytes[3 * (row * width + column) + colour] as number;
  });
}

/** To another size and back, bilinearly (half-pixel centres). */
async function resized(bytes: Bytes, height: number, width: number, share: number): Promise<Bytes> {
  const back = tf.tidy(() => {
    const whole = tf.tensor3d(Float32Array.from(bytes), [height, width, 3]);
    const [rows, columns] = [Math.round(share * height), Math.round(share * width)];
    const small = tf.image.resizeBilinear(whole, [rows, columns], false, true);
    return tf.image.resizeBilinear(small, [height, width], false, true);
  });
  const values = await back.data<'float32'>();
  back.dispose();
  return Uint8ClampedArray.from(values);
}
