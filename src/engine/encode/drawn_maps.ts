/** Pictures that are drawn where they were computed: of their numbers the ends alone are read, and not waited for. */
import * as tf from '@tensorflow/tfjs-core';
import { MAP_EXTENTS, MAP_SHEET, TILE_EXTENTS, TILE_SHEET } from '../../network/kernels/drawn_map.ts';
import type { Network } from '../../network/network.ts';
import type { HeatTensor, ImageTensor, TensorPicture } from '../../techniques/common/picture.ts';
import type { DrawnPicture } from './drawing.ts';
import type { Scored } from './encode_picture.ts';
import type { GpuCanvas } from './gpu_canvas.ts';
import { mapDrawing } from './map_drawing.ts';
import { isPlain, type PlainTiles, tileDrawing } from './tile_drawing.ts';
import { unmirrored } from './unmirrored.ts';

type Drawable = HeatTensor | ImageTensor | PlainTiles;

const KERNELS = [MAP_EXTENTS, MAP_SHEET, TILE_EXTENTS, TILE_SHEET];

/** The ends of a picture's values, on their way. */
interface Extents {
  /** What the picture is an answer to. */
  readonly question: string;
  readonly tensor: tf.Tensor;
  readonly numbers: Promise<Float32Array>;
}

/** Draws one picture after another, in one place of the page. */
export class DrawnMaps {
  readonly #network: Network;
  readonly #canvas: GpuCanvas;
  /** Of the picture before. */
  #before: Extents | undefined;

  /** @param network borrowed */
  constructor(network: Network, canvas: GpuCanvas) {
    this.#network = network;
    this.#canvas = canvas;
  }

  /** Whether a picture can be drawn so: it is a map or plain tiles, and the backend has kernels for it. */
  canDraw(picture: TensorPicture): picture is Drawable {
    const { kind } = picture;
    return (
      (kind === 'heat' || kind === 'image' || (kind === 'tiles' && isPlain(picture))) &&
      KERNELS.every((kernel) => tf.getKernel(kernel, tf.getBackend()))
    );
  }

  /**
   * Draws a picture and disposes its tensor. What is said of its range is that of the one before, where that was the answer to the
   * same question: it has arrived, and nothing is waited for.
   */
  async draw(question: string, made: Drawable, { doubt }: Scored): Promise<DrawnPicture> {
    const source = this.#network.description.input.mirrored ? (unmirrored(made) as Drawable) : made;
    const { extents, sheet, picture } =
      source.kind === 'tiles' ? tileDrawing(source) : mapDrawing(source, doubt);
    const numbers = extents.data<'float32'>();
    // What goes wrong is told where it is waited for.
    numbers.catch(() => {});
    const own: Extents = { question, tensor: extents, numbers };
    // To let go: this one where it cannot be drawn, else the one before.
    let left: Extents | undefined = own;
    try {
      const drawn = await this.#canvas.draw(sheet).finally(() => tf.dispose([sheet, source.values]));
      const before = this.#before;
      left = before;
      this.#before = own;
      return picture(await (before?.question === question ? before : own).numbers, drawn);
    } finally {
      if (left) await letGo(left);
    }
  }

  /** Frees what is kept from one picture to the next. */
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
