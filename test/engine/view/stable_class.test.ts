import { expect, it } from 'vitest';
import { StableClass } from '../../../src/engine/view/stable_class.ts';

/** A ranking from class indices and probabilities, best first. */
const ranked = (...pairs: [index: number, probability: number][]) =>
  pairs.map(([index, probability]) => ({ index, probability, label: '', logit: 0 }));

const FOX_FIRST = ranked([7, 0.41], [3, 0.4]);
const DOG_FIRST = ranked([3, 0.41], [7, 0.4]);

it('the first leader is followed', () => {
  expect(new StableClass().follow(FOX_FIRST)).toBe(7);
});

it('two classes that trade places do not make it jump', () => {
  const steady = new StableClass();
  steady.follow(FOX_FIRST);
  const followed = Array.from({ length: 100 }, (_, frame) =>
    steady.follow(frame % 5 === 0 ? FOX_FIRST : DOG_FIRST),
  );
  expect(new Set(followed)).toEqual(new Set([7]));
});

it('a class that leads clearly is followed at once', () => {
  const steady = new StableClass();
  steady.follow(FOX_FIRST);
  expect(steady.follow(ranked([3, 0.8], [7, 0.1]))).toBe(3);
});

it('a class that is no longer among the leading ones is left at once', () => {
  const steady = new StableClass();
  steady.follow(FOX_FIRST);
  expect(steady.follow(ranked([3, 0.1], [5, 0.09]))).toBe(3);
});

it('a narrow lead that lasts is followed, after about half a second of frames', () => {
  const steady = new StableClass();
  steady.follow(FOX_FIRST);
  const followed = Array.from({ length: 30 }, () => steady.follow(DOG_FIRST));
  const switched = followed.indexOf(3);
  expect(switched).toBeGreaterThanOrEqual(8);
  expect(switched).toBeLessThanOrEqual(20);
  expect(followed.slice(switched).every((index) => index === 3)).toBe(true);
});

it('it begins to count anew after every change', () => {
  const steady = new StableClass();
  steady.follow(FOX_FIRST);
  while (steady.follow(DOG_FIRST) === 7);
  expect(Array.from({ length: 5 }, () => steady.follow(FOX_FIRST))).toEqual([3, 3, 3, 3, 3]);
});

it('a ranking of nothing is an error', () => {
  expect(() => new StableClass().follow([])).toThrow('at least one class');
});
