import { IMAGE, type Layer, type LayerName, type Padding } from '../description.ts';

/** The same padding on all four sides, in pixels. */
const around = (pixels: number): Padding => [pixels, pixels, pixels, pixels];

interface Window {
  readonly stride?: number;
  /** Pixels of padding on each side. */
  readonly pad?: number;
}

interface PoolWindow extends Window {
  readonly ceil?: boolean;
}

/** Writes down layers one after another; each takes the one before it, where nothing else is said. */
export class Chain {
  readonly layers: Layer[] = [];
  /** The layer that the next one takes. */
  last: LayerName = IMAGE;

  push(layer: Layer): LayerName {
    this.layers.push(layer);
    this.last = layer.name;
    return layer.name;
  }

  /** A convolution. Its kernel and channels are the weights'. */
  conv(name: LayerName, { stride = 1, pad = 0, groups = 1 }: Window & { groups?: number }, title: string) {
    const shared = { name, inputs: [this.last], stride, pad: around(pad), title };
    return this.push({ kind: 'conv', ...shared, ...(groups > 1 && { groups }) });
  }

  depthwise(name: LayerName, { stride = 1, pad = 0 }: Window, title: string) {
    return this.push({ kind: 'depthwise', name, inputs: [this.last], stride, pad: around(pad), title });
  }

  /** @param epsilon torch's default unless given */
  norm(name: LayerName, epsilon = 1e-5) {
    return this.push({ kind: 'batchNorm', name, inputs: [this.last], epsilon });
  }

  relu(name: LayerName, title: string) {
    return this.push({ kind: 'relu', name, inputs: [this.last], title });
  }

  relu6(name: LayerName, title: string) {
    return this.push({ kind: 'relu6', name, inputs: [this.last], title });
  }

  maxPool(name: LayerName, window: number, { stride = 1, pad = 0, ceil }: PoolWindow, title: string) {
    return this.push({
      kind: 'maxPool',
      ...this.#pool(name, window, { stride, pad }, title),
      ...(ceil && { ceil }),
    });
  }

  avgPool(name: LayerName, window: number, options: Window, title: string) {
    return this.push({ kind: 'avgPool', ...this.#pool(name, window, options, title) });
  }

  /** @param inputs layers to join, in this order; channels add up */
  concat(name: LayerName, inputs: readonly LayerName[], title: string) {
    return this.push({ kind: 'concat', name, inputs, title });
  }

  /** The sum of the last layer and another one. */
  add(name: LayerName, other: LayerName, title: string) {
    return this.push({ kind: 'add', name, inputs: [this.last, other], title });
  }

  dropout(name: LayerName) {
    return this.push({ kind: 'dropout', name, inputs: [this.last] });
  }

  dense(name: LayerName, title: string) {
    return this.push({ kind: 'dense', name, inputs: [this.last], title });
  }

  globalAvgPool(name: LayerName, title: string) {
    return this.push({ kind: 'globalAvgPool', name, inputs: [this.last], title });
  }

  #pool(name: LayerName, window: number, { stride = 1, pad = 0 }: Window, title: string) {
    return { name, inputs: [this.last], window: [window, window] as const, stride, pad: around(pad), title };
  }
}
