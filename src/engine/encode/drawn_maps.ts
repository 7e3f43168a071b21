/** Maps that are drawn where they were computed: of their numbers the two ends alone are read, and not waited for. */
import * as tf from '@tensorflow/tfjs-core';
import { DRAWN_RANGE_BYTES, type HeatMap, type ImagePicture } from '../../contract/picture.ts';
import { MAP_EXTENTS, MAP_SHEET, type MapExtents, type MapSheet } from '../../network/kernels/drawn_map.ts';
import type { Network } from '../../network/network.ts';
import type { HeatTensor, ImageTensor, TensorPicture } from '../../techniques/common/picture.ts';
import type { Scored } from './encode_picture.ts';
import type { GpuCanvas } from './gpu_canvas.ts';
import { honestScale, leastExtent, shareOf } from './honest_scale.ts';
import { unmirrored } from './unmirrored.ts';
import { alignedBytes, clippedAt, scaled } from './value_range.ts';

type MapTensor = HeatTensor | ImageTensor;

/** The ends of a map's values, on their way: see MAP_EXTENTS. */
interface Extents {
  /** What the map is an answer to. */
  readonly question: string;
  readonly tensor: tf.Tensor;
  readonly numbers: Promise<Float32Array>;
}

/** Draws one map after another, in one place of the page. */
export class DrawnMaps {
  readonly #network: Network;
  readonly #canvas: GpuCanvas;
  /** Of the map before. */
  #before: Extents | undefined;

  /** @param network borrowed */
  constructor(network: Network, canvas: GpuCanvas) {
    this.#network = network;
    this.#canvas = canvas;
  }

  /** Whether a picture can be drawn so: it is a map, and the backend has kernels for it. */
  canDraw(picture: TensorPicture): picture is MapTensor {
    return (
      (picture.kind === 'heat' || picture.kind === 'image') &&
      [MAP_EXTENTS, MAP_SHEET].every((kernel) => tf.getKernel(kernel, tf.getBackend()))
    );
  }

  /**
   * Draws a map and disposes its tensor. What is said of its range is that of the map before, where that was the answer to the
   * same question: it has arrived, and nothing is waited for.
   */
  async draw(question: string, made: MapTensor, { doubt }: Scored): Promise<HeatMap | ImagePicture> {
    const source = this.#network.description.input.mirrored ? (unmirrored(made) as MapTensor) : made;
    const [height, width] = source.values.shape;
    const tensor = extentsOf(source);
    const sheet = tf.engine().runKernel(MAP_SHEET, { values: source.values, extents: tensor }, {
      ...{ scale: source.scale, clips: source.percentile !== undefined, least: leastExtent(source) },
      ...{ share: shareOf(source, doubt), rows: Math.ceil(DRAWN_RANGE_BYTES / (3 * width)) },
    } satisfies MapSheet as never) as tf.Tensor3D;
    const numbers = tensor.data<'float32'>();
    // What goes wrong is told where it is waited for.
    numbers.catch(() => {});
    const drawn = await this.#canvas.draw(sheet).finally(() => tf.dispose([sheet, source.values]));
    const before = this.#before;
    this.#before = { question, tensor, numbers };
    const told = await (before?.question === question ? before : this.#before).numbers;
    if (before) await letGo(before);
    const words = wordsOf(source, told, doubt);
    const place = { title: source.title, width, height, drawn, ...words };
    if (source.kind === 'image') return { kind: 'image', ...place, rgba: new Uint8ClampedArray() };
    const { completeness } = source;
    const rowBytes = alignedBytes(width);
    return {
      ...{ kind: 'heat', ...place, rowBytes, values: new Uint8Array() },
      ...(completeness && { completeness }),
    };
  }

  /** Frees what is kept from one map to the next. */
  async forget(): Promise<void> {
    const before = this.#before;
    this.#before = undefined;
    if (before) await letGo(before);
  }
}

async function letGo({ numbers, tensor }: Extents): Promise<void> {
  // A tensor that is being read is not disposed.
  await numbers.catch(() => {});
  tensor.dispose();
}

/** One shader for maps of any shape. */
function extentsOf({ values, percentile = 100 }: MapTensor): tf.Tensor {
  const kept = Math.ceil((values.size * percentile) / 100);
  return tf.tidy(() => {
    const flat = { values: tf.reshape(values, [-1]) };
    return tf.engine().runKernel(MAP_EXTENTS, flat, { kept } satisfies MapExtents as never) as tf.Tensor;
  });
}

function wordsOf(source: MapTensor, extents: Float32Array, doubt: Scored['doubt']) {
  const [low, high, , limit] = extents as unknown as [number, number, number, number];
  const { scale, percentile } = source;
  const whole = scaled(low, high, scale);
  const own = percentile === undefined ? whole : clippedAt(limit, scale);
  const { range: _, ...words } = honestScale(source, own, () => whole, doubt);
  return words;
}
