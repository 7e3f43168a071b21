import { describe, expect, it } from 'vitest';
import { CLASSES, countOf, drawnOf, keyOf, sameUnit, unitOf } from '../../../src/ui/atlas/unit.ts';
import { toyAtlas } from '../../support/toys/toy_atlas.ts';
import { catalogue } from '../small_catalogue.ts';

describe('a unit', () => {
  it('is a channel or a class by the name of its layer and its number', () => {
    expect(unitOf('mixed', 3)).toEqual({ kind: 'channel', layer: 'mixed', channel: 3 });
    expect(unitOf(CLASSES, 3)).toEqual({ kind: 'class', index: 3 });
    expect(keyOf(unitOf('mixed', 3))).toBe('mixed:3');
    expect(sameUnit(unitOf('mixed', 3), unitOf('mixed', 3))).toBe(true);
    expect(sameUnit(unitOf('mixed', 3), unitOf('mixed', 4))).toBe(false);
    expect(sameUnit(null, unitOf('mixed', 3))).toBe(false);
  });

  it('is one of as many as its layer has channels, or the network classes', () => {
    expect(countOf(catalogue.network, 'mixed')).toBe(8);
    expect(countOf(catalogue.network, CLASSES)).toBe(3);
    expect(countOf(catalogue.network, 'no such layer')).toBe(0);
  });
});

describe('what an atlas knows of a unit', () => {
  it('is where its picture and its patches are', () => {
    // Four tiles of 32 pixels in a row.
    expect(drawnOf(toyAtlas(), unitOf('first_relu', 6))).toEqual({
      picture: { file: 'first.png', side: 32, x: 64, y: 32 },
      patches: { file: 'patches.png', side: 32, x: 64, y: 32 },
      silent: false,
    });
    expect(drawnOf(toyAtlas(), unitOf(CLASSES, 2)).picture).toEqual({
      file: 'classes.png',
      side: 32,
      x: 64,
      y: 0,
    });
  });

  it('is nothing of what is not drawn, and that some units are silent', () => {
    expect(drawnOf(toyAtlas(), unitOf('second_relu', 15))).toMatchObject({
      picture: undefined,
      silent: false,
    });
    expect(drawnOf(toyAtlas(), unitOf('second_relu', 14))).toMatchObject({
      picture: undefined,
      silent: true,
    });
    expect(drawnOf(toyAtlas(), unitOf('pool', 0)).picture).toBeUndefined();
  });
});
