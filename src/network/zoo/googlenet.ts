import type { Layer, LayerName } from '../description.ts';
import { Chain } from './chain.ts';

const EPSILON = 0.001;

interface Window {
  readonly stride?: number;
  readonly pad?: number;
}

/**
 * GoogLeNet (Szegedy et al. 2015) as torchvision builds it, with its names: batch norm behind every convolution, 3 x 3
 * convolutions where the paper has 5 x 5, poolings in ceil mode, without the auxiliary heads. Any size of image.
 */
export function googlenet(): Layer[] {
  const net = new Chain();
  const conv = (name: LayerName, window: Window, title: string) => {
    net.conv(`${name}.conv`, window, `${title}, convolution`);
    net.norm(`${name}.bn`, EPSILON);
    return net.relu(`${name}.relu`, title);
  };
  const inception = (part: string) => {
    const name = `inception${part}`;
    const title = `Inception ${part}`;
    const reduced = (branch: number) => () => {
      conv(`${name}.branch${branch}.0`, {}, `${title}, branch ${branch} reduced`);
      return conv(`${name}.branch${branch}.1`, { pad: 1 }, `${title}, branch ${branch}`);
    };
    const pooled = () => {
      net.maxPool(`${name}.branch4.0`, 3, { pad: 1, ceil: true }, `${title}, pooling`);
      return conv(`${name}.branch4.1`, {}, `${title}, branch 4`);
    };
    const direct = () => conv(`${name}.branch1`, {}, `${title}, branch 1`);
    branches(net, name, title, [direct, reduced(2), reduced(3), pooled]);
  };
  conv('conv1', { stride: 2, pad: 3 }, 'Convolution 1');
  net.maxPool('maxpool1', 3, { stride: 2, ceil: true }, 'Pooling 1');
  conv('conv2', {}, 'Convolution 2');
  conv('conv3', { pad: 1 }, 'Convolution 3');
  net.maxPool('maxpool2', 3, { stride: 2, ceil: true }, 'Pooling 2');
  for (const part of ['3a', '3b']) inception(part);
  net.maxPool('maxpool3', 3, { stride: 2, ceil: true }, 'Pooling 3');
  for (const part of ['4a', '4b', '4c', '4d', '4e']) inception(part);
  net.maxPool('maxpool4', 2, { stride: 2, ceil: true }, 'Pooling 4');
  for (const part of ['5a', '5b']) inception(part);
  net.globalAvgPool('avgpool', 'Feature vector');
  net.dropout('dropout');
  net.dense('fc', 'Class scores');
  return net.layers;
}

/** Krizhevsky's local response normalisation, with the numbers that BVLC's file gives. */
const LRN = { size: 5, alpha: 1e-4, beta: 0.75, k: 1 };

/**
 * BVLC's GoogLeNet for Caffe, with Caffe's names: local response normalisation, no batch norm, poolings in ceil mode, without
 * the auxiliary heads. Its input is BGR minus (104, 117, 123). Any size of image.
 */
export function googlenetBvlc(): Layer[] {
  const net = new Chain();
  const conv = (name: LayerName, window: Window, title: string) => {
    net.conv(name, window, `${title}, convolution`);
    const [group, part] = name.split('/') as [string, string];
    return net.relu(`${group}/relu_${part}`, title);
  };
  const lrn = (name: LayerName, title: string) =>
    net.push({ kind: 'lrn', name, inputs: [net.last], title, ...LRN });
  const pool = (name: LayerName, title: string) => net.maxPool(name, 3, { stride: 2, ceil: true }, title);
  const inception = (part: string) => {
    const at = (name: string) => `inception_${part}/${name}`;
    const title = `Inception ${part}`;
    const reduced = (kernel: number) => () => {
      const name = `${kernel}x${kernel}`;
      conv(at(`${name}_reduce`), {}, `${title}, reduced for ${kernel} x ${kernel}`);
      return conv(at(name), { pad: (kernel - 1) / 2 }, `${title}, ${kernel} x ${kernel}`);
    };
    const pooled = () => {
      net.maxPool(at('pool'), 3, { pad: 1, ceil: true }, `${title}, pooling`);
      return conv(at('pool_proj'), {}, `${title}, pooled`);
    };
    const direct = () => conv(at('1x1'), {}, `${title}, 1 x 1`);
    branches(net, at('output'), title, [direct, reduced(3), reduced(5), pooled]);
  };
  conv('conv1/7x7_s2', { stride: 2, pad: 3 }, 'Convolution 1');
  pool('pool1/3x3_s2', 'Pooling 1');
  lrn('pool1/norm1', 'Normalisation 1');
  conv('conv2/3x3_reduce', {}, 'Convolution 2, reduced');
  conv('conv2/3x3', { pad: 1 }, 'Convolution 2');
  lrn('conv2/norm2', 'Normalisation 2');
  pool('pool2/3x3_s2', 'Pooling 2');
  for (const part of ['3a', '3b']) inception(part);
  pool('pool3/3x3_s2', 'Pooling 3');
  for (const part of ['4a', '4b', '4c', '4d', '4e']) inception(part);
  pool('pool4/3x3_s2', 'Pooling 4');
  for (const part of ['5a', '5b']) inception(part);
  net.globalAvgPool('pool5/7x7_s1', 'Feature vector');
  net.dropout('pool5/drop_7x7_s1');
  net.dense('loss3/classifier', 'Class scores');
  return net.layers;
}

/** Ways that all start at the last layer, joined by their channels. */
function branches(net: Chain, name: LayerName, title: string, ways: readonly (() => LayerName)[]): void {
  const entry = net.last;
  const ends = ways.map((way) => {
    net.last = entry;
    return way();
  });
  net.concat(name, ends, title);
}
