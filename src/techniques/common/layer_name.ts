import { IMAGE, type LayerName } from '../../network/description.ts';
import type { Network } from '../../network/network.ts';

/**
 * What a person calls a layer, the same wherever it is named: its title, and in brackets the name that addresses and flags
 * take, e.g. "Stem (act1)".
 * @throws {UnknownLayerError}
 */
export function layerTitle(network: Pick<Network, 'step'>, name: LayerName): string {
  // The picture itself is a layer too.
  if (name === IMAGE) return name;
  const { title } = network.step(name).layer;
  return title && title !== name ? `${title} (${name})` : name;
}
