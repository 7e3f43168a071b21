import { describe, expect, it } from 'vitest';
import { greyMap } from '../../../src/engine/encode/grey_map.ts';

const map = { height: 1, width: 4, values: Float32Array.of(0, 1, 2, 4) };

describe('a grey map', () => {
  it('goes from black at 0 to white at its largest values, opaque', () => {
    const { rgba, width, height } = greyMap(map);
    expect([width, height]).toEqual([4, 1]);
    // 1 and 2 of 4: 63.75 and 127.5, rounded.
    const greys = [0, 64, 128, 255];
    expect(Array.from(rgba)).toEqual(greys.flatMap((grey) => [grey, grey, grey, 255]));
  });

  it('is turned back where the network sees the picture mirrored', () => {
    expect(greyMap(map, true).rgba[0]).toBe(255);
    expect(greyMap(map, true).rgba[12]).toBe(0);
  });

  it('is black where all is 0', () => {
    const black = { ...map, values: new Float32Array(4) };
    expect(
      greyMap(black)
        .rgba.filter((_, at) => at % 4 < 3)
        .every((byte) => byte === 0),
    ).toBe(true);
  });
});
