import type { LayerBase, LayerName } from './description.ts';
import { kindOf, type LayerKinds } from './layers/index.ts';
import { type WeightArray, type Weights, weight } from './weights.ts';

/** How many layers take each layer's output. */
export function consumerCounts(layers: readonly LayerBase[]): Map<LayerName, number> {
  const counts = new Map<LayerName, number>();
  for (const name of layers.flatMap((layer) => layer.inputs)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/**
 * Takes every layer that only scales and shifts channels (batch norms) into the convolution or dense layer before it, where
 * that layer feeds nothing else: w' = w * scale, b' = b * scale + offset, per output channel. The name of what was taken in
 * then means the convolution. Nothing that is given is changed; `scales` tells what each convolution was multiplied with.
 */
export function foldScales(layers: readonly LayerBase[], weights: Weights, kinds?: LayerKinds) {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const consumers = consumerCounts(layers);
  const folded = new Map<string, WeightArray>(weights);
  const aliases = new Map<LayerName, LayerName>();
  const scales = new Map<LayerName, Float32Array>();
  const kept: LayerBase[] = [];
  for (const layer of layers) {
    const source = byName.get(layer.inputs[0] ?? '');
    const taker = source && kindOf(source, kinds);
    const kind = kindOf(layer, kinds);
    if (kind.scale && source && taker?.takesScale && consumers.get(source.name) === 1) {
      const { scale, offset } = kind.scale(layer, weights);
      const { shape, values } = weight(weights, `${source.name}.weight`, taker.parameters?.weight?.rank ?? 4);
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
