import { describe, expect, it } from 'vitest';
import type { InputDescription } from '../../src/network/description.ts';
import {
  cropOf,
  denormalise,
  neutralColour,
  neutralOf,
  normalise,
  preprocessed,
} from '../../src/network/preprocess.ts';

const input: InputDescription = {
  ...{ height: 200, width: 200, order: 'rgb', crop: 0.5 },
  mean: [10, 20, 30],
  std: [1, 2, 4],
};

describe('the crop that the network sees', () => {
  it.each([
    ['landscape', 640, 480, { x: 200, y: 120, width: 240, height: 240 }],
    ['portrait', 480, 640, { x: 120, y: 200, width: 240, height: 240 }],
    ['smaller than the input', 100, 100, { x: 25, y: 25, width: 50, height: 50 }],
  ])('is in the centre of a %s frame', (_what, width, height, rect) => {
    expect(cropOf(input, width, height)).toEqual(rect);
  });

  it('has the aspect of an input that is no square, and keeps the share of the side that is the limit', () => {
    const wide = { ...input, height: 100, width: 200 };
    expect(cropOf(wide, 400, 400)).toEqual({ x: 100, y: 150, width: 200, height: 100 });
    expect(cropOf(wide, 1000, 200)).toEqual({ x: 400, y: 50, width: 200, height: 100 });
  });

  it('is the whole frame where the network takes it whole', () => {
    expect(cropOf({ ...input, whole: true }, 1280, 720)).toEqual({ x: 0, y: 0, width: 1280, height: 720 });
  });
});

describe('normalise', () => {
  const pixels = Uint8Array.of(11, 22, 34, 255, 10, 20, 30, 0);

  it('takes the mean off and divides by the deviation, channel by channel, whatever alpha is', () => {
    expect(Array.from(normalise(pixels, input))).toEqual([1, 1, 1, 0, 0, 0]);
  });

  it('puts blue first where the network wants it so; mean and deviation follow that order', () => {
    const bgr = { ...input, order: 'bgr' as const };
    expect(Array.from(normalise(pixels, bgr))).toEqual([24, 1, -19 / 4, 20, 0, -20 / 4]);
  });

  it('turns each row around where the network was trained on a mirrored camera, and back', () => {
    const mirrored = { ...input, height: 1, width: 2, mirrored: true };
    const seen = normalise(pixels, mirrored);
    expect(Array.from(seen)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(Array.from(denormalise(seen, mirrored))).toEqual([11, 22, 34, 255, 10, 20, 30, 255]);
  });
});

describe('the neutral colour', () => {
  it('is the mean where one is subtracted, in the order of the network, and 0 to it', () => {
    expect(neutralColour(input)).toEqual([10, 20, 30]);
    expect(neutralOf(input)).toEqual([0, 0, 0]);
  });

  it('is mid-grey where none is', () => {
    const plain = { mean: [0, 0, 0], std: [255, 255, 51] } as const;
    expect(neutralColour(plain)).toEqual([127.5, 127.5, 127.5]);
    expect(neutralOf(plain)).toEqual([0.5, 0.5, 2.5]);
    expect(preprocessed([255, 51, 0], plain)).toEqual([1, 0.2, 0]);
  });
});
