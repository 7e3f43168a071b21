import { Random } from '../numeric/random.ts';
import { slowTechnique } from './common/slow_technique.ts';
import { dream } from './dream/dream.ts';
import { dreamParameters, objectiveSettings } from './dream/settings.ts';
import { contentOf } from './optimise/content.ts';

/** What a layer sees a little of becomes more of it, and then more. */
export const deepDream = slowTechnique({
  id: 'deep-dream',
  title: 'DeepDream',
  makes: 'Your picture with more and more of what a layer sees in it.',
  caption: {
    shows:
      'Your picture with more of whatever the network sees in it: clouds become animals. It is changed so that the activations of a layer grow.',
    read: 'An early layer draws strokes and textures, a deep one eyes, faces, things: what it was trained to see, and therefore finds everywhere. Dream of one channel to see what it looks for.',
    paper: 'Mordvintsev, Olah, Tyka 2015, Inceptionism: Going Deeper into Neural Networks',
  },
  parameters: dreamParameters,
  presets: [
    { id: 'things', title: 'Things', settings: {} },
    { id: 'patterns', title: 'Patterns', settings: { layer: 0.2 } },
    { id: 'deep', title: 'Deep', settings: { layer: 0.8 } },
    { id: 'plain', title: 'Plain gradient', settings: { bands: 0, naturalColours: false, rate: 0.012 } },
  ],
  needs: { content: true, references: 'none' },
  targets: ['class', 'taught', 'channel', 'neuron'],
  targetIf: { setting: 'of', value: 'target' },
  further: 'picture',
  async *paint(inputs, settings) {
    const content = contentOf(inputs, settings.size);
    const random = new Random(inputs.seed);
    const objective = objectiveSettings(settings, inputs);
    try {
      yield* dream(inputs, content, { ...settings, objective }, random, inputs.resume);
    } finally {
      content.dispose();
    }
  },
});
