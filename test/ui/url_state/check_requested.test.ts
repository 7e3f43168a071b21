import { describe, expect, it } from 'vitest';
import { checkRequested } from '../../../src/ui/url_state/check_requested.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/ui/url_state/settings.ts';
import { parametersOf, targetFor } from '../../../src/ui/view_of.ts';
import { catalogue } from '../small_catalogue.ts';

const check = (wishes: Partial<Settings>) => checkRequested({ ...DEFAULT_SETTINGS, ...wishes }, catalogue);
const namesOf = (wishes: Partial<Settings>) => check(wishes).issues.map(({ name }) => name);

describe('what the address asks for', () => {
  it('is granted where it exists', () => {
    const checked = check({
      technique: 'maps',
      parameters: { maps: { layer: 'mixed', size: '8', exact: '1', rule: 'b' } },
      target: { kind: 'class', index: 'Cat' },
      pins: [{ layer: 'stem', channel: 3 }],
      ablation: [{ layer: 'stem', channels: [0, 3] }],
      comparison: { technique: 'maps', parameters: { size: '2' } },
    });
    expect(checked).toEqual({
      technique: 'maps',
      painting: null,
      preset: null,
      parameters: { maps: { layer: 'mixed', size: 8, exact: true, rule: 'b' } },
      target: { kind: 'class', index: 1 },
      picked: null,
      pins: [{ layer: 'stem', channel: 3 }],
      ablation: [{ layer: 'stem', channels: [0, 3] }],
      unit: null,
      atlas: null,
      // Its settings are its own, though both views are of one technique.
      beside: { technique: 'maps', parameters: { size: 2 } },
      issues: [],
    });
  });

  it.each([
    ['Class-Activation Maps', 'maps'],
    ['MAPS', 'maps'],
    ['class activation maps', 'maps'],
  ])('is a view by its id or title, however it is written: %s', (wish, id) => {
    const techniques = catalogue.techniques.map((one) =>
      one.id === 'maps' ? { ...one, title: 'Class Activation Maps' } : one,
    );
    const wishes = { ...DEFAULT_SETTINGS, technique: wish, parameters: { [wish]: { size: '2' } } };
    const beside = { technique: wish, parameters: { size: '3' } };
    expect(checkRequested({ ...wishes, comparison: beside }, { ...catalogue, techniques })).toMatchObject({
      technique: id,
      parameters: { maps: { size: 2 } },
      beside: { technique: id, parameters: { size: 3 } },
      issues: [],
    });
  });

  it('is a layer by its depth, as on the command line', () => {
    const { parameters } = check({ parameters: { maps: { layer: '0' } } });
    expect(parameters).toEqual({ maps: { layer: 'stem' } });
  });

  it('is the page of a channel or class, and the wall of a layer or of the classes', () => {
    expect(check({ unit: { kind: 'class', index: 'crane' } }).unit).toEqual({ kind: 'class', index: 2 });
    expect(check({ unit: { kind: 'channel', layer: 'mixed', channel: 7 } }).unit).toEqual({
      ...{ kind: 'channel', layer: 'mixed', channel: 7 },
    });
    expect(check({ atlas: 'mixed' }).atlas).toBe('mixed');
    expect(check({ atlas: 'classes' }).atlas).toBe('classes');
    expect(namesOf({ unit: { kind: 'channel', layer: 'mixed', channel: 8 } })).toEqual(['ParameterError']);
    expect(namesOf({ unit: { kind: 'class', index: 3 } })).toEqual(['UnknownClassError']);
    expect(namesOf({ atlas: 'mixt' })).toEqual(['UnknownLayerError']);
    expect(check({ atlas: 'mixt', unit: { kind: 'class', index: 3 } })).toMatchObject({
      atlas: null,
      unit: null,
    });
  });

  it('is told with what is near to it', () => {
    const { issues } = check({ technique: 'mops', target: { kind: 'class', index: 'crone' } });
    expect(issues.map(({ message }) => message)).toEqual([
      expect.stringContaining('Near to it: maps'),
      expect.stringContaining('Near to it: crane [2]'),
    ]);
  });

  it('may be any style or blend: only the worker knows what visitors brought', () => {
    const style = 'frost:0.7,picture-2:0.3';
    const [scores] = catalogue.techniques;
    if (!scores) throw new Error('small_catalogue.ts has no technique.');
    const parameters = { style: { kind: 'styles', label: '', most: 2, default: 'plain' } } as const;
    const techniques = [...catalogue.techniques, { ...scores, id: 'painted', parameters }];
    const ask = (text: string) =>
      checkRequested(
        { ...DEFAULT_SETTINGS, parameters: { painted: { style: text } } },
        { ...catalogue, techniques },
      );
    expect(ask(style)).toMatchObject({ parameters: { painted: { style } }, issues: [] });
    expect(ask('').issues.map(({ name }) => name)).toEqual(['ParameterError']);
  });

  it.each<[string, Partial<Settings>]>([
    ['UnknownTechniqueError', { technique: 'phrenology' }],
    ['UnknownLayerError', { parameters: { maps: { layer: 'conv99' } } }],
    ['UnknownLayerError', { target: { kind: 'channel', layer: 'conv99', channel: 0 } }],
    ['UnknownLayerError', { pins: [{ layer: 'conv99', channel: 0 }] }],
    ['UnknownLayerError', { ablation: [{ layer: 'conv99', channels: [0] }] }],
    ['AblationError', { ablation: [{ layer: 'stem', channels: [4] }] }],
    ['UnknownTechniqueError', { comparison: { technique: 'phrenology', parameters: {} } }],
    ['ParameterError', { comparison: { technique: 'maps', parameters: { size: '99' } } }],
    ['UnknownClassError', { target: { kind: 'class', index: 3 } }],
    ['UnknownClassError', { target: { kind: 'class', index: 'unicorn' } }],
    ['ParameterError', { parameters: { maps: { size: '99' } } }],
    ['ParameterError', { parameters: { maps: { size: '2.5' } } }],
    ['ParameterError', { parameters: { maps: { size: '' } } }],
    ['ParameterError', { parameters: { maps: { layer: '' } } }],
    ['UnknownClassError', { target: { kind: 'class', index: '-1' } }],
    ['UnknownTechniqueError', { parameters: { phrenology: { size: '8' } } }],
    ['ParameterError', { parameters: { maps: { rule: 'c' } } }],
    ['ParameterError', { parameters: { maps: { colour: 'red' } } }],
    ['ParameterError', { picked: { layer: 'stem', channel: 4 } }],
    ['ParameterError', { target: { kind: 'neuron', layer: 'mixed', channel: 0, y: 2, x: 0 } }],
  ])('is refused by name, %s, and the default is shown', (name, wishes) => {
    expect(namesOf(wishes)).toEqual([name]);
    const checked = check(wishes);
    expect(checked).toMatchObject({ technique: 'scores', parameters: {}, picked: null, pins: [] });
    expect(checked.target).toEqual({ kind: 'top' });
  });
});

describe('what the worker is asked for', () => {
  const maps = catalogue.techniques[1];
  if (!maps) throw new Error('small_catalogue.ts has no second technique.');

  it('holds every parameter: chosen ones, defaults, and layers by their place', () => {
    const chosen = { size: 16 };
    const values = parametersOf(maps, catalogue.network, chosen);
    expect(values).toEqual({ layer: 'mixed', size: 16, exact: false, rule: 'a' });
  });

  it('falls back to the leading class where the technique cannot look at the target', () => {
    const neuron = { kind: 'neuron', layer: 'stem', channel: 0, y: 0, x: 0 } as const;
    expect(targetFor(maps, neuron)).toEqual({ kind: 'top' });
    const channel = { kind: 'channel', layer: 'stem', channel: 0 } as const;
    expect(targetFor(maps, channel)).toBe(channel);
  });
});
