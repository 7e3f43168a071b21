import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Curve, Plot } from '../../../src/contract/picture.ts';
import { curveStyle } from '../../../src/ui/chart/curve_style.ts';
import { CurvesChart } from '../../../src/ui/chart/curves_chart.tsx';

const curve = (id: string, label: string, points: [number, number][], area: number | null): Curve => ({
  ...{ id, label, points, area },
});
const plot = (id: string, better: 'low' | 'high', curves: Curve[]): Plot => ({
  ...{ id, title: id, x: 'erased', y: 'probability', better, curves },
});
const ENDS: [number, number][] = [
  [0, 1],
  [1, 0],
];
const draw = (plots: Plot[], width = 600, height = 400) => render(h(CurvesChart, { plots, width, height }));

/** The numbers of every path, in order. */
const paths = (svg: string) =>
  Array.from(svg.matchAll(/ d="([^"]*)"/g), ([, d]) => (d?.match(/-?[\d.]+/g) ?? []).map(Number));

describe('a chart of curves', () => {
  it('draws a curve from the top left to the bottom right of its axes, within the picture', () => {
    const svg = draw([plot('deletion', 'low', [curve('saliency', 'Saliency', ENDS, 0.5)])]);
    const [x0, y0, x1, y1] = paths(svg)[0] as [number, number, number, number];
    expect(x0).toBeLessThan(x1);
    expect(y0).toBeLessThan(y1);
    expect(Math.min(x0, y0)).toBeGreaterThan(0);
    expect(x1).toBeLessThanOrEqual(600);
    expect(y1).toBeLessThanOrEqual(400);
    // Half way along is half way down.
    const half = paths(
      draw([plot('deletion', 'low', [curve('saliency', '', [...ENDS.slice(0, 1), [0.5, 0.5]], null)])]),
    );
    expect(half[0]?.[2]).toBeCloseTo((x0 + x1) / 2, 3);
    expect(half[0]?.[3]).toBeCloseTo((y0 + y1) / 2, 3);
  });

  it('writes every area under its plot, and those that are under way as such', () => {
    const svg = draw([
      plot('deletion', 'low', [curve('a', 'One', ENDS, 0.25), curve('b', 'Two', ENDS, null)]),
      plot('insertion', 'high', [curve('a', 'One', ENDS, 0.75), curve('b', 'Two', ENDS, null)]),
    ]);
    expect(svg.match(/>0\.250</g)).toHaveLength(1);
    expect(svg.match(/>0\.750</g)).toHaveLength(1);
    expect(svg.match(/>…</g)).toHaveLength(2);
  });

  it('makes the better area bright: the smaller of deletion, the larger of insertion', () => {
    const curves = [curve('a', 'One', ENDS, 0.25), curve('b', 'Two', ENDS, 0.5)];
    const bright = (better: 'low' | 'high') =>
      /font-weight="600"[^>]*>([\d.]+)</.exec(draw([plot('p', better, curves)]))?.[1];
    expect([bright('low'), bright('high')]).toEqual(['0.250', '0.500']);
  });

  it('says in words what it shows', () => {
    expect(draw([plot('deletion', 'low', [curve('a', 'Saliency', ENDS, 0.5)])])).toContain(
      'aria-label="deletion, area to the zero line: Saliency 0.500"',
    );
  });
});

it('every method has a colour of its own, and those of one colour differ by their dashes', () => {
  const ids = [
    'saliency',
    'guided-backprop',
    'grad-cam',
    'occlusion',
    'guided-grad-cam',
    'random',
    'cut-out',
  ];
  const styles = ids.map(curveStyle);
  expect(new Set(styles.map(({ colour }) => colour)).size).toBe(ids.length);
});

describe('a chart of maps', () => {
  it('shows every method’s map before and now above the plots, and now alone where it is narrow', () => {
    const curves = [curve('saliency', 'One', ENDS, 0.25), curve('grad-cam', 'Two', ENDS, 0.5)];
    const maps = [
      { id: 'saliency', before: 'data:a', now: 'data:b' },
      { id: 'grad-cam', before: 'data:c', now: 'data:d' },
    ];
    const drawn = (height: number) =>
      render(h(CurvesChart, { plots: [plot('p', 'low', curves)], maps, width: 600, height }));
    const hrefs = (svg: string) => Array.from(svg.matchAll(/href="data:(.)"/g), ([, which]) => which);
    expect(hrefs(drawn(500))).toEqual(['a', 'c', 'b', 'd']);
    expect(hrefs(drawn(280))).toEqual(['b', 'd']);
    expect(hrefs(draw([plot('p', 'low', curves)]))).toEqual([]);
    // The plot lies below them.
    const [, top = 0] = paths(drawn(500))[0] as number[];
    const [, usual = 0] = paths(draw([plot('p', 'low', curves)], 600, 500))[0] as number[];
    expect(top).toBeGreaterThan(usual + 100);
  });

  it('leaves the plot half of a phone’s room, and writes the areas beside the maps', () => {
    const curves = [
      curve(
        'saliency',
        'One',
        [
          [0, 1],
          [1, 0],
        ],
        0.25,
      ),
      curve('grad-cam', 'Two', ENDS, 0.5),
    ];
    const maps = curves.map(({ id }) => ({ id, before: 'data:a', now: 'data:b' }));
    const svg = render(h(CurvesChart, { plots: [plot('p', 'low', curves)], maps, width: 390, height: 290 }));
    const [, top = 0, , bottom = 0] = paths(svg)[0] as number[];
    expect(bottom - top).toBeGreaterThan(100);
    expect(svg).toContain('>0.25<');
    expect(svg).not.toContain('area to the zero line<');
  });

  it('begins its axis below 0 where a plot says so, in numbers', () => {
    const lower = {
      ...plot('p', 'low', [
        curve(
          'saliency',
          'One',
          [
            [0, 0],
            [1, 1],
          ],
          0.5,
        ),
      ]),
      least: -1,
    };
    const svg = draw([lower]);
    expect(svg).toContain('>−1.0<');
    expect(svg).not.toContain('-100 %');
    const [, zero = 0, , one = 0] = paths(svg)[0] as number[];
    const [, bottom = 0] = paths(
      draw([{ ...lower, curves: [curve('saliency', 'One', [[0, -1]], null)] }]),
    )[0] as number[];
    expect(zero).toBeCloseTo((one + bottom) / 2, 3);
  });
});
