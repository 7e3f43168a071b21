import type { Layer, Padding } from '../description.ts';
import { samePadding } from '../same_padding.ts';

/** Stages of MBConv blocks: repeats, kernel, stride of the first block, expansion. Output channels are the weights'. */
const STAGES = [
  { repeats: 1, kernel: 3, stride: 1, expands: false },
  { repeats: 2, kernel: 3, stride: 2, expands: true },
  { repeats: 2, kernel: 5, stride: 2, expands: true },
  { repeats: 3, kernel: 3, stride: 2, expands: true },
  { repeats: 3, kernel: 5, stride: 1, expands: true },
  { repeats: 4, kernel: 5, stride: 2, expands: true },
  { repeats: 1, kernel: 3, stride: 1, expands: true },
];

const EPSILON = 0.001;

interface Size {
  readonly height: number;
  readonly width: number;
}

/** Of a square kernel. */
const sameOf = ({ height, width }: Size, kernel: number, stride: number): Padding =>
  samePadding([height, width], [kernel, kernel], stride);

const strided = ({ height, width }: Size, stride: number): Size => ({
  height: Math.ceil(height / stride),
  width: Math.ceil(width / stride),
});

const NONE: Padding = [0, 0, 0, 0];

/**
 * EfficientNet-Lite0 (Tan & Le 2019; the Lite variant has no squeeze-excite and ReLU6 for swish), layer by layer, with
 * timm's names of `tf_efficientnet_lite0`. A depthwise separable first stage, then inverted bottlenecks.
 * @param input size of the images in pixels; padding depends on it
 */
export function efficientnetLite0(input: Size): Layer[] {
  const layers: Layer[] = [];
  let size = input;
  let last = 'image';
  const push = (layer: Layer) => {
    layers.push(layer);
    last = layer.name;
  };
  const norm = (name: string) => push({ kind: 'batchNorm', name, inputs: [last], epsilon: EPSILON });
  const act = (name: string, title: string) => push({ kind: 'relu6', name, inputs: [last], title });

  push({
    kind: 'conv',
    name: 'conv_stem',
    inputs: [last],
    stride: 2,
    pad: sameOf(size, 3, 2),
    same: 'end',
    title: 'Stem, convolution 3 x 3',
  });
  size = strided(size, 2);
  norm('bn1');
  act('act1', 'Stem');

  STAGES.forEach(({ repeats, kernel, stride, expands }, stage) => {
    for (let block = 0; block < repeats; block++) {
      const at = `blocks.${stage}.${block}`;
      const title = `Block ${stage}.${block}`;
      const step = block === 0 ? stride : 1;
      const entry = last;
      if (expands) {
        push({
          kind: 'conv',
          name: `${at}.conv_pw`,
          inputs: [last],
          stride: 1,
          pad: NONE,
          title: `${title}, expansion 1 x 1`,
        });
        norm(`${at}.bn1`);
        act(`${at}.act1`, `${title}, expanded`);
      }
      const [depthwiseNorm, depthwiseAct, projection, projectionNorm] = expands
        ? ['bn2', 'act2', 'conv_pwl', 'bn3']
        : ['bn1', 'act1', 'conv_pw', 'bn2'];
      const pad = sameOf(size, kernel, step);
      push({
        kind: 'depthwise',
        name: `${at}.conv_dw`,
        inputs: [last],
        stride: step,
        pad,
        same: 'end',
        title: `${title}, depthwise ${kernel} x ${kernel}`,
      });
      size = strided(size, step);
      norm(`${at}.${depthwiseNorm}`);
      act(`${at}.${depthwiseAct}`, `${title}, filtered`);
      push({
        kind: 'conv',
        name: `${at}.${projection}`,
        inputs: [last],
        stride: 1,
        pad: NONE,
        title: `${title}, projection 1 x 1`,
      });
      norm(`${at}.${projectionNorm}`);
      if (block > 0)
        push({ kind: 'add', name: `${at}.add`, inputs: [last, entry], title: `${title}, output` });
    }
  });

  push({
    kind: 'conv',
    name: 'conv_head',
    inputs: [last],
    stride: 1,
    pad: NONE,
    title: 'Head, convolution 1 x 1',
  });
  norm('bn2');
  act('act2', 'Head');
  push({ kind: 'globalAvgPool', name: 'global_pool', inputs: [last], title: 'Feature vector' });
  push({ kind: 'dropout', name: 'drop', inputs: [last] });
  push({ kind: 'dense', name: 'classifier', inputs: [last], title: 'Class scores' });
  return layers;
}
