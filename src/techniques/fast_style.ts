import * as tf from '@tensorflow/tfjs-core';
import type { InputDescription } from '../network/description.ts';
import { photographOf, preprocessed } from '../network/pixels.ts';
import { run } from '../network/run.ts';
import { filter, type Painter } from './common/filter.ts';
import { withColoursOf } from './style/luminance.ts';

/** The longer side of the stylised frame in pixels, for the setting `resolution`. */
export const RESOLUTIONS = [160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 1024] as const;

/** The frame repainted in a style by one forward pass. Johnson et al. 2016; Dumoulin et al. 2017; Ghiasi et al. 2017. */
export const liveStyle = filter({
  id: 'live-style',
  title: 'Live style',
  question:
    'How would a painter see this? 30 styles live, blended at will, or the style of any picture; everywhere, on people alone, or behind them.',
  family: 'forward',
  caption: {
    shows:
      'The camera repainted in the manner of a picture. A second network, trained beforehand, paints every frame in a single pass.',
    read: 'Pick a style, or blend several: the networks keep what is where and replace how it is painted. In the nets of many styles only a scale and a shift of every channel tell one style from another.',
    paper:
      'Johnson et al. 2016, Perceptual Losses for Real-Time Style Transfer; Ulyanov et al. 2016; Dumoulin et al. 2017; Ghiasi et al. 2017',
  },
  parameters: {
    style: { kind: 'styles', label: 'Style', most: 4, default: 'starry-night' },
    strength: {
      kind: 'number',
      label: 'Strength',
      help: 'How much of the painting lies over the camera’s picture.',
      min: 0,
      max: 1,
      step: 0.01,
      default: 1,
    },
    keepColours: {
      kind: 'toggle',
      label: 'Keep the camera’s colours',
      help: 'Only light and dark are painted.',
      default: false,
    },
    area: {
      kind: 'choice',
      label: 'Paint',
      help: 'People are found by a small network of their own (MediaPipe selfie segmentation).',
      options: [
        { value: 'all', label: 'everything' },
        { value: 'people', label: 'people' },
        { value: 'background', label: 'background' },
      ],
      default: 'all',
    },
    edges: {
      kind: 'toggle',
      label: 'Keep edges',
      help: 'Where the painting is smaller than the camera’s picture, its edges are as sharp as the camera’s.',
      default: true,
      on: 'stage',
    },
    steady: {
      kind: 'toggle',
      label: 'Steady',
      help: 'Strokes do not tremble: they stay where nothing moves, and go along with what moves.',
      default: true,
      on: 'films',
    },
    carry: {
      kind: 'toggle',
      label: 'Carry along',
      help: 'Where painting is slow, every other picture is the one before, moved as the camera’s picture has moved.',
      default: true,
      on: 'films',
    },
    resolution: {
      kind: 'choice',
      label: 'Resolution',
      help: 'Longer side in pixels. Automatic: as large as leaves 15 pictures a second.',
      options: [
        { value: 'auto', label: 'automatic' },
        ...RESOLUTIONS.map((side) => ({ value: `${side}`, label: `${side}` })),
      ],
      default: 'auto',
    },
  },
  targets: [],
  progressive: false,

  needsPeople: ({ area }) => area !== 'all',
  steadies: ({ steady }) => steady,
  carries: ({ carry }) => carry,
  keepsEdges: ({ edges }) => edges,

  paint({ painters, image, input, people, title }, { strength, keepColours, area }) {
    const painted = mixed(painters, image, input);
    const values = keepColours ? colouredAs(photographOf(image, input), painted) : painted;
    const covers = strength < 1 || area !== 'all';
    const cover = covers && { cover: tf.mul<tf.Tensor2D>(shareOf(area, people, values), strength) };
    return { kind: 'painting', title, values: tf.squeeze(values, [0]), ...cover };
  },
});

/** The mean of what each paints, weighted by its share. */
function mixed(painters: readonly Painter[], image: tf.Tensor4D, input: InputDescription): tf.Tensor4D {
  const [only] = painters;
  if (painters.length === 1 && only) return painted(only, image);
  const photograph = photographOf(image, input);
  const pictures = painters.map((painter) => {
    const own = preprocessed(photograph, painter.network.description.input);
    return tf.mul(tf.clipByValue(painted(painter, own), 0, 255), painter.share);
  });
  return tf.addN(pictures) as tf.Tensor4D;
}

function painted({ network, style }: Painter, image: tf.Tensor4D): tf.Tensor4D {
  const { range } = network.description;
  return rescaled(run(network, image, style), range.factor, range.offset);
}

const colouredAs = (camera: tf.Tensor4D, painted: tf.Tensor4D): tf.Tensor4D =>
  withColoursOf(camera, tf.clipByValue(painted, 0, 255));

/** How much of each pixel is painted, [height, width], 0..1. */
function shareOf(area: string, people: tf.Tensor4D | null, { shape }: tf.Tensor4D): tf.Tensor2D {
  if (area === 'all') return tf.ones([shape[1], shape[2]]);
  if (!people) throw new Error('A part of the picture was to be painted, and nobody looked for people.');
  const share: tf.Tensor2D = tf.squeeze(people, [0, 3]);
  return area === 'people' ? share : tf.sub(1, share);
}

const rescaled = (x: tf.Tensor4D, factor: number, offset: number): tf.Tensor4D =>
  offset === 0 ? tf.mul(x, factor) : tf.add(tf.mul(x, factor), offset);
