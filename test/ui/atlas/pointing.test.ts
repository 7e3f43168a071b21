import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atlas, type Pointed, pointed, unit } from '../../../src/ui/atlas/atlas_store.ts';
import { OpenAtlas } from '../../../src/ui/atlas/open_atlas.ts';
import {
  dismissCard,
  holdCard,
  onFirstPointing,
  pointAgain,
  pointAt,
  showAt,
} from '../../../src/ui/atlas/pointing.ts';
import { unitOf } from '../../../src/ui/atlas/unit.ts';
import { toyAtlas } from '../../support/toys/toy_atlas.ts';

const place = { x: 0, y: 0, width: 1, height: 1 };
const at = (channel: number, layer = 'first_relu'): Pointed => ({
  unit: unitOf(layer, channel),
  target: place,
  around: place,
});
const shown = () => (pointed.value?.unit.kind === 'channel' ? pointed.value.unit.channel : null);

beforeEach(() => {
  vi.useFakeTimers();
  atlas.value = new OpenAtlas(toyAtlas(), () => new Promise(() => {}));
});
afterEach(() => {
  dismissCard();
  pointAt(null);
  vi.runAllTimers();
  unit.value = null;
  atlas.value = null;
  onFirstPointing(() => {});
  vi.useRealTimers();
});

describe('the card of what is pointed at', () => {
  it('comes at once, changes when the pointer rests on another, and goes a moment after it has left', () => {
    pointAt(at(1));
    expect(shown()).toBe(1);
    pointAt(at(2));
    pointAt(at(3));
    expect(shown()).toBe(1);
    vi.advanceTimersByTime(100);
    expect(shown()).toBe(3);
    pointAt(null);
    expect(shown()).toBe(3);
    vi.runAllTimers();
    expect(shown()).toBeNull();
  });

  it('stays while the pointer is on it, whatever that crossed on its way', () => {
    pointAt(at(1));
    pointAt(at(2));
    holdCard();
    vi.runAllTimers();
    expect(shown()).toBe(1);
  });

  it('stays away once it was sent away, until something else was pointed at', () => {
    pointAt(at(1));
    dismissCard();
    pointAt(at(1));
    expect(shown()).toBeNull();
    pointAt(at(2));
    expect(shown()).toBe(2);
  });

  it('is none of a layer that the atlas has not, nor under an open page', () => {
    pointAt(at(1, 'pool'));
    expect(shown()).toBeNull();
    unit.value = unitOf('first_relu', 0);
    pointAt(at(1));
    showAt(at(1));
    expect(shown()).toBeNull();
  });

  it('follows the focus without delay', () => {
    showAt(at(1));
    showAt(at(2));
    expect(shown()).toBe(2);
  });

  it('asks for the atlas, and comes when that is there', () => {
    const here = atlas.value;
    const read = vi.fn();
    onFirstPointing(read);
    atlas.value = null;
    pointAt(at(4));
    expect(read).toHaveBeenCalled();
    expect(shown()).toBeNull();
    atlas.value = here;
    pointAgain();
    expect(shown()).toBe(4);
  });
});
