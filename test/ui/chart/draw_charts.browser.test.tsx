import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { drawCharts } from '../../../src/ui/chart/draw_charts.ts';
import { Figure } from '../../../src/ui/chart/figure.tsx';
import { MapPairs } from '../../../src/ui/chart/map_pairs.tsx';

const host = document.createElement('div');
afterEach(() => {
  render(null, host);
  host.remove();
});

const blank = (side: number) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
  return [canvas, canvas.getContext('2d') as CanvasRenderingContext2D] as const;
};

/** Red at the left, blue at the right. */
function address(): string {
  const [canvas, context] = blank(64);
  context.fillStyle = 'red';
  context.fillRect(0, 0, 32, 64);
  context.fillStyle = 'blue';
  context.fillRect(32, 0, 32, 64);
  return canvas.toDataURL();
}

it.each([false, true])('a file has the pictures of a chart unmirrored: %s', async (mirrored) => {
  const url = address();
  const pair = { id: 'saliency', before: url, now: url };
  host.id = 'stage';
  document.body.append(host);
  const area = { x: 0, y: 0, width: 200, height: 200 };
  render(
    <div class="pane-chart">
      <Figure width={200} height={200} label="">
        <MapPairs pairs={[pair]} labels={['']} area={area} height={200} mirrored={mirrored} />
      </Figure>
    </div>,
    host,
  );
  const [, context] = blank(200);
  await drawCharts(context, area, 1);
  // The map has 72 pixels a side, from 52 to 124 across and from 18 to 90 down.
  const chart = (host.querySelector('svg') as Element).getBoundingClientRect();
  const stage = host.getBoundingClientRect();
  const colourAt = (x: number, y: number) => {
    const [left, top] = [x + chart.left - stage.left, y + chart.top - stage.top];
    return [...context.getImageData(Math.round(left), Math.round(top), 1, 1).data.slice(0, 3)];
  };
  expect([colourAt(70, 54), colourAt(106, 54)]).toEqual([
    [255, 0, 0],
    [0, 0, 255],
  ]);
});
