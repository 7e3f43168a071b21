/** Turns a technique's tensors into what crosses to the page: bytes with a legend, as a photograph is developed. */
import type * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../network/network.ts';
import type {
  HeatTensor,
  ImageTensor,
  PaintingTensor,
  PointTensor,
  RankingTensor,
  TensorPicture,
  TilesTensor,
} from '../techniques/picture.ts';
import type { HeatMap, ImagePicture, Legend, Picture, Point, Ranking, Tiles } from './api.ts';
import { developPainting } from './develop_painting.ts';
import { developPoint } from './develop_point.ts';
import { byteScale, channelRanges, linearScale, rangeOf } from './value_range.ts';

/** The numbers behind a picture, for people who compute with them. */
export interface Raw {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface Developed {
  readonly picture: Picture;
  readonly raw: Raw;
}

/** Reads the tensors and disposes them. */
export async function develop(network: Network, source: TensorPicture): Promise<Developed> {
  if (source.kind === 'painting') {
    const picture = await developPainting(source);
    const { width, height, rgba } = picture;
    return { picture, raw: { shape: [height, width, 4], values: Float32Array.from(rgba) } };
  }
  if (source.kind === 'point') {
    const point = await developPoint(source);
    return { raw: { shape: [point.features.length], values: point.features }, picture: point };
  }
  const tensor: tf.Tensor = source.kind === 'ranking' ? source.logits : source.values;
  const values = await tensor.data<'float32'>();
  const raw = { shape: tensor.shape, values };
  tensor.dispose();
  return { raw, picture: pictureOf(network, source, values) };
}

function pictureOf(
  network: Network,
  source: Exclude<TensorPicture, PaintingTensor | PointTensor>,
  values: Float32Array,
): Exclude<Picture, Point> {
  switch (source.kind) {
    case 'heat':
      return heatMap(source, values);
    case 'tiles':
      return tiles(source, values);
    case 'image':
      return image(source, values);
    case 'ranking':
      return rank(network.description.labels, source, values);
  }
}

const alignedBytes = (width: number) => Math.ceil(width / 4) * 4;

function heatMap(source: HeatTensor, values: Float32Array): HeatMap {
  const [height, width] = source.values.shape;
  const { title, scale, percentile } = source;
  const range = rangeOf(values, scale, percentile);
  const rowBytes = alignedBytes(width);
  const bytes = new Uint8Array(rowBytes * height);
  const toByte = byteScale(range, scale);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) bytes[y * rowBytes + x] = toByte(values[y * width + x] as number);
  }
  return { kind: 'heat', title, width, height, rowBytes, values: bytes, legend: legendOf(source, range) };
}

/** Wide enough that the atlas is about as wide as high. */
const columnsFor = (count: number, width: number, height: number) =>
  Math.max(1, Math.min(count, Math.ceil(Math.sqrt((count * height) / width))));

function tiles(source: TilesTensor, values: Float32Array): Tiles {
  const [tileHeight, tileWidth, count] = source.values.shape;
  const { title, layer, scale, scaling, percentile } = source;
  const columns = columnsFor(count, tileWidth, tileHeight);
  const rowBytes = alignedBytes(columns * tileWidth);
  const bytes = new Uint8Array(rowBytes * Math.ceil(count / columns) * tileHeight);
  const range = rangeOf(values, scale, percentile);
  const ranges =
    scaling === 'layer' ? Array.from({ length: count }, () => range) : channelRanges(values, count, scale);
  const scales = ranges.map((one) => linearScale(one, scale));
  const factors = Float64Array.from(scales, ({ factor }) => factor);
  // Storing a byte rounds down.
  const offsets = Float64Array.from(scales, ({ offset }) => offset + 0.5);
  // Channel by channel in the inner loop: the tensor's own order.
  for (let pixel = 0; pixel < tileHeight * tileWidth; pixel++) {
    const [y, x] = [Math.floor(pixel / tileWidth), pixel % tileWidth];
    for (let channel = 0; channel < count; channel++) {
      const row = Math.floor(channel / columns) * tileHeight + y;
      const value =
        (values[pixel * count + channel] as number) * (factors[channel] as number) +
        (offsets[channel] as number);
      bytes[row * rowBytes + (channel % columns) * tileWidth + x] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
  const channels = Array.from({ length: count }, (_, channel) => channel);
  return {
    ...{ kind: 'tiles', title, layer, count, columns, tileWidth, tileHeight, rowBytes },
    ...{ values: bytes, channels, ranges, legend: legendOf(source, range) },
  };
}

function image(source: ImageTensor, values: Float32Array): ImagePicture {
  const [height, width] = source.values.shape;
  const range = rangeOf(values, source.scale, source.percentile);
  const toByte = byteScale(range, source.scale);
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let colour = 0; colour < 3; colour++)
      rgba[pixel * 4 + colour] = toByte(values[pixel * 3 + colour] as number);
  }
  return { kind: 'image', title: source.title, width, height, rgba, legend: legendOf(source, range) };
}

/** The leading classes of some scores, by softmax over all of them. */
export function rank(
  labels: readonly string[],
  { title, count }: Pick<RankingTensor, 'title' | 'count'>,
  logits: Float32Array,
): Ranking {
  const largest = logits.reduce((a, b) => Math.max(a, b));
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  const best = Array.from(logits.keys()).sort((a, b) => (logits[b] as number) - (logits[a] as number));
  const classes = best.slice(0, count).map((index) => {
    const logit = logits[index] as number;
    return {
      index,
      label: labels[index] ?? `class ${index}`,
      probability: Math.exp(logit - largest) / sum,
      logit,
    };
  });
  return { kind: 'ranking', title, classes };
}

function legendOf(source: HeatTensor | TilesTensor | ImageTensor, range: [number, number]): Legend {
  const { meaning, scale, percentile } = source;
  const clipped = percentile === undefined ? {} : { note: `clipped at the ${percentile}th percentile` };
  return { range, signed: scale === 'symmetric', ...meaning, ...clipped };
}
