import { beforeAll, describe, expect, it } from 'vitest';
import type { ParameterValue } from '../../../src/contract/parameter.ts';
import type { Target, UnitTarget } from '../../../src/contract/target.ts';
import { UnknownClassError, UnknownLayerError } from '../../../src/network/errors.ts';
import type { Network } from '../../../src/network/network.ts';
import { settingsFor } from '../../../src/techniques/common/settings.ts';
import { tapsOf } from '../../../src/techniques/common/taps.ts';
import { fixTarget, seedOf, targetName } from '../../../src/techniques/common/target.ts';
import { ParameterError, UnknownTechniqueError } from '../../../src/techniques/common/technique.ts';
import { techniqueById, techniques } from '../../../src/techniques/index.ts';
import { use } from '../../support/backends.ts';
import { bentNetwork, linearNetwork } from '../../support/toys/toy_subject.ts';

let network: Network;
beforeAll(async () => {
  await use('cpu');
  network = bentNetwork();
});

const settings = (id: string, given: Record<string, ParameterValue>) =>
  settingsFor(techniqueById(id), network, given);

describe('the techniques', () => {
  it('are found by their ids, which are unlike', () => {
    for (const technique of techniques) expect(techniqueById(technique.id)).toBe(technique);
    expect(new Set(techniques.map(({ id }) => id)).size).toBe(techniques.length);
  });

  it('are listed when one is asked for that there is not', () => {
    expect(() => techniqueById('dream')).toThrow(UnknownTechniqueError);
    expect(() => techniqueById('dream')).toThrow(
      'There is no technique "dream". There are: ranking, activations',
    );
  });

  it.each(techniques.map(({ id, parameters }) => ({ id, parameters })))(
    '$id accepts its own defaults, which lie in their own ranges',
    ({ id, parameters }) => {
      const found = settings(id, {});
      expect(Object.keys(found)).toEqual(Object.keys(parameters));
      expect(settings(id, found)).toEqual(found);
    },
  );
});

describe('settings', () => {
  it('keep what was given, and have the declared default for the rest', () => {
    expect(settings('saliency', { samples: 5 })).toEqual({
      ...{ method: 'gradient', samples: 5, steps: 'auto', noise: 0.15 },
    });
  });

  it('have the ends of the range, but nothing beyond', () => {
    expect(settings('saliency', { samples: 2 })).toMatchObject({ samples: 2 });
    expect(settings('saliency', { samples: 64 })).toMatchObject({ samples: 64 });
  });

  it.each<[string, Record<string, ParameterValue>, string]>([
    ['saliency', { samples: 1 }, 'samples must be a whole number from 2 to 64, not 1.'],
    ['saliency', { samples: 65 }, 'samples must be a whole number from 2 to 64, not 65.'],
    ['saliency', { samples: 2.5 }, 'samples must be a whole number from 2 to 64, not 2.5.'],
    ['saliency', { samples: 'eight' }, 'samples must be a whole number from 2 to 64, not "eight".'],
    ['saliency', { samples: '' }, 'samples must be a whole number from 2 to 64, not "".'],
    ['saliency', { noise: Number.NaN }, 'noise must be a number from 0.02 to 0.5, not null.'],
    [
      'saliency',
      { method: 'guided' },
      'method must be one of gradient, smoothgrad, gradient-x-input, integrated, not "guided".',
    ],
    ['saliency', { method: 3 }, 'not 3.'],
    ['saliency', { sample: 3 }, 'saliency has no setting "sample". It has: method, samples, steps, noise.'],
    ['saliency', { toString: 3 }, 'saliency has no setting "toString".'],
  ])('of %s refuse %j', (id, given, message) => {
    expect(() => settings(id, given)).toThrow(ParameterError);
    expect(() => settings(id, given)).toThrow(message);
  });

  it('begin with the first or last layer that has a place in the picture', () => {
    expect(settings('activations', {})).toMatchObject({ layer: 'act1' });
    expect(settings('grad-cam', {})).toMatchObject({ layer: 'act3' });
  });

  it('refuse a layer that the network does not have', () => {
    expect(() => settings('activations', { layer: 'act9' })).toThrow(UnknownLayerError);
  });

  it('say so when a network has no layer with a place in the picture', () => {
    const flat = linearNetwork([1, 1], [1, 1, 1]);
    expect(() => settingsFor(techniqueById('activations'), flat, {})).toThrow(
      'Tiny has no layer with a spatial output.',
    );
    flat.dispose();
  });
});

