import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { IMAGE } from '../../src/network/description.ts';
import { activations, channelMap } from '../../src/techniques/activations.ts';
import { ParameterError, type Subject } from '../../src/techniques/common/technique.ts';
import { ranking } from '../../src/techniques/ranking.ts';
import { bentNetwork, subjectOf } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

let toy: ReturnType<typeof subjectOf>;
let subject: Subject;
beforeAll(async () => {
  await startWasm();
  toy = subjectOf(bentNetwork(), { kind: 'class', index: 0 });
  subject = toy.subject;
});
afterAll(() => toy.dispose());

it('a channel as a map is that channel of the layer', () => {
  tf.tidy(() => {
    const map = channelMap(subject.trace, 'act2', 3);
    expect(map.values.shape).toEqual([6, 6]);
    const all = subject.trace.at('act2').arraySync()[0] as number[][][];
    expect(map.values.arraySync()).toEqual(all.map((row) => row.map((pixel) => pixel[3])));
  });
});

it('a channel of the image is one of its colours', () => {
  tf.tidy(() => {
    const colours = subject.image.arraySync()[0] as number[][][];
    expect(channelMap(subject.trace, IMAGE, 1).values.arraySync()).toEqual(
      colours.map((row) => row.map((pixel) => pixel[1])),
    );
  });
});

it.each([-1, 5, 1.5, Number.NaN])('there is no channel %d of five', (channel) => {
  expect(() => tf.tidy(() => channelMap(subject.trace, 'act2', channel) as never)).toThrow(ParameterError);
  expect(() => tf.tidy(() => channelMap(subject.trace, 'act2', channel) as never)).toThrow(
    `act2 has 5 channels, no channel ${channel}.`,
  );
});

it('all channels of a layer are its output without the batch', () => {
  tf.tidy(() => {
    const picture = activations.run(subject, { layer: 'act3', scaling: 'layer', sort: 'index' });
    if (!('kind' in picture) || picture.kind !== 'tiles') throw new Error('Activations are tiles.');
    expect(picture.scaling).toBe('layer');
    expect(picture.values.shape).toEqual([2, 2, 4]);
    expect(Array.from(picture.values.dataSync())).toEqual(Array.from(subject.trace.at('act3').dataSync()));
  });
});

it('the ranking holds the class scores, not yet probabilities', () => {
  tf.tidy(() => {
    const picture = ranking.run(subject, { count: 2 });
    if (!('kind' in picture) || picture.kind !== 'ranking') throw new Error('A ranking was expected.');
    expect(picture.count).toBe(2);
    expect(Array.from(picture.logits.dataSync())).toEqual(Array.from(subject.trace.logits.dataSync()));
  });
});

it('sorted by strength, each channel counts by its strongest neuron', () => {
  tf.tidy(() => {
    const picture = activations.run(subject, { layer: 'act3', scaling: 'layer', sort: 'strength' });
    if (!('kind' in picture) || picture.kind !== 'tiles') throw new Error('Activations are tiles.');
    const values = picture.values.dataSync<'float32'>();
    const wanted = [0, 1, 2, 3].map((channel) => Math.max(...values.filter((_, i) => i % 4 === channel)));
    expect(Array.from(picture.strengths?.(values) ?? [])).toEqual(wanted);
  });
});
