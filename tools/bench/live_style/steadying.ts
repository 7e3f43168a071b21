/** What is done between paintings, at 256 x 192 in Node on one thread: by processor time, which other programs do not lengthen. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { edgeGuide } from '../../../src/engine/live_style/edge_guide.ts';
import { motionBetween } from '../../../src/engine/live_style/motion.ts';
import { luminanceOf } from '../../../src/engine/live_style/small_luminance.ts';
import { carried } from '../../../src/engine/live_style/warp.ts';
import { ROOT } from '../../browser.ts';
import { line, processorMs, RUNS, WARM_UPS } from '../median.ts';
import { SIZE } from './style_rivals.ts';

/** How far the photograph passes by from frame to frame, in pixels. */
const STEP = { left: 2, top: 1 };

function median(step: () => unknown): number {
  const times = Array.from({ length: WARM_UPS + RUNS }, () => {
    const start = processorMs();
    step();
    return processorMs() - start;
  });
  const counted = times.slice(WARM_UPS).sort((a, b) => a - b);
  return counted[Math.floor(counted.length / 2)] as number;
}

/** The backend has to be started. */
export async function benchSteadying(): Promise<void> {
  const { width, height } = SIZE;
  const photograph = await readFile(join(ROOT, 'models/pictures/dog.jpg'));
  const whole = sharp(photograph).resize(width + STEP.left, height + STEP.top, { fit: 'cover' });
  const bytes = await whole.removeAlpha().ensureAlpha().raw().toBuffer();
  const raw = { width: width + STEP.left, height: height + STEP.top, channels: 4 } as const;
  const frames = await Promise.all(
    [STEP, { left: 0, top: 0 }].map((at) =>
      sharp(bytes, { raw })
        .extract({ ...at, width, height })
        .raw()
        .toBuffer(),
    ),
  );
  const [first, second] = frames as [Buffer, Buffer];
  const [before, after] = [luminanceOf(first, width, height), luminanceOf(second, width, height)];
  const field = motionBetween(before, after);
  const picture = tf.tidy(() =>
    tf.slice(tf.tensor3d(Float32Array.from(second), [height, width, 4]), [0, 0, 0], [height, width, 3]),
  ) as tf.Tensor3D;
  const read = (make: () => tf.Tensor) => () => {
    const made = tf.tidy(make);
    made.dataSync();
    made.dispose();
  };
  const motion = () => motionBetween(before, luminanceOf(second, width, height));
  line('motion between two frames', median(motion), 'ms');
  line('a painting carried along it', median(read(() => carried(picture, field))), 'ms');
  const below: tf.Tensor4D = tf.expandDims(picture, 0);
  line('how it follows the edges', median(read(() => edgeGuide(picture, below).slopes)), 'ms');
  below.dispose();
  picture.dispose();
}
