/** How wide the names of choices are. */
import { expect, it } from 'vitest';
import { lettersWide } from '../../src/ui/components/setting_words.ts';

it('letters of East Asia are wider than Latin ones', () => {
  expect(lettersWide('SmoothGrad')).toBe(10);
  expect(lettersWide('積分勾配')).toBeCloseTo(7.2);
  expect(lettersWide('적분 기울기')).toBeCloseTo(10);
});
