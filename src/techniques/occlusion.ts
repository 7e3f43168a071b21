import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../network/network.ts';
import { neutralOf, preprocessed } from '../network/preprocess.ts';
import { measureOf, numberOfEach } from './common/class_probabilities.ts';
import { fittedSweep } from './common/small_input.ts';
import { targetName } from './common/target.ts';
import { type FixedTarget, type Stage, technique } from './common/technique.ts';
import { leastDrop, pointOf } from './maps/faint.ts';

/** Pictures per forward pass: enough to fill the threads, few enough to answer quickly. */
const BATCH = 7;

/** A square that hides part of the image, in pixels of the network's input; it may hang over the edge. */
export interface Patch {
  readonly y: number;
  readonly x: number;
  readonly size: number;
}

/**
 * The probability of a class, or the similarity to a taught class, with each patch of the image hidden in turn. Zeiler & Fergus 2014, section 4.2.
 * @param pixels [height, width, 3], preprocessed. Borrowed.
 * @param fill the patch's colour, preprocessed
 * @returns one probability or similarity a patch
 */
export async function occludedValues(
  network: Network,
  pixels: Float32Array,
  patches: readonly Patch[],
  fill: readonly number[],
  target: FixedTarget,
): Promise<Float32Array> {
  const { height, width } = network.description.input;
  const batch = new Float32Array(patches.length * pixels.length);
  patches.forEach((patch, i) => {
    const copy = batch.subarray(i * pixels.length, (i + 1) * pixels.length);
    copy.set(pixels);
    hide(copy, width, height, patch, fill);
  });
  return numberOfEach(network, batch, measureOf(network, target));
}

/** Paints a patch into pixels, [height, width, 3]; what hangs over the edge is cut off. */
export function hide(
  pixels: Float32Array,
  width: number,
  height: number,
  { y, x, size }: Patch,
  fill: readonly number[],
): void {
  const [left, right] = [Math.max(0, x), Math.min(width, x + size)];
  for (let row = Math.max(0, y); row < Math.min(height, y + size); row++) {
    for (let i = (row * width + left) * 3; i < (row * width + right) * 3; i++)
      pixels[i] = fill[i % 3] as number;
  }
}

/** A grid of patches, centred on cells of `stride` pixels, that covers the image exactly; cell (row, column) by row. */
export function patchGrid(height: number, width: number, size: number, stride: number) {
  const [rows, columns] = [Math.ceil(height / stride), Math.ceil(width / stride)];
  const start = (cell: number, cells: number, length: number) =>
    Math.round(((cell + 0.5) * length) / cells - size / 2);
  const patches = Array.from({ length: rows * columns }, (_, cell) => ({
    y: start(Math.floor(cell / columns), rows, height),
    x: start(cell % columns, columns, width),
    size,
  }));
  return { rows, columns, patches };
}

/** Cells from coarse to fine, so that a rough map is there after a sixteenth of the work: [cell, reach of its guess]. */
export function coarseToFine(rows: number, columns: number): { cell: number; reach: number }[] {
  const cells = Array.from({ length: rows * columns }, (_, cell) => ({
    cell,
    reach: reachOf(cell, columns),
  }));
  return cells.sort((a, b) => b.reach - a.reach);
}

const reachOf = (cell: number, columns: number) =>
  [4, 2, 1].find((step) => Math.floor(cell / columns) % step === 0 && (cell % columns) % step === 0) ?? 1;

/** Which parts the class depends on, found by hiding them one after another. */
export const occlusion = technique({
  id: 'occlusion',
  title: 'Occlusion',
  question: 'What could the network not do without? Parts of a held frame are hidden one after another.',
  family: 'forward',
  caption: {
    shows:
      'What happens when a part of the picture is covered. A patch moves over the picture, and the map says how much the probability of the class falls where it lies.',
    read: 'One colour marks what the network needs: hide it and the class is gone. The other marks what distracts it: hide it and the network is surer. The map is measured, not computed from gradients; it grows from coarse to fine on a held frame.',
    paper: 'Zeiler & Fergus 2014, Visualizing and Understanding Convolutional Networks, section 4.2',
  },
  parameters: {
    size: {
      kind: 'number',
      label: 'Patch',
      help: 'Side in pixels of what the network sees.',
      min: 8,
      max: 112,
      step: 4,
      default: 40,
    },
    stride: {
      kind: 'number',
      label: 'Step',
      help: 'Pixels from one position to the next.',
      min: 8,
      max: 56,
      step: 2,
      default: 16,
    },
    fill: {
      kind: 'choice',
      label: 'Fill',
      options: [
        { value: 'mean', label: 'mean colour' },
        { value: 'black', label: 'black' },
        { value: 'white', label: 'white' },
      ],
      default: 'mean',
    },
  },
  targets: ['class', 'taught'],
  progressive: true,
  async *run({ network, image, trace, target }, { fill, ...asked }): AsyncGenerator<Stage, void> {
    const { input } = network.description;
    const { size, stride } = fittedSweep(input, asked);
    const isCut = size < asked.size || stride < asked.stride;
    const { rows, columns, patches } = patchGrid(input.height, input.width, size, stride);
    const order = coarseToFine(rows, columns);
    const colour = fillColour(network, fill);
    const taught = target.kind === 'taught';
    const pixels = await image.data<'float32'>();
    const read = measureOf(network, target);
    const whole = tf.tidy(() => read(trace));
    const [baseline = 0] = await whole.data<'float32'>();
    whole.dispose();
    const drops = new Float32Array(rows * columns);
    // Nothing is shown before the coarse cells: a map with holes would say that nothing matters there.
    const coarse = order.filter(({ reach }) => reach === order[0]?.reach).length;
    for (let done = 0; done < order.length; done += BATCH) {
      const cells = order.slice(done, done + BATCH);
      const hidden = cells.map(({ cell }) => patches[cell] as Patch);
      const values = await occludedValues(network, pixels, hidden, colour, target);
      cells.forEach(({ cell, reach }, i) => {
        guessAround(drops, rows, columns, cell, reach, baseline - (values[i] as number));
      });
      if (done + BATCH < coarse) continue;
      yield {
        progress: Math.min(1, (done + BATCH) / order.length),
        picture: {
          kind: 'heat',
          title: `Occlusion for ${targetName(network, target)}`,
          values: tf.tensor2d(drops, [rows, columns]),
          scale: 'symmetric',
          ...(isCut && { note: `patch of ${size} and step of ${stride} pixels: the picture is small` }),
          faint: {
            below: taught ? pointOf(target) : leastDrop(baseline),
            says: `Hiding any part of the picture changes next to nothing for ${targetName(network, target)}.`,
          },
          meaning: {
            unit: `drop in ${taught ? 'similarity' : 'probability'}`,
            low: 'hiding it helps',
            high: 'hiding it hurts',
          },
        },
      };
    }
  },
});

/** Writes a measured drop into its cell, and into the cells right and below that no finer measurement has reached yet. */
function guessAround(
  drops: Float32Array,
  rows: number,
  columns: number,
  cell: number,
  reach: number,
  drop: number,
): void {
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  for (let y = row; y < Math.min(rows, row + reach); y++) {
    drops.fill(drop, y * columns + column, y * columns + Math.min(columns, column + reach));
  }
}

/** The colour of hidden patches, preprocessed. @param fill as of the setting */
export function fillColour({ description: { input } }: Network, fill: string): readonly number[] {
  if (fill === 'black') return preprocessed([0, 0, 0], input);
  return fill === 'white' ? preprocessed([255, 255, 255], input) : neutralOf(input);
}
