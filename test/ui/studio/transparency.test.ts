import { expect, it } from 'vitest';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import { hasTransparency, setTransparent, shownOf } from '../../../src/ui/studio/transparency.ts';

const picture = { width: 2, height: 1, rgba: Uint8ClampedArray.of(1, 2, 3, 0, 4, 5, 6, 128) };

it('a finished picture is shown with its transparency or without, and keeps its colours', async () => {
  expect(hasTransparency(picture)).toBe(true);
  expect(shownOf('a', picture)).toBe(picture);
  setTransparent('a', false);
  const opaque = shownOf('a', picture);
  expect(Array.from(opaque.rgba)).toEqual([1, 2, 3, 255, 4, 5, 6, 255]);
  expect(hasTransparency(opaque)).toBe(false);
  expect(shownOf('b', picture)).toBe(picture);
  setTransparent('a', true);
  expect(shownOf('a', picture)).toBe(picture);
  expect(picture.rgba[3]).toBe(0);
  setTransparent('a', false);
  await forgetVisitor();
  expect(shownOf('a', picture)).toBe(picture);
});
