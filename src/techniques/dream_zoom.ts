import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../contract/jobs.ts';
import { Random } from '../numeric/random.ts';
import { slowTechnique } from './common/slow_technique.ts';
import { dream } from './dream/dream.ts';
import { dreamParameters, objectiveSettings } from './dream/settings.ts';
import { carrying, inChapters } from './optimise/chapters.ts';
import { contentOf } from './optimise/content.ts';
import { arrayOf, IMAGE } from './optimise/optimise.ts';
import { warp } from './optimise/warp.ts';

/** In checkpoints: the frame before the one that is being dreamt. */
const PREVIOUS = 'previous';

/** A film into the dream: every frame is a step into the one before, and is dreamt again. */
export const dreamZoom = slowTechnique({
  id: 'dream-zoom',
  title: 'Dream zoom',
  makes: 'A film that goes into the dream.',
  caption: {
    shows: 'A film that goes into the dream: every frame enlarges the one before a little and dreams on.',
    read: 'After a few seconds nothing is left of your picture; all that you see comes from the network. Its layer decides of what the world is made there.',
    paper: 'Mordvintsev, Olah, Tyka 2015, Inceptionism: Going Deeper into Neural Networks',
  },
  parameters: {
    ...dreamParameters,
    octaves: { ...dreamParameters.octaves, default: 2 },
    steps: { ...dreamParameters.steps, default: 5 },
    size: { ...dreamParameters.size, default: 320 },
    frames: { kind: 'number', label: 'Frames', min: 2, max: 600, step: 1, default: 60 },
    zoom: {
      kind: 'number',
      label: 'Zoom',
      help: 'How many times larger each frame is than the one before.',
      ...{ min: 1, max: 1.2, step: 0.005, default: 1.03 },
    },
    turn: {
      kind: 'number',
      label: 'Turn',
      help: 'Degrees from frame to frame, clockwise.',
      ...{ min: -5, max: 5, step: 0.1, default: 0 },
    },
  },
  presets: [
    { id: 'zoom', title: 'Into the dream', settings: {} },
    { id: 'spiral', title: 'Spiral', settings: { turn: 1, zoom: 1.04 } },
  ],
  needs: { content: true, references: 'none' },
  targets: ['class', 'taught', 'channel', 'neuron'],
  targetIf: { setting: 'of', value: 'target' },
  further: 'picture',
  film: { framesPerSecond: 15 },
  async *paint(inputs, settings) {
    const { seed, resume } = inputs;
    const { frames, octaves, steps } = settings;
    const content = contentOf(inputs, settings.size);
    const random = new Random(seed);
    const objective = objectiveSettings(settings, inputs);

    async function* frameOf(frame: number, before: Checkpoint | null, resumed: Checkpoint | null) {
      const previous = frame === 0 ? undefined : (resumed?.arrays[PREVIOUS] ?? before?.arrays[IMAGE]);
      inputs.onStage?.(previous ? 'zoom' : 'content');
      const carried = previous ? { [PREVIOUS]: previous } : {};
      const base = previous
        ? tf.tidy(() => enlarged(arrayOf({ arrays: carried }, PREVIOUS) as tf.Tensor4D, settings))
        : tf.clone(content);
      try {
        const jobSteps = dream(inputs, base, { ...settings, objective }, random, resumed);
        for await (const jobStep of carrying(jobSteps, carried))
          yield jobStep.step === jobStep.steps ? { ...jobStep, frame } : jobStep;
      } finally {
        base.dispose();
      }
    }

    try {
      yield* inChapters({ count: frames, steps: octaves * steps, random, open: frameOf }, resume);
    } finally {
      content.dispose();
    }
  },
});

/** The middle of a frame, as large as the frame. */
function enlarged(frame: tf.Tensor4D, { zoom, turn }: { zoom: number; turn: number }): tf.Tensor4D {
  const [, height, width] = frame.shape;
  return warp(height, width, { dy: 0, dx: 0, scale: zoom, degrees: turn }, [0.5, 0.5, 0.5]).forward(frame);
}