describe('the layers that a look needs', () => {
  it('are those of its settings and of its target', () => {
    const target: Target = { kind: 'neuron', layer: 'act2', channel: 0, y: 0, x: 0 };
    const technique = techniqueById('grad-cam');
    expect(tapsOf(technique, network, settings('grad-cam', { layer: 'sum' }), { kind: 'top' })).toEqual([
      'sum',
    ]);
    expect(tapsOf(technique, network, settings('grad-cam', { layer: 'sum' }), target)).toEqual([
      'sum',
      'act2',
    ]);
  });

  it('are those that the technique reads besides', () => {
    const technique = techniqueById('top-patches');
    const given = settings('top-patches', { layer: 'act2' });
    // Behind a ReLU6 the strength is read before its ceiling.
    expect(tapsOf(technique, network, given, { kind: 'top' })).toEqual(['act2', 'wide']);
  });
});

describe('a target', () => {
  const fix = (id: string, target: Target) => fixTarget(network, techniqueById(id), target, () => 2);

  it("that is the top is the leader's class", () => {
    expect(fix('saliency', { kind: 'top' })).toEqual({ kind: 'class', index: 2 });
  });

  it('is what was asked for, else', () => {
    const neuron: Target = { kind: 'neuron', layer: 'act2', channel: 1, y: 5, x: 0 };
    expect(fix('saliency', neuron)).toEqual(neuron);
  });

  it('that the technique does not look at is refused with those that it does', () => {
    expect(() => fix('grad-cam', { kind: 'channel', layer: 'act2', channel: 0 })).toThrow(
      'Grad-CAM does not look at a channel; it looks at: class, taught class.',
    );
  });

  it('that does not exist is refused', () => {
    expect(() => fix('saliency', { kind: 'class', index: 3 })).toThrow(UnknownClassError);
    expect(() => fix('saliency', { kind: 'channel', layer: 'act9', channel: 0 })).toThrow(UnknownLayerError);
  });

  it.each<[string, UnitTarget]>([
    ['act2 has no channel 5: it has 5, counted from 0.', { kind: 'channel', layer: 'act2', channel: 5 }],
    ['act2 has no channel -1', { kind: 'channel', layer: 'act2', channel: -1 }],
    ['act2 has no channel 0.5', { kind: 'neuron', layer: 'act2', channel: 0.5, y: 0, x: 0 }],
    ['act3 has no row 2', { kind: 'neuron', layer: 'act3', channel: 0, y: 2, x: 0 }],
    ['act3 has no column 2', { kind: 'neuron', layer: 'act3', channel: 0, y: 1, x: 2 }],
  ])('outside of its layer is refused: %s', (message, target) => {
    expect(() => seedOf(network, target)).toThrow(ParameterError);
    expect(() => seedOf(network, target)).toThrow(message);
  });

  it('puts 1 where it is, and 0 elsewhere', () => {
    const seedFor = (target: UnitTarget) => {
      const [[layer, seed] = []] = [...seedOf(network, target)];
      const result = {
        layer,
        shape: seed?.shape,
        ones: Array.from(seed?.dataSync() ?? []).flatMap((v, i) => (v === 1 ? [i] : [])),
      };
      seed?.dispose();
      return result;
    };
    expect(seedFor({ kind: 'class', index: 1 })).toEqual({ layer: 'score', shape: [1, 1, 1, 3], ones: [1] });
    expect(seedFor({ kind: 'neuron', layer: 'act3', channel: 3, y: 1, x: 0 })).toEqual({
      ...{ layer: 'act3', shape: [1, 2, 2, 4] },
      ones: [2 * 4 + 3],
    });
    expect(seedFor({ kind: 'channel', layer: 'act3', channel: 2 })).toEqual({
      ...{ layer: 'act3', shape: [1, 2, 2, 4] },
      ones: [2, 6, 10, 14],
    });
  });

  it('has a name that a person understands', () => {
    expect(targetName(network, { kind: 'class', index: 1 })).toBe('one');
    expect(targetName(network, { kind: 'channel', layer: 'act2', channel: 4 })).toBe('act2, channel 4');
    expect(targetName(network, { kind: 'neuron', layer: 'act2', channel: 4, y: 1, x: 2 })).toBe(
      'act2, channel 4 at row 1, column 2',
    );
  });
});
