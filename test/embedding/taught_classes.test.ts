import { describe, expect, it } from 'vitest';
import type { Example, TaughtClass } from '../../src/contract/taught.ts';
import {
  classifyTaught,
  MOST_EXAMPLES,
  targetsOf,
  unitOf,
  votersOf,
  withExample,
} from '../../src/embedding/taught_classes.ts';

const example = (...features: number[]): Example => ({ features: unitOf(features), thumbnail: '' });
const taught = (name: string, ...examples: Example[]): TaughtClass => ({ name, examples });
/** An example at so many degrees from the first feature. */
const at = (degrees: number) =>
  example(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));

describe('k nearest neighbours', () => {
  const classes = [taught('mug', at(0), at(10), at(60)), taught('pen', at(70), at(80), at(90))];
  const shares = (degrees: number, k: number) =>
    classifyTaught(at(degrees).features, classes, k).map(({ probability }) => probability);

  it('the examples at the smallest angles have one vote each', () => {
    // At 62 degrees the order is 60 (mug), 70, 80 (pen).
    expect(shares(62, 1)).toEqual([1, 0]);
    expect(shares(62, 2)).toEqual([0.5, 0.5]);
    expect(shares(62, 3)).toEqual([1 / 3, 2 / 3]);
    expect(shares(5, 3)).toEqual([1, 0]);
  });

  it('the length of the feature vector does not count', () => {
    const [mug] = classifyTaught([300, 0], classes, 3);
    expect(mug?.probability).toBe(1);
    expect(mug?.similarity).toBeCloseTo(1, 6);
  });

  it('says how alike the nearest example of each class is: the cosine of the angle', () => {
    const [mug, pen] = classifyTaught(at(30).features, classes, 3);
    expect(mug?.similarity).toBeCloseTo(Math.cos(Math.PI / 9), 6);
    expect(pen?.similarity).toBeCloseTo(Math.cos((40 * Math.PI) / 180), 6);
  });

  it('no more vote than the class with the fewest examples has: a class does not win by its number', () => {
    const uneven = [taught('many', at(80), at(81), at(82), at(83), at(84)), taught('one', at(0))];
    expect(votersOf(uneven, 10)).toBe(1);
    expect(classifyTaught(at(2).features, uneven, 10).map(({ probability }) => probability)).toEqual([0, 1]);
  });

  it('a class without an example has no vote and stands in nobody’s way', () => {
    const half = [...classes, taught('nothing yet')];
    expect(votersOf(half, 10)).toBe(3);
    expect(classifyTaught(at(0).features, half, 10)[2]).toEqual({
      name: 'nothing yet',
      probability: 0,
      similarity: null,
    });
    expect(classifyTaught([1, 0], [taught('nothing yet')], 10)[0]?.probability).toBe(0);
  });
});

describe('an example', () => {
  it('is a vector at length 1; one of zeros stays', () => {
    expect(unitOf([3, 4])).toEqual(Float32Array.of(0.6, 0.8));
    expect(unitOf([0, 0])).toEqual(new Float32Array(2));
  });

  it('is taken once: a picture that stands still is one example', () => {
    const one = taught('mug', at(10));
    expect(withExample(one, at(10))).toBe(one);
    expect(withExample(one, at(11)).examples).toHaveLength(2);
  });

  it('is one too many at some point', () => {
    const full = taught('mug', ...Array.from({ length: MOST_EXAMPLES }, (_, i) => at(i / 10)));
    expect(withExample(full, at(60))).toBe(full);
  });
});

describe('what techniques look at', () => {
  it('is the mean of the class less the mean of the others’ means, which count alike', () => {
    const classes = [
      taught('red', example(1, 0, 0)),
      taught('green', example(0, 1, 0), example(0, 1, 0)),
      taught('mixed', example(0, 3, 4), example(0, 4, 3)),
    ];
    const [red, green] = targetsOf(classes);
    expect(red?.kind).toBe('taught');
    // The others: (0, 1, 0) and (0, 0.7, 0.7).
    expect(red?.direction).toEqual([1, expect.closeTo(-0.85, 6), expect.closeTo(-0.35, 6)]);
    expect(green?.direction).toEqual([-0.5, expect.closeTo(0.65, 6), expect.closeTo(-0.35, 6)]);
  });

  it('is the mean alone where there is one class, and nothing without examples', () => {
    const classes = [taught('red', example(1, 0), example(0, 1)), taught('nothing yet')];
    expect(targetsOf(classes)).toEqual([{ kind: 'taught', name: 'red', direction: [0.5, 0.5] }]);
  });
});
