import { describe, expect, it } from 'vitest';
import { readMix } from '../../../src/contract/style_mix.ts';
import { liveStyle } from '../../../src/techniques/fast_style.ts';
import { between, Fade, type Look } from '../../../src/ui/instrument/look.ts';

const rules = liveStyle.parameters;
const look = (settings: Partial<Record<string, string | number | boolean>>, split = 0): Look => ({
  settings: { style: 'frost', strength: 1, area: 'all', ...settings } as Look['settings'],
  split,
});
const sharesOf = ({ settings }: Look) =>
  Object.fromEntries((readMix(String(settings.style), 9).value ?? []).map(({ id, share }) => [id, share]));

describe('between two looks', () => {
  it('numbers, the split and shares of styles go over evenly', () => {
    const now = between(look({ strength: 1 }), look({ style: 'embers', strength: 0.2 }, 0.4), 0.25, rules);
    expect(now.settings.strength).toBeCloseTo(0.8);
    expect(now.split).toBeCloseTo(0.1);
    expect(sharesOf(now)).toEqual({ frost: 0.75, embers: 0.25 });
  });

  it('a style that both have keeps what both give it', () => {
    const now = between(
      look({ style: 'frost:0.5,embers:0.5' }),
      look({ style: 'frost:1,shards:1' }),
      0.5,
      rules,
    );
    expect(sharesOf(now)).toEqual({ frost: 0.5, embers: 0.25, shards: 0.25 });
  });

  it('the faintest of more styles than can be blended are left out', () => {
    const now = between(look({ style: 'a:5,b:3,c:2' }), look({ style: 'd:6,e:4' }), 0.5, rules);
    expect(Object.keys(sharesOf(now)).sort()).toEqual(['a', 'b', 'd', 'e']);
    expect(Object.values(sharesOf(now)).reduce((a, b) => a + b)).toBeCloseTo(1);
  });

  it('what has no place between changes half-way', () => {
    const [from, to] = [look({ area: 'all' }), look({ area: 'people' })];
    expect(between(from, to, 0.49, rules).settings.area).toBe('all');
    expect(between(from, to, 0.51, rules).settings.area).toBe('people');
  });

  it('the end is the look itself', () => {
    const to = look({ style: 'a:1,b:2', strength: 0.123 }, 0.3);
    expect(between(look({}), to, 1, rules)).toBe(to);
  });
});

describe('a cross-fade', () => {
  it('begins slowly, is half-way at half time, and ends at its time', () => {
    const fade = new Fade(look({ strength: 0 }), look({ strength: 1 }), 2000, rules);
    let now = look({ strength: 0 });
    const strengthAt = (ms: number) => {
      const { look: next, part } = fade.step(now, ms);
      now = next;
      return [part, now.settings.strength];
    };
    expect(strengthAt(0)).toEqual([0, 0]);
    expect(strengthAt(500)).toEqual([0.25, 0.1563]);
    expect(strengthAt(1000)).toEqual([0.5, 0.5]);
    expect(strengthAt(2500)).toEqual([1, 1]);
  });

  it('leaves alone what a hand changes meanwhile', () => {
    const fade = new Fade(look({ strength: 0 }), look({ strength: 1, style: 'embers' }, 1), 1000, rules);
    const { look: half } = fade.step(look({ strength: 0 }), 500);
    const moved = { settings: { ...half.settings, strength: 0.33 }, split: 0.2 };
    const { look: end } = fade.step(moved, 1000);
    expect(end).toEqual({ settings: { style: 'embers', strength: 0.33, area: 'all' }, split: 0.2 });
  });
});
