import { describe, expect, it } from 'vitest';
import {
  type Answer,
  challengeScore,
  isHidden,
  NOTHING_YET,
  networksAnswer,
  predictScore,
  type Standing,
  standingAfter,
} from '../../../src/ui/classroom/scoring.ts';

const answer = (label: string, votes: number, probability: number | null, byPhone = 0): Answer => ({
  ...{ index: label.length, label, votes, byPhone, probability },
});

describe('a prediction', () => {
  it('scores the share of the hands for what the network weighs most', () => {
    // 9 of 12 hands are right, though a distractor has no probability at all.
    const answers = [answer('cat', 9, 0.7), answer('dog', 2, 0.2), answer('cup', 1, 0)];
    expect(networksAnswer(answers)?.label).toBe('cat');
    expect(predictScore(answers)).toBe(0.75);
  });

  it('counts phones as hands', () => {
    // Of 2 hands and 6 phones, 1 and 5 are right.
    const answers = [answer('cat', 1, 0.7, 5), answer('dog', 1, 0.2, 1)];
    expect(predictScore(answers)).toBe(0.75);
    expect(predictScore([answer('cat', 0, 0.7, 1), answer('dog', 0, 0.2)])).toBe(1);
  });

  it('has no score before the network answers, and none where nobody voted', () => {
    expect(predictScore([answer('cat', 3, null)])).toBeNull();
    expect(predictScore([answer('cat', 0, 0.9), answer('dog', 0, 0.1)])).toBeNull();
  });
});

const standingOf = (kind: 'make' | 'hide', looks: readonly number[]): Standing =>
  looks.reduce((standing, probability) => standingAfter(kind, standing, probability), NOTHING_YET);

describe('a challenge', () => {
  it('to have a thing named scores the highest probability of all looks', () => {
    const standing = standingOf('make', [0.01, 0.4, 0.63, 0.2]);
    expect(standing).toEqual({ first: 0.01, best: 0.63 });
    expect(challengeScore('make', standing)).toBe(0.63);
  });

  it('to hide a thing counts from the first look that sees it, and scores what is gone', () => {
    // 0.1 is not seen yet; from 0.8 down to 0.2 three quarters are gone.
    const standing = standingOf('hide', [0.1, 0.8, 0.2, 0.5]);
    expect(standing).toEqual({ first: 0.8, best: 0.2 });
    expect(challengeScore('hide', standing)).toBeCloseTo(0.75, 12);
    expect(isHidden(standing)).toBe(false);
  });

  it('has hidden a thing only below one in twenty', () => {
    expect(isHidden(standingOf('hide', [0.8, 0.05]))).toBe(false);
    expect(isHidden(standingOf('hide', [0.8, 0.049]))).toBe(true);
  });

  it('scores nothing where nothing was seen', () => {
    expect(challengeScore('hide', standingOf('hide', [0.1, 0.05]))).toBe(0);
    expect(challengeScore('make', NOTHING_YET)).toBe(0);
    expect(isHidden(NOTHING_YET)).toBe(false);
  });
});
