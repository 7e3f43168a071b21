import type { Conv, Dense, Depthwise, Layer, LayerName } from './description.ts';
import { scaleAndOffset } from './layers/batch_norm.ts';
import { type WeightArray, type Weights, weight } from './weights.ts';

type Linear = Conv | Depthwise | Dense;

const isLinear = (layer: Layer | undefined): layer is Linear =>
  layer?.kind === 'conv' || layer?.kind === 'depthwise' || layer?.kind === 'dense';

/** How many layers take each layer's output. */
export function consumerCounts(layers: readonly Layer[]): Map<LayerName, number> {
  const counts = new Map<LayerName, number>();
  for (const name of layers.flatMap((layer) => layer.inputs)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/**
 * Takes every batch norm into the convolution or dense layer before it, where that layer feeds nothing else:
 * w' = w * scale, b' = b * scale + offset, per output channel. The batch norm's name then means the convolution.
 * Nothing that is given is changed; `scales` tells what each convolution was multiplied with.
 */
export function foldBatchNorms(layers: readonly Layer[], weights: Weights) {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const consumers = consumerCounts(layers);
  const folded = new Map<string, WeightArray>(weights);
  const aliases = new Map<LayerName, LayerName>();
  const scales = new Map<LayerName, Float32Array>();
  const kept: Layer[] = [];
  for (const layer of layers) {
    const source = byName.get(layer.inputs[0] ?? '');
    if (layer.kind === 'batchNorm' && isLinear(source) && consumers.get(source.name) === 1) {
      const { scale, offset } = scaleAndOffset(layer, weights);
      const { shape, values } = weight(weights, `${source.name}.weight`, source.kind === 'dense' ? 2 : 4);
      const perOutput = values.length / scale.length;
      const bias = weights.get(`${source.name}.bias`)?.values ?? new Float32Array(scale.length);
      folded.set(`${source.name}.weight`, {
        shape,
        values: values.map((w, i) => w * (scale[Math.floor(i / perOutput)] as number)),
      });
      folded.set(`${source.name}.bias`, {
        shape: [scale.length],
        values: bias.map((b, c) => b * (scale[c] as number) + (offset[c] as number)),
      });
      scales.set(source.name, scale);
      aliases.set(layer.name, source.name);
    } else {
      kept.push({ ...layer, inputs: layer.inputs.map((name) => aliases.get(name) ?? name) });
    }
  }
  return {
    layers: kept,
    weights: folded as Weights,
    aliases: aliases as ReadonlyMap<LayerName, LayerName>,
    scales: scales as ReadonlyMap<LayerName, Float32Array>,
  };
}
