import type { CropShare } from '../contract/picture_gallery.ts';
import type { InputDescription } from './description.ts';

export interface CropRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * What the network sees of a frame, in the frame's pixels: the centre crop, `crop` of the shorter side in the input's aspect, or
 * all of it.
 */
export function cropOf(
  { height, width, crop, whole = false }: CropShare & Pick<InputDescription, 'whole'>,
  frameWidth: number,
  frameHeight: number,
): CropRect {
  if (whole) return { x: 0, y: 0, width: frameWidth, height: frameHeight };
  const scale = crop * Math.min(frameWidth / width, frameHeight / height);
  const [w, h] = [width * scale, height * scale];
  return { x: (frameWidth - w) / 2, y: (frameHeight - h) / 2, width: w, height: h };
}

/**
 * (value - mean) / std for every pixel, in the network's channel order; mirrored where the network wants it so.
 * @param rgba height x width pixels, four bytes each; alpha is ignored. Borrowed.
 * @returns height * width * 3 numbers
 */
export function normalise(
  rgba: Uint8ClampedArray | Uint8Array,
  { mean, std, order, ...turn }: InputDescription,
): Float32Array {
  const place = placeIn(turn);
  const pixels = rgba.length / 4;
  const input = new Float32Array(pixels * 3);
  const source = order === 'rgb' ? [0, 1, 2] : [2, 1, 0];
  for (let channel = 0; channel < 3; channel++) {
    const [from, m, s] = [source[channel] as number, mean[channel] as number, 1 / (std[channel] as number)];
    for (let pixel = 0; pixel < pixels; pixel++) {
      input[place(pixel) * 3 + channel] = ((rgba[pixel * 4 + from] as number) - m) * s;
    }
  }
  return input;
}

/** Where a pixel of the picture lies in the network's input. */
function placeIn({
  mirrored,
  width,
}: Pick<InputDescription, 'mirrored' | 'width'>): (pixel: number) => number {
  if (!mirrored) return (pixel) => pixel;
  return (pixel) => pixel - 2 * (pixel % width) + width - 1;
}

/** Turns each row of pixels around. @param rgba edited */
export function mirrorRows(rgba: Uint8ClampedArray<ArrayBuffer>, width: number): void {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
  for (let start = 0; start < pixels.length; start += width) pixels.subarray(start, start + width).reverse();
}

/** The inverse: preprocessed pixels as opaque RGBA, rounded and clipped to what a screen can show. */
export function denormalise(
  input: Float32Array,
  { mean, std, order, mirrored, width }: InputDescription,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = input.length / 3;
  const rgba = new Uint8ClampedArray(pixels * 4).fill(255);
  const target = order === 'rgb' ? [0, 1, 2] : [2, 1, 0];
  for (let channel = 0; channel < 3; channel++) {
    const [to, m, s] = [target[channel] as number, mean[channel] as number, std[channel] as number];
    for (let pixel = 0; pixel < pixels; pixel++) {
      rgba[pixel * 4 + to] = (input[pixel * 3 + channel] as number) * s + m;
    }
  }
  if (mirrored) mirrorRows(rgba, width);
  return rgba;
}

/** 0..255. */
const MID_GREY = [127.5, 127.5, 127.5] as const;

/**
 * The colour that says least, 0..255, in the network's order: the mean that is subtracted of every picture, or mid-grey where
 * none is.
 */
export const neutralColour = ({ mean }: Pick<InputDescription, 'mean'>): InputDescription['mean'] =>
  mean.some((value) => value > 0) ? mean : MID_GREY;

/** A colour, preprocessed. @param colour 0..255, in the network's order */
export const preprocessed = (
  colour: InputDescription['mean'],
  { mean, std }: Pick<InputDescription, 'mean' | 'std'>,
): [number, number, number] => {
  const [a, b, c] = colour;
  return [(a - mean[0]) / std[0], (b - mean[1]) / std[1], (c - mean[2]) / std[2]];
};

/** `neutralColour`, preprocessed: 0 where a mean is subtracted. */
export const neutralOf = (input: Pick<InputDescription, 'mean' | 'std'>): [number, number, number] =>
  preprocessed(neutralColour(input), input);

/** Writes one colour, preprocessed, into all pixels. @param pixels three numbers each */
export function fillWith(pixels: Float32Array, colour: readonly number[]): Float32Array {
  for (let at = 0; at < pixels.length; at++) pixels[at] = colour[at % 3] as number;
  return pixels;
}
