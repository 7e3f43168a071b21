import type { Layer } from '../description.ts';
import { Chain } from './chain.ts';

/** Indices in torchvision's `features` of the poolings; what lies between the first and the end otherwise are fire modules. */
const POOLS = { '1.0': [2, 6, 11], '1.1': [2, 5, 8] } as const;
const LAST_FIRE = 12;

/** A fire module squeezes with 1 x 1 filters and expands with 1 x 1 and 3 x 3 filters side by side. */
function fire(net: Chain, index: number): void {
  const name = `features.${index}`;
  const title = `Fire ${index}`;
  net.conv(`${name}.squeeze`, {}, `${title}, squeeze 1 x 1`);
  const squeezed = net.relu(`${name}.squeeze_activation`, `${title}, squeezed`);
  const expanded = [1, 3].map((kernel) => {
    const part = `${name}.expand${kernel}x${kernel}`;
    net.last = squeezed;
    net.conv(part, { pad: (kernel - 1) / 2 }, `${title}, expansion ${kernel} x ${kernel}`);
    return net.relu(`${part}_activation`, `${title}, expanded ${kernel} x ${kernel}`);
  });
  net.concat(name, expanded, title);
}

/** SqueezeNet (Iandola et al. 2016) with torchvision's names. Any size of image; pooling is in ceil mode. */
export function squeezenet(version: keyof typeof POOLS): Layer[] {
  const pools: readonly number[] = POOLS[version];
  const net = new Chain();
  net.conv('features.0', { stride: 2 }, 'First convolution');
  net.relu('features.1', 'First convolution, rectified');
  for (let index = 2; index <= LAST_FIRE; index++) {
    const number = pools.indexOf(index) + 1;
    if (number > 0) net.maxPool(`features.${index}`, 3, { stride: 2, ceil: true }, `Pooling ${number}`);
    else fire(net, index);
  }
  net.dropout('classifier.0');
  net.conv('classifier.1', {}, 'Class maps');
  net.relu('classifier.2', 'Class maps, rectified');
  net.globalAvgPool('classifier.3', 'Class scores');
  return net.layers;
}
