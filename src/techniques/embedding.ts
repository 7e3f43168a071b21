import * as tf from '@tensorflow/tfjs-core';
import { forward, type Trace } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { featureLayer } from '../network/structure.ts';
import type { PointTensor } from './common/picture.ts';
import { technique } from './common/technique.ts';

/** The side in pixels of the small picture that stands for a picture where only its colours count. */
export const THUMBNAIL_SIDE = 32;

/**
 * The penultimate feature vector: what the network knows of a picture before it names it.
 * @param trace of one image
 * @returns [features]; where the layer still has places, their mean
 */
export const featuresOf = (network: Network, trace: Trace): tf.Tensor1D =>
  tf.tidy(() => tf.squeeze(tf.mean(trace.at(featureLayer(network)), [1, 2], true), [0, 1, 2]) as tf.Tensor1D);

/**
 * The image as a small picture, each pixel the mean of those that it stands for.
 * @param image [1, height, width, 3], preprocessed, at least THUMBNAIL_SIDE high and wide. Borrowed.
 * @returns [THUMBNAIL_SIDE, THUMBNAIL_SIDE, 3], RGB, 0..255
 */
export const thumbnailOf = ({ description: { input } }: Network, image: tf.Tensor4D): tf.Tensor3D =>
  tf.tidy(() => {
    const window = [input.height, input.width].map((side) => Math.max(1, Math.floor(side / THUMBNAIL_SIDE)));
    const pooled = tf.avgPool(image, window as [number, number], window as [number, number], 'valid');
    const small = tf.image.resizeBilinear(pooled, [THUMBNAIL_SIDE, THUMBNAIL_SIDE], false, true);
    const colours = tf.add(tf.mul(small, [...input.std]), [...input.mean]);
    const rgb = input.order === 'rgb' ? colours : tf.reverse(colours, 3);
    return tf.squeeze(input.mirrored ? tf.reverse(rgb, 2) : rgb, [0]) as tf.Tensor3D;
  });

/** What is known of a picture: the caller disposes its tensors. */
export interface DescribedImage {
  readonly point: PointTensor;
  /** [classes] */
  readonly logits: tf.Tensor1D;
}

/** Looks at one picture for the gallery. @param image [1, height, width, 3], preprocessed. Borrowed. */
export function describeImage(network: Network, image: tf.Tensor4D): DescribedImage {
  let described: DescribedImage | undefined;
  tf.tidy(() => {
    const trace = forward(network, image);
    const logits = tf.reshape(trace.logits, [network.classes]) as tf.Tensor1D;
    described = { point: pointOf(network, trace, image), logits };
    return [logits, described.point.values, described.point.thumbnail];
  });
  return described as DescribedImage;
}

const pointOf = (network: Network, trace: Trace, image: tf.Tensor4D): PointTensor => ({
  kind: 'point',
  title: `Features of ${featureLayer(network)}`,
  layer: featureLayer(network),
  values: featuresOf(network, trace),
  thumbnail: thumbnailOf(network, image),
});

/** Where the frame lies among other pictures. The gallery and its map are the page's; this gives the frame's own vector. */
export const embedding = technique({
  id: 'embedding',
  title: 'Embedding',
  question:
    'What is alike for the network? A map of pictures (yours, snapshots, a shipped set) by PCA, t-SNE or UMAP, with the live frame moving over it.',
  family: 'forward',
  caption: {
    shows:
      'A map of pictures: those that the network finds alike lie near each other. The features of the last layer are brought to two dimensions, and yours are placed among them.',
    read: 'Each star is a picture, described by the numbers that the classifier is given. The gold star is what the camera sees; lines lead to its nearest. Pixels that agree are not enough to be near, and what is near may share no pixel: compare the rows of neighbours. On t-SNE and UMAP only nearness means something, not direction, size or the gaps between groups.',
    paper: 'van der Maaten & Hinton 2008, Visualizing Data using t-SNE; McInnes, Healy & Melville 2018, UMAP',
  },
  parameters: {
    method: {
      kind: 'choice',
      label: 'Map by',
      options: [
        { value: 'pca', label: 'PCA' },
        { value: 'tsne', label: 't-SNE' },
        { value: 'umap', label: 'UMAP' },
      ],
      default: 'tsne',
    },
    metric: {
      kind: 'choice',
      label: 'Near means',
      help: 'Angle: the same features in the same proportions. L2: also equally strong ones.',
      options: [
        { value: 'angle', label: 'small angle' },
        { value: 'l2', label: 'small L2 distance' },
      ],
      default: 'angle',
    },
    neighbours: {
      kind: 'number',
      label: 'Neighbours',
      help: "How many pictures each one tries to stay near to: t-SNE's perplexity, UMAP's neighbours. PCA has no such number.",
      min: 3,
      max: 50,
      step: 1,
      default: 12,
    },
    seed: {
      kind: 'number',
      label: 'Seed',
      help: "Of UMAP's random choices. The same seed gives the same map.",
      min: 0,
      max: 99,
      step: 1,
      default: 0,
    },
  },
  targets: [],
  progressive: false,
  run: ({ network, trace, image }) => pointOf(network, trace, image),
});
