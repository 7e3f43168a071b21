import { expect, it } from 'vitest';
import { StableOrder } from '../../../src/engine/view/stable_order.ts';

it('begins with the strongest tile', () => {
  expect(new StableOrder().follow('act1', [1, 3, 2])).toEqual([1, 2, 0]);
});

it('holds still while tiles of about the same strength flicker', () => {
  const order = new StableOrder();
  const first = [...order.follow('act1', [5, 4.9, 1])];
  for (let frame = 0; frame < 50; frame++) {
    expect(order.follow('act1', frame % 2 ? [5, 5.8, 1] : [5.8, 5, 1.1])).toEqual(first);
  }
});

it('holds still where strengths are below 0 too', () => {
  const order = new StableOrder();
  const strengths = [3, -1, -1.1, -1.15];
  expect(order.follow('act1', strengths)).toEqual([0, 1, 2, 3]);
  expect(order.follow('act1', strengths)).toEqual([0, 1, 2, 3]);
  for (let frame = 0; frame < 30; frame++) order.follow('act1', [3, -1, -1.1, -0.5]);
  expect(order.follow('act1', [3, -1, -1.1, -0.5])).toEqual([0, 3, 1, 2]);
});

it('follows where a tile becomes clearly stronger, after a few frames', () => {
  const order = new StableOrder();
  order.follow('act1', [5, 4, 1]);
  expect(order.follow('act1', [5, 4, 9])[0]).toBe(0);
  for (let frame = 0; frame < 30; frame++) order.follow('act1', [5, 4, 9]);
  expect(order.follow('act1', [5, 4, 9])).toEqual([2, 0, 1]);
});

it('begins anew with another layer', () => {
  const order = new StableOrder();
  order.follow('act1', [3, 2, 1]);
  expect(order.follow('act2', [1, 2, 3])).toEqual([2, 1, 0]);
});
