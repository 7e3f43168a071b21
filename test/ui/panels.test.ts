import { expect, it } from 'vitest';
import { partsOf } from '../../src/ui/studio/components/panels.tsx';

it('a row of panels is cut into its panels, pixel by pixel', () => {
  const rgba = Uint8ClampedArray.from({ length: 6 * 2 * 4 }, (_, i) => i);
  const parts = partsOf({ width: 6, height: 2, rgba }, 3);
  expect(parts.map(({ width, height }) => [width, height])).toEqual([
    [2, 2],
    [2, 2],
    [2, 2],
  ]);
  const second = [...rgba.subarray(8, 16), ...rgba.subarray(32, 40)];
  expect([...(parts[1]?.rgba ?? [])]).toEqual(second);
});
