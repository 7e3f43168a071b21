import { describe, expect, it } from 'vitest';
import { carriedOver } from '../../../src/ui/networks/carried_over.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/ui/url_state/settings.ts';
import { catalogue } from '../small_catalogue.ts';

const { network } = catalogue;
/** It has the class “crane” at another place, no dog, and of the layers only “mixed”. */
const other = {
  ...network,
  id: 'other',
  labels: ['crane', 'heron'],
  layers: network.layers.filter(({ name }) => name !== 'stem'),
};

const carry = (settings: Partial<Settings>) =>
  carriedOver({ ...DEFAULT_SETTINGS, ...settings }, network, other, catalogue);

describe('when another network looks', () => {
  it.each([
    ['a class at the place that it has there', { kind: 'class', index: 2 }, { kind: 'class', index: 0 }, []],
    ['no class that it does not know', { kind: 'class', index: 0 }, { kind: 'top' }, ['the class “dog”']],
    [
      'no channel, even where it has a layer of that name',
      { kind: 'channel', layer: 'mixed', channel: 1 },
      { kind: 'top' },
      ['the channel that was looked for'],
    ],
    ['whatever leads', { kind: 'top' }, { kind: 'top' }, []],
  ] as const)('looks for %s', (_, target, carried, lost) => {
    const found = carry({ target });
    expect(found.settings.target).toEqual(carried);
    expect(found.lost).toEqual(lost);
  });

  it('lets go of pins, of the picked channel and of those that were switched off', () => {
    const { settings, lost } = carry({
      picked: { layer: 'mixed', channel: 0 },
      pins: [{ layer: 'mixed', channel: 1 }],
      ablation: [{ layer: 'mixed', channels: [1, 2] }],
    });
    expect(settings).toMatchObject({ picked: null, pins: [], ablation: [] });
    expect(lost).toEqual(['2 channels that were switched off', '1 pinned channel']);
  });

  it('keeps settings, and layers that are there by their names, and lets go of other layers', () => {
    const { settings, lost } = carry({
      parameters: { maps: { layer: 'stem', size: '8' } },
      comparison: { technique: 'maps', parameters: { layer: 'mixed' } },
    });
    expect(settings.parameters).toEqual({ maps: { size: '8' } });
    expect(settings.comparison).toEqual({ technique: 'maps', parameters: { layer: 'mixed' } });
    expect(lost).toEqual([expect.stringContaining('the layer of ')]);
  });
});
