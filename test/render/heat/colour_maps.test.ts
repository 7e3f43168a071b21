import { expect, it } from 'vitest';
import { DIVERGING_MAPS, lookup, SEQUENTIAL_MAPS } from '../../../src/render/heat/colour_maps.ts';

/** CIE L*, 0..100, of an sRGB colour. */
function lightness(table: Uint8Array, entry: number): number {
  const [r = 0, g = 0, b = 0] = [0, 1, 2].map((channel) => {
    const value = (table[4 * entry + channel] ?? 0) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
}

const steps = (from: number, to: number) =>
  Array.from({ length: (to - from) / 5 + 1 }, (_, step) => from + 5 * step);

it.each(SEQUENTIAL_MAPS)('%s grows steadily lighter, so that it reads the same without colour', (name) => {
  const table = lookup(name);
  const entries = steps(0, 255).map((entry) => lightness(table, entry));
  for (let i = 1; i < entries.length; i++) expect(entries[i]).toBeGreaterThan(entries[i - 1] ?? 0);
  expect((entries.at(-1) ?? 0) - (entries[0] ?? 0)).toBeGreaterThan(60);
});

it.each(DIVERGING_MAPS)('%s is a light neutral in the middle and darkens to both ends alike', (name) => {
  const table = lookup(name);
  const middle = [...table.subarray(4 * 127, 4 * 127 + 3)];
  expect(Math.max(...middle) - Math.min(...middle)).toBeLessThan(14);
  expect(lightness(table, 127)).toBeGreaterThan(90);
  expect(lightness(table, 0)).toBeLessThan(65);
  expect(lightness(table, 255)).toBeLessThan(65);
  for (const entry of [32, 64, 96]) {
    expect(Math.abs(lightness(table, entry) - lightness(table, 255 - entry))).toBeLessThan(16);
  }
});

it.each([...SEQUENTIAL_MAPS, ...DIVERGING_MAPS])('%s is 256 opaque colours, all different ends', (name) => {
  const table = lookup(name);
  expect(table.length).toBe(1024);
  for (let entry = 0; entry < 256; entry++) expect(table[4 * entry + 3]).toBe(255);
  expect([...table.subarray(0, 3)]).not.toEqual([...table.subarray(1020, 1023)]);
});

it('tells negative from positive by hue: cool below, warm above zero', () => {
  for (const name of ['blue-orange', 'blue-red'] as const) {
    const table = lookup(name);
    const [lowRed = 0, , lowBlue = 0] = table.subarray(4 * 20);
    const [highRed = 0, , highBlue = 0] = table.subarray(4 * 235);
    expect(lowBlue).toBeGreaterThan(lowRed);
    expect(highRed).toBeGreaterThan(highBlue);
  }
});
