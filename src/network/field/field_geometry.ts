import { told } from '../../contract/told.ts';
import { IMAGE, type LayerName } from '../description.ts';
import { NetworkError } from '../errors.ts';
import type { Shape, Window } from '../layers/kind.ts';
import type { Network } from '../network.ts';

/** How the receptive fields of a layer lie over the image, before they are clipped to it: [vertical, horizontal] pixels. */
export interface FieldGeometry {
  readonly size: readonly [number, number];
  /** From the field of one neuron to that of the next. */
  readonly jump: readonly [number, number];
  /** The first pixel of the field at row 0, column 0; negative where it begins in the padding. */
  readonly start: readonly [number, number];
}

const PIXEL: FieldGeometry = { size: [1, 1], jump: [1, 1], start: [0, 0] };

/**
 * Size, stride and offset of a layer's receptive fields; of its widest channel, where channels differ.
 * @throws {UnknownLayerError}
 * @throws {NetworkError} if the picture is enlarged, or pooled to another fixed size, on the way to the layer
 */
export function fieldGeometry(network: Network, layer: LayerName): FieldGeometry {
  const known = new Map<LayerName, FieldGeometry>([[IMAGE, PIXEL]]);
  const needed = behind(network, network.resolve(layer));
  for (const { layer: one, kind, inputShapes, tensors } of network.steps) {
    if (!needed.has(one.name)) continue;
    const reach = kind.reach(one, inputShapes, tensors);
    if (typeof reach === 'function')
      throw new NetworkError(told('networkErrors.noRegularGrid', { name: one.name }));
    const inputs = one.inputs.map((name, i) => {
      const geometry = known.get(name) ?? PIXEL;
      return reach === 'cell' ? geometry : widened(geometry, reach, inputShapes[i] as Shape);
    });
    known.set(one.name, inputs.reduce(hull));
  }
  return known.get(network.resolve(layer)) as FieldGeometry;
}

/** The layer itself and all that it is made of. */
function behind(network: Network, name: LayerName): Set<LayerName> {
  const found = new Set([name]);
  for (const { layer } of network.steps.toReversed())
    if (found.has(layer.name)) for (const input of layer.inputs) found.add(input);
  return found;
}

const both = (of: (axis: 0 | 1) => number) => [of(0), of(1)] as const;

function widened(
  { size, jump, start }: FieldGeometry,
  reach: Window | 'everything',
  shape: Shape,
): FieldGeometry {
  const { kernel, dilation, stride, pad } = reach === 'everything' ? wholeOf(shape) : reach;
  return {
    size: both((axis) => size[axis] + (kernel[axis] - 1) * dilation * jump[axis]),
    jump: both((axis) => jump[axis] * stride),
    start: both((axis) => start[axis] - (axis === 0 ? pad[0] : pad[2]) * jump[axis]),
  };
}

/** A window as large as the layer's input: it has one position. */
const wholeOf = ([height, width]: Shape): Window => ({
  kernel: [height, width],
  dilation: 1,
  stride: 1,
  pad: [0, 0, 0, 0],
});

/** Of a layer with several inputs: from the first pixel that one of them sees to the last. */
function hull(a: FieldGeometry, b: FieldGeometry): FieldGeometry {
  const start = both((axis) => Math.min(a.start[axis], b.start[axis]));
  return {
    start,
    size: both((axis) => Math.max(a.start[axis] + a.size[axis], b.start[axis] + b.size[axis]) - start[axis]),
    jump: both((axis) => Math.max(a.jump[axis], b.jump[axis])),
  };
}
