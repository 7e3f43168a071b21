import type { Curves } from '../../../src/contract/picture.ts';
import { CurvesChart } from '../../../src/ui/chart/curves_chart.tsx';
import { asDataUrl } from './data_url.ts';
import { paintSheet, Sheet } from './sheet.tsx';

const [WIDTH, HEIGHT] = [960, 560];
const INK = '#f2efe8';
const TITLE_PX = 40;

/** The chart as the page draws it, under its title, twice as fine. */
export async function paintCurves({ plots, maps, title }: Curves): Promise<Buffer> {
  const drawn = await Promise.all(
    (maps ?? []).map(async ({ id, before, now }) => ({
      ...{ id, before: await asDataUrl(before), now: await asDataUrl(now) },
    })),
  );
  return paintSheet(
    <Sheet width={WIDTH} height={HEIGHT} title={title}>
      <text x="26" y="34" fill={INK} font-size="17" font-family="Inter, 'DejaVu Sans', sans-serif">
        {title}
      </text>
      <g transform={`translate(16 ${TITLE_PX + 8})`}>
        <CurvesChart plots={plots} maps={drawn} width={WIDTH - 32} height={HEIGHT - TITLE_PX - 24} />
      </g>
    </Sheet>,
  );
}
