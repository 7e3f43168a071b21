import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { CutOut, HeatMap, RankedClass } from '../../src/contract/picture.ts';
import { jsonIn } from '../../src/media/png/json_chunk.ts';
import { lookup } from '../../src/render/heat/colour_maps.ts';
import { LEGEND_KEYWORD, paintFigure } from '../../tools/look/draw/figure.ts';
import { legendLines, wrapped } from '../../tools/look/draw/legend_strip.ts';
import type { Paint } from '../../tools/look/draw/paint.ts';

const SIDE = 672;
const paint: Paint = { opacity: 1, colours: 'viridis', signedColours: 'blue-orange' };
const photograph = {
  input: new Float32Array(),
  crop: async (side: number) => Buffer.alloc(side * side * 3, 90),
};
const seen: RankedClass = { index: 134, label: 'crane (bird)', probability: 0.421, logit: 7 };

const map: HeatMap = {
  ...{ kind: 'heat', title: 'Grad-CAM for crane (bird)', width: 1, height: 1, rowBytes: 4 },
  values: Uint8Array.of(200, 0, 0, 0),
  legend: {
    ...{
      range: [0, 0.5],
      signed: false,
      unit: 'weighted activation',
      low: 'no evidence',
      high: 'most evidence',
    },
    note: '1 x 1: one number for the whole picture',
  },
  faint: 'Next to nothing at act2 speaks for it. <ö> & "é".',
};

describe('a figure of the command line', () => {
  it('says of a map what it is of, how sure the network is, how little there is, and the unit', () => {
    expect(legendLines(map, seen)).toEqual([
      'Grad-CAM for crane (bird)',
      'The network gives crane (bird) 42 %.',
      'Next to nothing at act2 speaks for it. <ö> & "é".',
      'weighted activation, 1 x 1: one number for the whole picture',
    ]);
  });

  it('carries its legend below the picture, with the colour scale from end to end', async () => {
    const png = await paintFigure(map, photograph, paint, seen);
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: SIDE, channels: 3 });
    expect(info.height).toBeGreaterThan(SIDE + 80);
    const pixel = (x: number, y: number) => [...data.subarray((y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3)];
    const colour = (byte: number) => [...lookup('viridis').subarray(4 * byte, 4 * byte + 3)];
    // The map itself is as it was.
    expect(pixel(300, 300)).toEqual(colour(200));
    const rows = Array.from({ length: info.height - SIDE }, (_, i) => SIDE + i);
    const barRow = rows.find(
      (y) => pixel(17, y).join() === colour(0).join() && pixel(SIDE - 18, y).join() === colour(255).join(),
    );
    expect(barRow).toBeDefined();
    const lit = rows.filter(
      (y) => Math.max(...Array.from({ length: SIDE }, (_, x) => pixel(x, y)[1] as number)) > 120,
    );
    expect(lit.length).toBeGreaterThan(40);
  });

  it('says the same in a text chunk of its PNG', async () => {
    const png = await paintFigure(map, photograph, paint, seen);
    expect(jsonIn(png, LEGEND_KEYWORD)).toEqual({
      title: map.title,
      class: { index: 134, label: 'crane (bird)', probability: 0.421 },
      legend: map.legend,
      faint: map.faint,
    });
  });

  it('of a cut-out keeps its size and its transparent background, and says it in the chunk alone', async () => {
    const cut: CutOut = {
      ...{ kind: 'cut-out', title: 'Cut-out of a crane', width: 2, height: 1, rowBytes: 4, legend: null },
      ...{ values: Uint8Array.of(255, 0, 0, 0), share: 0.5 },
    };
    const png = await paintFigure(cut, photograph, paint, seen);
    expect(await sharp(png).metadata()).toMatchObject({ width: SIDE, height: SIDE, channels: 4 });
    expect(jsonIn(png, LEGEND_KEYWORD)).toMatchObject({ title: 'Cut-out of a crane' });
  });

  it('breaks its words between words only', () => {
    expect(wrapped('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });
});
