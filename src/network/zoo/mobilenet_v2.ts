import type { Layer } from '../description.ts';
import { Chain } from './chain.ts';

/** Stages of inverted residual blocks: repeats and stride of the first block. Channels are the weights'. */
const STAGES = [
  { repeats: 1, stride: 1, expands: false },
  { repeats: 2, stride: 2, expands: true },
  { repeats: 3, stride: 2, expands: true },
  { repeats: 4, stride: 2, expands: true },
  { repeats: 3, stride: 1, expands: true },
  { repeats: 3, stride: 2, expands: true },
  { repeats: 1, stride: 1, expands: true },
];

/**
 * MobileNetV2 (Sandler et al. 2018) with torchvision's names; the sum of a residual block is `features.3.add`. Any size of
 * image.
 */
export function mobilenetV2(): Layer[] {
  const net = new Chain();
  const normed = (norm: string, activation: string, title: string) => {
    net.norm(norm);
    net.relu6(activation, title);
  };
  net.conv('features.0.0', { stride: 2, pad: 1 }, 'Stem, convolution 3 x 3');
  normed('features.0.1', 'features.0.2', 'Stem, rectified');
  let index = 1;
  STAGES.forEach(({ repeats, stride, expands }, stage) => {
    for (let block = 0; block < repeats; block++, index++) {
      const at = `features.${index}.conv`;
      const title = `Block ${stage + 1}.${block + 1}`;
      const entry = net.last;
      if (expands) {
        net.conv(`${at}.0.0`, {}, `${title}, expansion 1 x 1`);
        normed(`${at}.0.1`, `${at}.0.2`, `${title}, expanded`);
      }
      const [depthwise, projection, norm] = expands
        ? [`${at}.1`, `${at}.2`, `${at}.3`]
        : [`${at}.0`, `${at}.1`, `${at}.2`];
      net.depthwise(
        `${depthwise}.0`,
        { stride: block === 0 ? stride : 1, pad: 1 },
        `${title}, depthwise 3 x 3`,
      );
      normed(`${depthwise}.1`, `${depthwise}.2`, `${title}, filtered`);
      net.conv(projection, {}, `${title}, projection 1 x 1`);
      net.norm(norm);
      if (block > 0) net.add(`features.${index}.add`, entry, `${title}, output`);
    }
  });
  net.conv('features.18.0', {}, 'Head, convolution 1 x 1');
  normed('features.18.1', 'features.18.2', 'Head, rectified');
  net.globalAvgPool('adaptive_avg_pool2d', 'Feature vector');
  net.dropout('classifier.0');
  net.dense('classifier.1', 'Class scores');
  return net.layers;
}
