import { IMAGE, type LayerBase, type LayerName, type Padding } from './description.ts';
import type { Size } from './importers/importer.ts';
import { kindOf } from './layers/index.ts';
import type { Shape } from './layers/kind.ts';
import type { Sliding } from './layers/layer.ts';
import type { Weights } from './weights.ts';

/** TensorFlow's "same" padding, which puts the odd pixel at the bottom and right; ONNX's may put it at the top and left. */
export function samePadding(
  [height, width]: readonly [number, number, ...unknown[]],
  kernel: readonly [number, number],
  stride: number,
  dilation = 1,
  odd: NonNullable<Sliding['same']> = 'end',
): Padding {
  const [top, bottom] = sameSides(height, kernel[0], stride, dilation);
  const [left, right] = sameSides(width, kernel[1], stride, dilation);
  return odd === 'end' ? [top, bottom, left, right] : [bottom, top, right, left];
}

function sameSides(
  length: number,
  kernel: number,
  stride: number,
  dilation: number,
): [before: number, after: number] {
  const extent = dilation * (kernel - 1) + 1;
  const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + extent - length);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

/**
 * Layers that were written down for one size, as pictures of another size need them: "same" paddings go by the size.
 * @param weights of the layers
 * @throws {NetworkError} if a layer does not fit what it takes
 */
export function paddedFor(
  layers: readonly LayerBase[],
  weights: Weights,
  { height, width }: Size,
): readonly LayerBase[] {
  const end = layers.findLastIndex((layer) => 'same' in layer);
  const shapes = new Map<LayerName, Shape>([[IMAGE, [height, width, 3]]]);
  return layers.map((layer, at) => {
    const inputs = layer.inputs.flatMap((name): Shape[] => {
      const shape = shapes.get(name);
      return shape ? [shape] : [];
    });
    // What takes a later layer is refused where the network is built.
    if (at > end || inputs.length < layer.inputs.length) return layer;
    const fitted = withPadding(layer, inputs[0], weights);
    shapes.set(layer.name, kindOf(fitted).shape(fitted, inputs, weights));
    return fitted;
  });
}

/** A window, of which a pooling says its sides and a convolution does not. */
type Windowed = LayerBase & Sliding & { readonly window?: readonly number[]; readonly dilation?: number };

function withPadding(layer: LayerBase, input: Shape | undefined, weights: Weights): LayerBase {
  const { same, stride, dilation, window } = layer as Windowed;
  const [rows, columns] = window ?? weights.get(`${layer.name}.weight`)?.shape.slice(2) ?? [];
  if (!same || !input || rows === undefined || columns === undefined) return layer;
  const padded: Windowed = {
    ...(layer as Windowed),
    pad: samePadding(input, [rows, columns], stride, dilation, same),
  };
  return padded;
}
