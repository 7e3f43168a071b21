import * as tf from '@tensorflow/tfjs-core';
import { technique } from './common/technique.ts';

/** The leading classes of the frame, by their probabilities. */
export const ranking = technique({
  id: 'ranking',
  title: 'Classes',
  question:
    'What does the network believe it sees, and how sure is it? Teach it classes of your own by examples: name one, and hold a button while the camera looks.',
  family: 'forward',
  caption: {
    shows:
      'What the network believes it sees, by name. They are its leading classes, with their probabilities.',
    read: 'A long bar means the network is sure, not that it is right: it must choose among the classes it was taught. The bars of all classes add up to 100 %; of a network with one output the bar is how sure it is of yes.',
    paper: 'Russakovsky et al. 2015, ImageNet Large Scale Visual Recognition Challenge',
  },
  parameters: {
    count: { kind: 'number', label: 'Classes shown', min: 1, max: 20, step: 1, default: 10 },
  },
  targets: [],
  progressive: false,
  run: ({ network, trace }, { count }) => ({
    kind: 'ranking',
    title: 'Leading classes',
    logits: tf.reshape(trace.logits, [network.classes]) as tf.Tensor1D,
    count,
  }),
});
