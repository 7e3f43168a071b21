import * as tf from '@tensorflow/tfjs-core';
import type { Files } from '../../../src/network/importers/index.ts';
import { type OnnxNode, writeOnnx } from '../../../tools/onnx/write_onnx.ts';
import { logitsOf, open } from '../imported.ts';

export type WrittenNode = Omit<OnnxNode, 'name'>;

export interface Written {
  readonly nodes: readonly WrittenNode[];
  /** Weights: shapes and numbers, integers where the name begins with "#". */
  readonly tensors?: Readonly<Record<string, readonly [dims: readonly number[], values: readonly number[]]>>;
  /** Of the input x, [batch, channels, height, width]. */
  readonly input?: readonly number[];
  /** 13 by default. */
  readonly opset?: number;
}

/** The model as a file; a node is called after what it gives. */
export function written(
  { nodes, tensors = {}, input = [1, 3, 2, 2], opset = 13 }: Written,
  name = 'a.onnx',
): Files {
  const bytes = writeOnnx({
    nodes: nodes.map((node) => ({ ...node, name: `the ${node.outputs[0]}` })),
    tensors: new Map(
      Object.entries(tensors).map(([label, [dims, values]]) => [
        label,
        { dims, values, whole: label.startsWith('#') },
      ]),
    ),
    input: { name: 'x', dims: input },
    output: { name: 'y', dims: [1, 2] },
    opset,
  });
  return new Map([[name, new Blob([bytes])]]);
}

/** A picture of 2 x 2 pixels: red 1, 2, 3, 4; green 10 times that, blue nothing. */
export const picture = () => tf.tensor4d([1, 10, 0, 2, 20, 0, 3, 30, 0, 4, 40, 0], [1, 2, 2, 3]);

/** The answer of nodes to the picture, with nothing done to it before. */
export async function answer(what: Written): Promise<number[]> {
  return [...logitsOf(await open(written(what)), picture())];
}

export const pool = { operator: 'GlobalAveragePool', inputs: ['m'], outputs: ['p'] };
export const flat = { operator: 'Flatten', inputs: ['p'], outputs: ['y'] };
/** From what the node makes to the mean of each channel. */
export const toVector = (node: Omit<WrittenNode, 'outputs'>) => [{ ...node, outputs: ['m'] }, pool, flat];

/** A scale at the very beginning would be taken for the preparation of pictures. */
export const rectified = { operator: 'Relu', inputs: ['x'], outputs: ['r'] };
export const behindRelu = (node: Omit<WrittenNode, 'outputs'>) => [rectified, ...toVector(node)];
