import { describe, expect, it } from 'vitest';
import type { SlowTechniqueCard } from '../../src/contract/jobs.ts';
import { changedValues, jobValues, moreSteps } from '../../src/ui/studio/values.ts';
import { checkRequested } from '../../src/ui/url_state/check_requested.ts';
import { DEFAULT_SETTINGS } from '../../src/ui/url_state/settings.ts';
import { catalogue } from './small_catalogue.ts';

const { network } = catalogue;
const card: SlowTechniqueCard = {
  ...{ id: 'dream', title: 'Dream', caption: { shows: '', read: '', paper: '' } },
  parameters: {
    layer: { kind: 'layer', label: '', default: 'last' },
    size: { kind: 'number', label: '', min: 1, max: 512, step: 1, default: 256 },
    rough: { kind: 'toggle', label: '', default: false },
  },
  presets: [
    { id: 'deep', title: 'Deep', settings: {} },
    { id: 'strokes', title: 'Strokes', settings: { layer: 0, rough: true } },
  ],
  ...{ needs: { content: true, references: 'none' }, targets: [], film: null, further: 'steps' },
};
const withDream = { ...catalogue, slowTechniques: [card] };

describe('the settings of a painting', () => {
  it('are those declared under the first preset, which may say nothing', () => {
    expect(jobValues(card, network, undefined, {})).toEqual({ layer: 'mixed', size: 256, rough: false });
  });

  it('are a preset’s, a layer that is given as a depth by its name', () => {
    expect(jobValues(card, network, 'strokes', {})).toEqual({ layer: 'stem', size: 256, rough: true });
  });

  it('are what a person changed before all', () => {
    expect(jobValues(card, network, 'strokes', { rough: false, size: 64 })).toEqual({
      ...{ layer: 'stem', size: 64, rough: false },
    });
  });

  it('change only where they differ from the preset', () => {
    const all = { layer: 'stem', size: 64, rough: true };
    expect(changedValues(card, network, 'strokes', all)).toEqual({ size: 64 });
    expect(changedValues(card, network, 'deep', all)).toEqual(all);
    expect(jobValues(card, network, 'deep', changedValues(card, network, 'deep', all))).toEqual(all);
  });
});

it('a finished painting is given twice as many steps, as many as there can be, or none', () => {
  const parameters = {
    steps: { kind: 'number', label: '', min: 1, max: 2000, step: 1, default: 150 },
  } as const;
  const after = (steps: number) => moreSteps({ parameters }, { steps });
  expect([150, 1000, 1200, 1999, 2000].map(after)).toEqual([300, 2000, 2000, 2000, null]);
  expect(moreSteps({ parameters: {} }, {})).toBeNull();
});

describe('an address that asks for a painting', () => {
  it('opens it, with its settings, over the first live view', () => {
    const wishes = {
      ...DEFAULT_SETTINGS,
      technique: 'dream',
      parameters: { dream: { size: '64', rough: '1' } },
    };
    expect(checkRequested(wishes, withDream)).toMatchObject({
      ...{ technique: 'scores', painting: 'dream', issues: [] },
      parameters: { dream: { size: 64, rough: true } },
    });
  });

  it('is told of settings that it does not have', () => {
    const wishes = { ...DEFAULT_SETTINGS, technique: 'dream', parameters: { dream: { size: '9999' } } };
    const { issues, parameters } = checkRequested(wishes, withDream);
    expect(parameters).toEqual({});
    expect(issues.map(({ message }) => message)).toEqual([
      expect.stringContaining('dream.size must be a whole number from 1 to 512'),
    ]);
  });

  it('is told where there is none of that name, and of all views', () => {
    const [issue] = checkRequested({ ...DEFAULT_SETTINGS, technique: 'nightmare' }, withDream).issues;
    expect(issue?.message).toContain('scores, maps, dream');
  });
});
