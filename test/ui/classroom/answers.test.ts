import { describe, expect, it } from 'vitest';
import { Random } from '../../../src/numeric/random.ts';
import { answersOf } from '../../../src/ui/classroom/answers.ts';
import { everydayClasses } from '../../../src/ui/classroom/everyday.ts';

const LABELS = ['zebra', 'cat', 'mug', 'apple', 'dog', 'pen', 'sock'];
const ranked = [0, 4, 1, 3].map((index) => ({ index }));

describe('the answers of a prediction', () => {
  it('are the three leading classes and two that the network does not weigh, by their names', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const answers = answersOf(ranked, [3, 5, 6, 2, 0], LABELS, new Random(seed));
      expect(answers).toHaveLength(5);
      expect(new Set(answers).size).toBe(5);
      for (const leading of [0, 4, 1]) expect(answers).toContain(leading);
      // The fourth class is weighed, too: it is no distractor.
      expect(answers).not.toContain(3);
      const names = answers.map((index) => LABELS[index] ?? '');
      expect(names).toEqual(names.toSorted());
    }
  });

  it('are other distractors from time to time', () => {
    const seen = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
      answersOf(ranked, [5, 6, 2], LABELS, new Random(seed)).join(),
    );
    expect(new Set(seen).size).toBeGreaterThan(1);
  });

  it('are as many as there are, of a network with few classes', () => {
    const few = [{ index: 1 }, { index: 0 }];
    expect(answersOf(few, [0, 1], ['hand', 'face'], new Random(1))).toEqual([1, 0]);
  });
});

describe('things that a room can be asked for', () => {
  it('are those of the list that the network knows', () => {
    const labels = ['mouse', 'tench', 'banana', 'goldfish', 'wallet'];
    expect(new Set(everydayClasses(labels))).toEqual(new Set([0, 2, 3, 4]));
  });

  it('are any classes where the network knows none of them', () => {
    expect(everydayClasses(['hand', 'face', 'mouse'])).toEqual([0, 1, 2]);
  });

  it('are all among the classes of the network that ships', async () => {
    const { default: labels } = await import('../../../models/efficientnet-lite0/labels.json');
    expect(everydayClasses(labels)).toHaveLength(40);
  });
});
