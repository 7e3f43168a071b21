import { describe, expect, it } from 'vitest';
import { DEFAULT_DISPLAY } from '../../../src/render/display.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/ui/url_state/settings.ts';
import { readUrlState, writeUrlState } from '../../../src/ui/url_state/url_state.ts';

const unusual: Settings = {
  technique: 'occlusion',
  parameters: { occlusion: { patch: '48', fill: 'grey' } },
  lang: 'ko',
  target: { kind: 'neuron', layer: 'blocks.3:a', channel: 12, y: 3, x: 4 },
  picked: { layer: 'stem', channel: 0 },
  pins: [
    { layer: 'stem', channel: 7 },
    { layer: 'head/conv', channel: 1279 },
  ],
  ablation: [
    { layer: 'blocks.3:a', channels: [0, 3, 4, 5, 17] },
    { layer: 'stem', channels: [1] },
  ],
  comparison: { technique: 'occlusion', parameters: { patch: '16', fill: 'black' } },
  differs: true,
  source: 'clip',
  rotate: 270,
  capture: { size: { width: 1920, height: 1080 }, rate: 30 },
  lens: 'rear',
  display: {
    blend: 'spotlight',
    opacity: 0.35,
    sequential: 'cividis',
    diverging: 'purple-orange',
    threshold: 0.2,
    contours: true,
    smooth: false,
    sync: false,
    mirror: false,
    fit: 'fill',
    split: 0.4,
  },
  performance: true,
  large: true,
  inside: 'convolution',
  kiosk: true,
  idle: 90,
  walk: 0,
  views: ['saliency', 'ranking', 'deep-dream'],
  keys: false,
  config: 'hall.json',
  clean: true,
  output: { width: 1080, height: 1920 },
  alpha: true,
  welcome: true,
  tour: { stop: 'saliency', step: 2 },
  backend: 'wasm',
  readback: false,
  precision: 'half',
  preset: 'patterns',
  seed: 7,
  styles: [
    { id: 'waves', weight: 1 },
    { id: 'ink_1', weight: 0.25 },
  ],
  network: 'squeezenet1_0',
  unit: { kind: 'channel', layer: 'blocks.3:a', channel: 5 },
  atlas: 'blocks.3:a',
};

describe('the address', () => {
  it('is empty for the defaults', () => {
    expect(writeUrlState(DEFAULT_SETTINGS)).toBe('');
    expect(readUrlState('')).toEqual({ settings: DEFAULT_SETTINGS, issues: [] });
  });

  it('gives every setting back as it was', () => {
    expect(readUrlState(writeUrlState(unusual))).toEqual({ settings: unusual, issues: [] });
  });

  it('says that nothing is set where the configuration sets everything, and the other way round', () => {
    const { config: _, ...start } = unusual;
    const nothing = { ...DEFAULT_SETTINGS, technique: 'occlusion', parameters: { occlusion: {} } };
    for (const [shown, normal] of [
      [nothing, { ...start, config: null }],
      [{ ...start, config: null }, nothing],
    ] as const)
      expect(readUrlState(writeUrlState(shown, normal), normal)).toEqual({ settings: shown, issues: [] });
  });

  it('has the silenced channels and the second view of the address alone, not those of the configuration too', () => {
    const shown: Settings = {
      ...DEFAULT_SETTINGS,
      ablation: [{ layer: 'stem', channels: [2] }],
      comparison: { technique: 'saliency', parameters: {} },
    };
    const normal: Settings = {
      ...DEFAULT_SETTINGS,
      ablation: [{ layer: 'stem', channels: [1] }],
      comparison: { technique: 'occlusion', parameters: { patch: '16' }, network: 'other', ofClass: 'cat' },
    };
    expect(readUrlState(writeUrlState(shown, normal), normal).settings).toEqual(shown);
  });

  it.each([
    { kind: 'class', index: 281 },
    { kind: 'channel', layer: 'a b&c', channel: 3 },
    { kind: 'top' },
  ] as const)('keeps the target $kind', (target) => {
    const settings = { ...DEFAULT_SETTINGS, target };
    expect(readUrlState(writeUrlState(settings)).settings.target).toEqual(target);
  });

  it.each([
    [{ kind: 'class', index: 281 }, '?unit=class:281'],
    [{ kind: 'channel', layer: 'blocks.3:a', channel: 3 }, '?unit=blocks.3:a:3'],
  ] as const)('keeps the unit whose page is open: %o', (unit, text) => {
    expect(writeUrlState({ ...DEFAULT_SETTINGS, unit })).toBe(text);
    expect(readUrlState(text).settings.unit).toEqual(unit);
  });

  it('takes the page of a class by its name', () => {
    expect(readUrlState('?unit=class:red+panda').settings.unit).toEqual({
      kind: 'class',
      index: 'red panda',
    });
  });

  it('takes a class by its name', () => {
    expect(readUrlState('?class=red+panda').settings.target).toEqual({ kind: 'class', index: 'red panda' });
  });

  it('holds only the parameters of the present view', () => {
    const parameters = { saliency: { method: 'smooth' }, occlusion: { patch: '16' } };
    const text = writeUrlState({ ...DEFAULT_SETTINGS, technique: 'saliency', parameters });
    expect(text).toBe('?view=saliency&saliency.method=smooth');
  });

  it('leaves personal settings as they are where it says nothing about them', () => {
    const own = { ...DEFAULT_SETTINGS, display: { ...DEFAULT_DISPLAY, sequential: 'grey' as const } };
    expect(readUrlState('?opacity=0.5', own).settings.display).toEqual({ ...own.display, opacity: 0.5 });
  });

  it.each([
    ['?colour=red', 'colour'],
    ['?opacity=7', 'opacity'],
    ['?opacity=', 'opacity'],
    ['?map=jet', 'jet'],
    ['?neuron=stem:1', 'neuron'],
    ['?toString=1', 'toString'],
  ])('ignores %s and names it', (search, named) => {
    const { settings, issues } = readUrlState(search);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message).toContain(named);
  });
});
