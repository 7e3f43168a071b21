import * as tf from '@tensorflow/tfjs-core';
import type { Filter, Scene } from '../../techniques/common/filter.ts';
import type { StylisedTensor } from '../../techniques/common/picture.ts';
import type { Parameters, Settings } from '../../techniques/common/technique.ts';
import type { PeopleFinder } from './people_finder.ts';

/**
 * Paints once, looking for people only where the settings tell them from what is behind them.
 * @param scene its image is disposed, the rest borrowed
 * @returns the caller disposes it
 * @throws {ModelFileError|NetworkError}
 */
export async function styliseFrame<P extends Parameters>(
  filter: Filter<P>,
  settings: Settings<P>,
  scene: Omit<Scene, 'people'>,
  finder: Pick<PeopleFinder, 'maskOf'>,
): Promise<StylisedTensor> {
  const { image, input } = scene;
  let people: tf.Tensor4D | null = null;
  try {
    if (filter.needsPeople(settings)) people = await finder.maskOf(image, input);
    const painted = tf.tidy(() => {
      const { values, title, cover } = filter.paint({ ...scene, people }, settings);
      return { values, title, ...(cover && { cover }) };
    });
    return { kind: 'painting', ...painted };
  } finally {
    tf.dispose(people ? [image, people] : image);
  }
}
