import type { Layer } from '../description.ts';
import { Chain } from './chain.ts';

interface Plan {
  /** Blocks in each of the four stages. */
  readonly blocks: readonly [number, number, number, number];
  /** Whether blocks are bottlenecks of three convolutions, else of two. */
  readonly bottleneck: boolean;
}

const PLANS = {
  18: { blocks: [2, 2, 2, 2], bottleneck: false },
  34: { blocks: [3, 4, 6, 3], bottleneck: false },
  50: { blocks: [3, 4, 6, 3], bottleneck: true },
  101: { blocks: [3, 4, 23, 3], bottleneck: true },
  152: { blocks: [3, 8, 36, 3], bottleneck: true },
} as const satisfies Record<number, Plan>;

export type ResnetDepth = keyof typeof PLANS;

/**
 * ResNet (He et al. 2016) as torchvision builds it ("v1.5": the stride is on the 3 x 3 convolution), with the names of
 * torchvision's feature extraction: `layer1.0.relu` behind the first batch norm, `layer1.0.add` the sum, the block's last
 * rectifier `layer1.0.relu_1`, in a bottleneck `layer1.0.relu_2`. Any size of image.
 */
export function resnet(depth: ResnetDepth): Layer[] {
  const { blocks, bottleneck } = PLANS[depth];
  const net = new Chain();
  net.conv('conv1', { stride: 2, pad: 3 }, 'Stem, convolution 7 x 7');
  net.norm('bn1');
  net.relu('relu', 'Stem, rectified');
  net.maxPool('maxpool', 3, { stride: 2, pad: 1 }, 'Stem, pooling');
  blocks.forEach((count, at) => {
    for (let number = 0; number < count; number++) {
      const stride = at > 0 && number === 0 ? 2 : 1;
      // The first block changes the channels, but for the first stage of basic blocks.
      const projects = number === 0 && (at > 0 || bottleneck);
      block(
        net,
        { name: `layer${at + 1}.${number}`, title: `Block ${at + 1}.${number + 1}`, stride, projects },
        bottleneck,
      );
    }
  });
  net.globalAvgPool('avgpool', 'Feature vector');
  net.dense('fc', 'Class scores');
  return net.layers;
}

interface Block {
  readonly name: string;
  readonly title: string;
  readonly stride: number;
  /** Whether the way around the block is a convolution, else nothing. */
  readonly projects: boolean;
}

function block(net: Chain, { name, title, stride, projects }: Block, bottleneck: boolean): void {
  const entry = net.last;
  const convolutions = bottleneck
    ? [{ pad: 0 }, { pad: 1, stride }, { pad: 0 }]
    : [{ pad: 1, stride }, { pad: 1 }];
  const relu = (at: number) => (at === 0 ? `${name}.relu` : `${name}.relu_${at}`);
  convolutions.forEach((window, at) => {
    const size = 2 * window.pad + 1;
    net.conv(`${name}.conv${at + 1}`, window, `${title}, convolution ${size} x ${size}`);
    net.norm(`${name}.bn${at + 1}`);
    if (at < convolutions.length - 1) net.relu(relu(at), `${title}, rectified ${at + 1}`);
  });
  const inner = net.last;
  let around = entry;
  if (projects) {
    net.last = entry;
    net.conv(`${name}.downsample.0`, { stride }, `${title}, projection 1 x 1`);
    around = net.norm(`${name}.downsample.1`);
    net.last = inner;
  }
  net.add(`${name}.add`, around, `${title}, sum`);
  net.relu(relu(convolutions.length - 1), `${title}, output`);
}
