import type { Point } from '../../contract/picture.ts';
import type { PictureFeatures } from '../../contract/picture_gallery.ts';
import type { Network } from '../../network/network.ts';
import type { PointTensor } from '../../techniques/common/picture.ts';
import type { DescribedImage } from '../../techniques/embedding.ts';
import { rank } from '../view/rank.ts';

/** Reads the tensors and disposes them. */
export async function encodePoint({ values, thumbnail, ...words }: PointTensor): Promise<Point> {
  const [features, pixels] = await Promise.all([values.data<'float32'>(), thumbnail.data<'float32'>()]);
  values.dispose();
  thumbnail.dispose();
  // Copies: a backend's own memory cannot be transferred.
  return {
    ...{ ...words, features: Float32Array.from(features), legend: null },
    thumbnail: Uint8Array.from(pixels, Math.round),
  };
}

/** How many classes come with a description. */
const DESCRIBED_CLASSES = 5;

/** Reads the tensors and disposes them. */
export async function encodeDescription(
  network: Network,
  { point, logits }: DescribedImage,
): Promise<PictureFeatures> {
  const [developed, scores] = await Promise.all([encodePoint(point), logits.data<'float32'>()]);
  logits.dispose();
  const words = { title: 'Leading classes', count: DESCRIBED_CLASSES };
  return { point: developed, ranking: rank(network.description.labels, words, scores) };
}
