import * as tf from '@tensorflow/tfjs-core';
import type { ClassScore, OcclusionAnswer, OcclusionQuestion } from '../../contract/inside.ts';
import { forward } from '../../network/forward.ts';
import { fittedSweep } from '../../techniques/common/small_input.ts';
import { fillColour, hide, type Patch, patchGrid } from '../../techniques/occlusion.ts';
import { probabilitiesOf } from '../view/rank.ts';
import { type Figure, numbersOf, seenPicture } from './figure.ts';

/** The picture of this moment with one patch hidden, and what becomes of the class. */
export const occlusion: Figure<OcclusionQuestion, OcclusionAnswer> = {
  taps: () => [],

  async look({ network, trace, target }, { cell: asked, fill, ...sweep }) {
    if (target?.kind !== 'class') return null;
    const { height, width } = network.description.input;
    const { size, stride } = fittedSweep(network.description.input, sweep);
    const { rows, columns, patches } = patchGrid(height, width, size, stride);
    const cell = asked % patches.length;
    const patch = patches[cell] as Patch;
    const { whole, pixels } = await numbersOf(() => ({
      whole: trace.logits.clone(),
      pixels: trace.image.clone(),
    }));
    hide(pixels, width, height, patch, fillColour(network, fill));
    const image = tf.tensor4d(pixels, [1, height, width, 3]);
    try {
      const { hidden } = await numbersOf(() => ({ hidden: forward(network, image).logits }));
      const scoreOf = (logits: Float32Array): ClassScore => ({
        probability: probabilitiesOf(logits)(target.index),
        logit: logits[target.index] as number,
      });
      const [top, left] = [Math.max(0, patch.y), Math.max(0, patch.x)];
      return {
        ...{ figure: 'occlusion', target: target.index, cell, rows, columns },
        ...{ whole: scoreOf(whole), hidden: scoreOf(hidden) },
        picture: await seenPicture(network, image),
        patch: {
          ...{ y: top, x: left },
          height: Math.min(height, patch.y + size) - top,
          width: Math.min(width, patch.x + size) - left,
        },
      };
    } finally {
      image.dispose();
    }
  },
};
