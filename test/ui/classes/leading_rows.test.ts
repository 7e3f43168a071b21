import { expect, it } from 'vitest';
import type { RankedClass } from '../../../src/contract/picture.ts';
import { leadingRows, unablatedLeader } from '../../../src/ui/classes/leading_rows.ts';

const row = (index: number, probability: number, unablated?: number): RankedClass => ({
  ...{ index, label: `${index}`, probability, logit: 0 },
  ...(unablated !== undefined && { unablated }),
});
const indices = (rows: readonly RankedClass[]) => rows.map(({ index }) => index);

it('are the first ones where nothing is switched off', () => {
  const classes = [row(4, 0.5), row(2, 0.3), row(7, 0.1)];
  expect(indices(leadingRows(classes, 2))).toEqual([4, 2]);
  expect(unablatedLeader(classes)).toBeNull();
});

it('keep the last place for the class that an ablation has pushed back', () => {
  const classes = [row(4, 0.5, 0.01), row(2, 0.3, 0.02), row(7, 0.1, 0.9)];
  expect(indices(leadingRows(classes, 2))).toEqual([4, 7]);
  expect(unablatedLeader(classes)?.index).toBe(7);
});

it('stay in their order where it still is among them', () => {
  const classes = [row(4, 0.5, 0.01), row(7, 0.3, 0.9), row(2, 0.1, 0)];
  expect(indices(leadingRows(classes, 2))).toEqual([4, 7]);
});
