import * as tf from '@tensorflow/tfjs-core';
import type { TensorPicture } from '../../techniques/common/picture.ts';

/**
 * What a mirrored network shows, turned back so that it lies right on the picture. Weights and numbers stay as they are;
 * the strongest neurons keep their cells.
 * @param picture its tensors are disposed where they are turned
 */
export function unmirrored(picture: TensorPicture): TensorPicture {
  switch (picture.kind) {
    case 'tiles':
      return picture.of === 'weights' ? picture : { ...picture, values: turned(picture.values) };
    case 'heat':
      return { ...picture, values: turned(picture.values) };
    case 'image':
      return { ...picture, values: turned(picture.values) };
    case 'cut-out':
      return { ...picture, values: turned(picture.values) };
    default:
      return picture;
  }
}

/** @param values [height, width, ...] */
function turned<T extends tf.Tensor>(values: T): T {
  const turnedBack = tf.reverse(values, 1) as T;
  values.dispose();
  return turnedBack;
}
