import type { Layer, LayerName } from '../description.ts';
import { Chain } from './chain.ts';

/** Layers in each of the four dense blocks. */
const BLOCKS = {
  121: [6, 12, 24, 16],
  161: [6, 12, 36, 24],
  169: [6, 12, 32, 32],
  201: [6, 12, 48, 32],
} as const;

export type DensenetDepth = keyof typeof BLOCKS;

/**
 * DenseNet (Huang et al. 2017) with torchvision's names. Each layer of a block takes all that came before it in the block:
 * batch norm, rectifier and convolution, twice. `features.denseblock1` is a block's output. Any size of image.
 */
export function densenet(depth: DensenetDepth): Layer[] {
  const net = new Chain();
  net.conv('features.conv0', { stride: 2, pad: 3 }, 'Stem, convolution 7 x 7');
  net.norm('features.norm0');
  net.relu('features.relu0', 'Stem, rectified');
  net.maxPool('features.pool0', 3, { stride: 2, pad: 1 }, 'Stem, pooling');
  BLOCKS[depth].forEach((layers, at) => {
    denseBlock(net, at + 1, layers);
    if (at + 1 < BLOCKS[depth].length) transition(net, at + 1);
  });
  net.norm('features.norm5');
  net.relu('relu', 'Last maps, rectified');
  net.globalAvgPool('adaptive_avg_pool2d', 'Feature vector');
  net.dense('classifier', 'Class scores');
  return net.layers;
}

function denseBlock(net: Chain, block: number, layers: number): void {
  const name = `features.denseblock${block}`;
  const title = `Block ${block}`;
  const parts: LayerName[] = [net.last];
  for (let number = 1; number <= layers; number++) {
    const at = `${name}.denselayer${number}`;
    const part = `Block ${block}.${number}`;
    if (parts.length > 1) net.concat(`${at}.cat`, [...parts], `${part}, all before it`);
    net.norm(`${at}.norm1`);
    net.relu(`${at}.relu1`, `${part}, rectified 1`);
    net.conv(`${at}.conv1`, {}, `${part}, convolution 1 x 1`);
    net.norm(`${at}.norm2`);
    net.relu(`${at}.relu2`, `${part}, rectified 2`);
    parts.push(net.conv(`${at}.conv2`, { pad: 1 }, `${part}, convolution 3 x 3`));
  }
  net.concat(name, parts, `${title}, output`);
}

function transition(net: Chain, number: number): void {
  const name = `features.transition${number}`;
  net.norm(`${name}.norm`);
  net.relu(`${name}.relu`, `Transition ${number}, rectified`);
  net.conv(`${name}.conv`, {}, `Transition ${number}, convolution 1 x 1`);
  net.avgPool(`${name}.pool`, 2, { stride: 2 }, `Transition ${number}, pooling`);
}
