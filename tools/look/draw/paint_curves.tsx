import { render } from 'preact-render-to-string';
import sharp from 'sharp';
import type { Curves } from '../../../src/contract/picture.ts';
import { CurvesChart } from '../../../src/ui/chart/curves_chart.tsx';
import { asDataUrl } from './data_url.ts';

const [WIDTH, HEIGHT] = [960, 560];
const PAPER = '#0b0c0e';
const INK = '#f2efe8';
const TITLE_PX = 40;

/** The chart as the page draws it, under its title, twice as fine. */
export async function paintCurves({ plots, maps, title }: Curves): Promise<Buffer> {
  const drawn = await Promise.all(
    (maps ?? []).map(async ({ id, before, now }) => ({
      ...{ id, before: await asDataUrl(before), now: await asDataUrl(now) },
    })),
  );
  const page = render(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={title}
    >
      <rect width={WIDTH} height={HEIGHT} fill={PAPER} />
      <text x="26" y="34" fill={INK} font-size="17" font-family="Inter, 'DejaVu Sans', sans-serif">
        {title}
      </text>
      <g transform={`translate(16 ${TITLE_PX + 8})`}>
        <CurvesChart plots={plots} maps={drawn} width={WIDTH - 32} height={HEIGHT - TITLE_PX - 24} />
      </g>
    </svg>,
  );
  return sharp(Buffer.from(page), { density: 144 }).png().toBuffer();
}
