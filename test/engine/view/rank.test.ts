import { describe, expect, it } from 'vitest';
import { doubtOf } from '../../../src/engine/view/doubt.ts';
import { knownFrom, probabilitiesOf, rank } from '../../../src/engine/view/rank.ts';

const TITLE = { title: 'Classes', count: 5 };

/** Scores whose softmax is these shares, which add up to 1. */
const scoresOf = (...shares: number[]) => Float32Array.from(shares, Math.log);
const named = (scores: Float32Array) => Array.from(scores, (_, index) => `class ${index}`);

describe('the probability from which on a network knows what it sees', () => {
  it.each([
    [2, 0.7],
    [3, 0.5],
    [10, 0.15],
    [30, 0.05],
    [31, 0.05],
    [1000, 0.05],
    [10_000, 0.005],
  ])('of %i classes is %d', (classes, from) => {
    expect(knownFrom(classes)).toBeCloseTo(from, 12);
  });

  it('says of two classes that are nearly as likely that the network does not know', () => {
    const scores = scoresOf(0.6, 0.4);
    const ranking = rank(named(scores), TITLE, scores);
    expect(ranking.faint).toBe('The network does not know what this is: its best guess is class 0, 60.0 %.');
    const doubt = doubtOf(named(scores), scores, ranking, { kind: 'class', index: 0 });
    expect(doubt?.share).toBeCloseTo(0.6 / 0.7, 5);
    expect(rank(named(scores), TITLE, scoresOf(0.8, 0.2)).faint).toBeUndefined();
  });

  it('says nothing of the kind of 10,000 classes where one is a hundred times as likely as by chance', () => {
    const scores = scoresOf(0.01, ...Array<number>(9999).fill(0.99 / 9999));
    expect(rank(named(scores), TITLE, scores).faint).toBeUndefined();
  });
});

describe('of a single score', () => {
  it('the probability is its sigmoid', () => {
    expect(probabilitiesOf(Float32Array.of(0))(0)).toBe(0.5);
    expect(probabilitiesOf(Float32Array.of(Math.log(3)))(0)).toBeCloseTo(3 / 4, 6);
    expect(probabilitiesOf(Float32Array.of(-200))(0)).toBeCloseTo(0, 12);
    expect(probabilitiesOf(Float32Array.of(200))(0)).toBe(1);
  });

  it('a no is an answer like any other: nothing is said of doubt, and no map is paler', () => {
    const scores = Float32Array.of(-200);
    const ranking = rank(['cat'], TITLE, scores, Float32Array.of(0));
    expect(ranking.classes[0]?.unablated).toBe(0.5);
    expect(ranking.faint).toBeUndefined();
    expect(doubtOf(['cat'], scores, ranking, { kind: 'class', index: 0 })).toEqual({ share: 1 });
  });
});
