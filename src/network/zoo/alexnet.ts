import type { Layer } from '../description.ts';
import { Chain } from './chain.ts';
import { denseHead } from './dense_head.ts';

/**
 * AlexNet in one column (Krizhevsky 2014, "One weird trick"), with torchvision's names: no local response normalisation, no
 * groups. Any size of image down to 63 pixels a side; 224 is its own.
 */
export function alexnet(): Layer[] {
  const net = new Chain();
  const conv = (index: number, number: number, window: { stride?: number; pad: number }) => {
    net.conv(`features.${index}`, window, `Convolution ${number}`);
    net.relu(`features.${index + 1}`, `Convolution ${number}, rectified`);
  };
  const pool = (index: number, number: number) =>
    net.maxPool(`features.${index}`, 3, { stride: 2 }, `Pooling ${number}`);
  conv(0, 1, { stride: 4, pad: 2 });
  pool(2, 1);
  conv(3, 2, { pad: 2 });
  pool(5, 2);
  conv(6, 3, { pad: 1 });
  conv(8, 4, { pad: 1 });
  conv(10, 5, { pad: 1 });
  pool(12, 3);
  denseHead(net, { pooled: 6, dense: [1, 4, 6], dropouts: [0, 3] });
  return net.layers;
}
