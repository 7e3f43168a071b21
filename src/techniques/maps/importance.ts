import * as tf from '@tensorflow/tfjs-core';
import { ToldError, told } from '../../contract/told.ts';
import { keepForward } from '../../network/forward.ts';
import { Random } from '../../numeric/random.ts';
import { type TensorPicture, tensorsOf } from '../common/picture.ts';
import { tapsOf } from '../common/taps.ts';
import type { Asked, Stage, Subject } from '../common/technique.ts';

/** A technique that was asked for its map and has none. */
export class NoMapError extends ToldError {
  override readonly name = 'NoMapError';
}

/**
 * How important a technique calls each pixel: its map to the end of the sweep, enlarged bilinearly (half-pixel centres) to
 * the network's input. Of a signed map what speaks for the class is important; of a colour picture, the largest magnitude
 * over colours.
 * @yields how far the map is, 0..1
 * @returns height * width numbers, row by row
 * @throws {NoMapError} if the technique draws no map over the picture
 */
export async function* importanceOf(asked: Asked, subject: Subject): AsyncGenerator<number, Float32Array> {
  const { network, image, target } = subject;
  const { technique, settings } = asked;
  const trace = keepForward(network, image, { taps: tapsOf(technique, network, settings, target) });
  try {
    const own = { network, image, trace, target };
    const looked = tf.tidy(
      () => technique.run(own, settings) as TensorPicture & tf.TensorContainerObject,
    ) as ReturnType<typeof technique.run>;
    const { title } = technique;
    const map = Symbol.asyncIterator in looked ? yield* lastOf(looked, title) : checkedMap(looked, title);
    return await perPixel(map, network.description.input);
  } finally {
    for (const tensor of trace.tensors()) tensor.dispose();
  }
}

/** A picture that says something of each pixel. */
type MapTensor = Extract<TensorPicture, { readonly kind: 'heat' | 'image' | 'cut-out' }>;

/** @param picture disposed where it is none */
function checkedMap(picture: TensorPicture, title: string): MapTensor {
  if (picture.kind === 'heat' || picture.kind === 'image' || picture.kind === 'cut-out') return picture;
  tf.dispose(tensorsOf(picture));
  throw new NoMapError(told('settingErrors.noMapToErase', { title }));
}

/** Runs a sweep to its end, unless its first picture is no map; of all its pictures only the last is left, which the caller disposes. */
async function* lastOf(
  stages: AsyncGenerator<Stage | null, void>,
  title: string,
): AsyncGenerator<number, MapTensor> {
  let progress = 0;
  try {
    for (;;) {
      const { value, done } = await stages.next();
      if (done) throw new Error('A technique ended without having reached progress 1.');
      if (value) {
        const map = checkedMap(value.picture, title);
        if (value.progress >= 1) return map;
        map.values.dispose();
        progress = value.progress;
      }
      yield progress;
    }
  } finally {
    await stages.return();
  }
}

async function perPixel(
  picture: MapTensor,
  { height, width }: { height: number; width: number },
): Promise<Float32Array> {
  const map = tf.tidy(() => {
    const cells = picture.kind === 'image' ? tf.max(tf.abs(picture.values), 2) : picture.values;
    return tf.image.resizeBilinear(tf.expandDims(cells, 2) as tf.Tensor3D, [height, width], false, true);
  });
  picture.values.dispose();
  const values = await map.data<'float32'>();
  map.dispose();
  return values;
}

/** Numbers that have nothing to do with the picture, the same in every run. */
export function randomImportance(pixels: number): Float32Array {
  const random = new Random(1);
  return Float32Array.from({ length: pixels }, () => random.uniform());
}

/** Said where a map is the same everywhere: what would be left is the order of its pixels in memory. */
export const SAME_EVERYWHERE = 'A map that is the same everywhere has no order to compare: it has no curve.';

/** Pixels from the most important to the least; of equals the one nearer to the top left first. */
export const byImportance = (importance: Float32Array): Uint32Array =>
  Uint32Array.from(importance.keys()).sort(
    (a, b) => (importance[b] as number) - (importance[a] as number) || a - b,
  );

/**
 * The mean importance over square regions, in place of each pixel's own: orders of pixels then differ in where they
 * begin, not in how finely they are scattered. Samek, Binder, Montavon, Lapuschkin, Müller 2017, Evaluating the
 * Visualization of What a Deep Neural Network Has Learned, section III.
 * @param side of a region in pixels; those at the right and lower edge may be smaller
 */
export function overRegions(importance: Float32Array, width: number, side: number): Float32Array {
  const height = importance.length / width;
  const across = Math.ceil(width / side);
  const sums = new Float64Array(across * Math.ceil(height / side));
  const counts = new Uint32Array(sums.length);
  const regionOf = (pixel: number) =>
    Math.floor(Math.floor(pixel / width) / side) * across + Math.floor((pixel % width) / side);
  importance.forEach((value, pixel) => {
    const region = regionOf(pixel);
    sums[region] = (sums[region] as number) + value;
    counts[region] = (counts[region] as number) + 1;
  });
  return importance.map((_, pixel) => {
    const region = regionOf(pixel);
    return (sums[region] as number) / (counts[region] as number);
  });
}
