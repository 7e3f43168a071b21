/** Turns a technique's tensors into what crosses to the page: bytes with a legend, as a photograph is developed. */
import * as tf from '@tensorflow/tfjs-core';
import type { Doubt } from '../../contract/doubt.ts';
import type { Curves, CutOut, HeatMap, ImagePicture, Picture } from '../../contract/picture.ts';
import type { Network } from '../../network/network.ts';
import { denormalise } from '../../network/preprocess.ts';
import {
  type CurvesTensor,
  type CutOutTensor,
  type FooledTensor,
  type HeatTensor,
  type ImageTensor,
  type PointTensor,
  type StylisedTensor,
  type TensorPicture,
  tensorsOf,
} from '../../techniques/common/picture.ts';
import { rank } from '../view/rank.ts';
import { encodeFooled } from './encode_fooled.ts';
import { encodePoint } from './encode_point.ts';
import { encodeStylised } from './encode_stylised.ts';
import { greyMap } from './grey_map.ts';
import { faintnessOf, honestScale } from './honest_scale.ts';
import { tileAtlas } from './tile_atlas.ts';
import { unmirrored } from './unmirrored.ts';
import { alignedBytes, byteScale, rangeOf } from './value_range.ts';

/** The numbers behind a picture, for people who compute with them. */
interface Raw {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface Encoded {
  readonly picture: Picture;
  readonly raw: Raw;
}

/** What the class scores add to a picture. */
export interface Scored {
  /** The class scores with no channel switched off, where some are. */
  readonly unablated?: Float32Array | undefined;
  /** How far a picture of a class can be believed; not at all in doubt where absent. */
  readonly doubt?: Doubt | undefined;
}

/** Reads the tensors and disposes them. */
export async function encodePicture(
  network: Network,
  made: TensorPicture,
  scored: Scored = {},
): Promise<Encoded> {
  const source = network.description.input.mirrored ? unmirrored(made) : made;
  if (source.kind === 'painting') {
    const picture = await encodeStylised(source);
    const { width, height, rgba } = picture;
    return { picture, raw: { shape: [height, width, 4], values: Float32Array.from(rgba) } };
  }
  if (source.kind === 'point') {
    const point = await encodePoint(source);
    return { raw: { shape: [point.features.length], values: point.features }, picture: point };
  }
  if (source.kind === 'fooled') {
    const shape = source.values.shape;
    const { picture, change } = await encodeFooled(network, source);
    return { picture, raw: { shape, values: change } };
  }
  const tensors = tensorsOf(source);
  const [values, positions] = (await Promise.all(tensors.map((tensor) => tensor.data())).finally(() =>
    tf.dispose(tensors),
  )) as [Float32Array<ArrayBuffer>, Int32Array<ArrayBuffer>];
  const raw = source.kind === 'curves' ? heightsOf(source) : { shape: tensors[0]?.shape ?? [], values };
  return { raw, picture: pictureOf(network, source, { values, positions, ...scored }) };
}

/** What was read of a picture's tensors. */
interface Values extends Scored {
  readonly values: Float32Array<ArrayBuffer>;
  /** Of maxima alone. */
  readonly positions: Int32Array<ArrayBuffer>;
}

function pictureOf(
  network: Network,
  source: Exclude<TensorPicture, StylisedTensor | PointTensor | FooledTensor>,
  { values, positions, unablated, doubt }: Values,
): Picture {
  switch (source.kind) {
    case 'heat':
      return heatMap(source, values, doubt);
    case 'tiles':
      return tileAtlas(source, values);
    case 'image':
      return image(source, values, doubt);
    case 'maxima':
      return { ...source, values, positions, legend: null };
    case 'ranking':
      return {
        ...rank(network.description.labels, source, values, unablated),
        ...faintnessOf(source.instead),
      };
    case 'curves':
      return { ...curves(network, source, values), ...faintnessOf(doubt?.says, source.faint) };
    case 'cut-out':
      return { ...cutOut(source, values), ...faintnessOf(doubt?.says, source.faint) };
  }
}

/** The range of a map's colours, and what is to be said of it. */
const scaleOf = (source: HeatTensor | ImageTensor, values: Float32Array, doubt: Doubt | undefined) => {
  const { scale, percentile } = source;
  return honestScale(source, rangeOf(values, scale, percentile), () => rangeOf(values, scale), doubt);
};

function heatMap(source: HeatTensor, values: Float32Array, doubt: Doubt | undefined): HeatMap {
  const [height, width] = source.values.shape;
  const { title, scale } = source;
  const { completeness } = source;
  const { range, ...words } = {
    ...scaleOf(source, values, doubt),
    ...(completeness && { completeness }),
  };
  const rowBytes = alignedBytes(width);
  const bytes = new Uint8Array(rowBytes * height);
  const toByte = byteScale(range, scale);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) bytes[y * rowBytes + x] = toByte(values[y * width + x] as number);
  }
  return { kind: 'heat', title, width, height, rowBytes, values: bytes, ...words };
}

function image(source: ImageTensor, values: Float32Array, doubt: Doubt | undefined): ImagePicture {
  const [height, width] = source.values.shape;
  const { range, ...words } = scaleOf(source, values, doubt);
  const toByte = byteScale(range, source.scale);
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let colour = 0; colour < 3; colour++)
      rgba[pixel * 4 + colour] = toByte(values[pixel * 3 + colour] as number);
  }
  return { kind: 'image', title: source.title, width, height, rgba, ...words };
}

function curves(network: Network, { title, plots, maps }: CurvesTensor, values: Float32Array): Curves {
  const { input } = network.description;
  const rgba = denormalise(values, input);
  const { width, height } = input;
  const image: ImagePicture = { kind: 'image', title, width, height, rgba, legend: null };
  const pairs = maps?.map(({ id, label, before, now }) => ({
    ...{ id, label, before: greyMap(before, input.mirrored), now: greyMap(now, input.mirrored) },
  }));
  return { kind: 'curves', title, plots: [...plots], ...(pairs && { maps: pairs }), image, legend: null };
}

/** The height of every curve at every step, [plots, curves, steps]; curves that are still growing are padded with NaN. */
function heightsOf({ plots }: CurvesTensor): Raw {
  const all = plots.flatMap((plot) => plot.curves);
  const steps = Math.max(0, ...all.map(({ points }) => points.length));
  const shape = [plots.length, all.length / Math.max(1, plots.length), steps];
  const values = new Float32Array(all.length * steps).fill(Number.NaN);
  all.forEach(({ points }, at) => {
    points.forEach(([, y], step) => {
      values[at * steps + step] = y;
    });
  });
  return { shape, values };
}

function cutOut({ title, values: { shape } }: CutOutTensor, values: Float32Array): CutOut {
  const [height, width] = shape;
  const rowBytes = alignedBytes(width);
  const bytes = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      bytes[y * rowBytes + x] = Math.round(255 * (values[y * width + x] as number));
  }
  // Of seeds, what is not known counts for nothing.
  const share = values.filter((value) => value === 1).length / values.length;
  return { kind: 'cut-out', title, width, height, rowBytes, values: bytes, share, legend: null };
}
