import type { Layer } from '../description.ts';
import { Chain } from './chain.ts';
import { denseHead } from './dense_head.ts';

/** Convolutions in each of the five stages; a pooling ends a stage. */
const STAGES = {
  11: [1, 1, 2, 2, 2],
  13: [2, 2, 2, 2, 2],
  16: [2, 2, 3, 3, 3],
  19: [2, 2, 4, 4, 4],
} as const;

export type VggDepth = keyof typeof STAGES;

/**
 * VGG (Simonyan & Zisserman 2015) with torchvision's names: 3 x 3 convolutions in five stages, three dense layers. Any size
 * of image down to 32 pixels a side; 224 is its own.
 * @param batchNorm whether a batch norm stands behind each convolution
 */
export function vgg(depth: VggDepth, batchNorm: boolean): Layer[] {
  const net = new Chain();
  let index = 0;
  STAGES[depth].forEach((convolutions, at) => {
    const stage = at + 1;
    for (let number = 1; number <= convolutions; number++) {
      const title = `Convolution ${stage}.${number}`;
      net.conv(`features.${index++}`, { pad: 1 }, title);
      if (batchNorm) net.norm(`features.${index++}`);
      net.relu(`features.${index++}`, `${title}, rectified`);
    }
    net.maxPool(`features.${index++}`, 2, { stride: 2 }, `Pooling ${stage}`);
  });
  denseHead(net, { pooled: 7, dense: [0, 3, 6], dropouts: [2, 5] });
  return net.layers;
}
