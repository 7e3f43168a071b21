import type { Rect } from '../../contract/geometry.ts';
import type { Plot } from '../../contract/picture.ts';
import { phrase, t } from '../language/language.ts';
import { areaText } from './area_text.ts';
import { curveStyle } from './curve_style.ts';

const INK = '#f2efe8';
const SOFT = '#bdb9b0';
const QUIET = '#8d8a84';

const ROW_PX = 20;
const SWATCH_PX = 26;
/** Wider than this, numbers would be far from their names. */
const WIDEST_PX = 420;

export const tableHeight = (plots: readonly Plot[]): number => ROW_PX * (1 + (plots[0]?.curves.length ?? 0));

/** The legend of all plots, and the area between every curve and 0 in the order of the plots; the best one of each plot is bright. */
export function AreaTable({ plots, area }: { plots: readonly Plot[]; area: Rect }) {
  const methods = plots[0]?.curves ?? [];
  const column = Math.min(96, (area.width - 130) / Math.max(1, plots.length));
  const right = (index: number) =>
    area.x + Math.min(area.width, WIDEST_PX) - 10 - (plots.length - 1 - index) * column;
  const row = (index: number) => area.y + ROW_PX * index + 14;
  return (
    <g font-size="12">
      <text x={area.x + 10} y={row(0)} fill={QUIET}>
        {t('chart.areaToTheZeroLine')}
      </text>
      {plots.map(({ id, title }, at) => (
        <text key={id} x={right(at)} y={row(0)} fill={QUIET} text-anchor="end">
          {phrase(title)}
        </text>
      ))}
      {methods.map(({ id, label }, at) => {
        const { colour, dash } = curveStyle(id);
        const y = row(at + 1);
        return (
          <g key={id}>
            <line
              x1={area.x + 10}
              x2={area.x + 10 + SWATCH_PX}
              y1={y - 4}
              y2={y - 4}
              stroke={colour}
              stroke-width="2.5"
              stroke-dasharray={dash || undefined}
            />
            <text x={area.x + 18 + SWATCH_PX} y={y} fill={SOFT}>
              {phrase(label)}
            </text>
            {plots.map((plot, index) => (
              <text
                key={plot.id}
                x={right(index)}
                y={y}
                text-anchor="end"
                fill={isBest(plot, id) ? INK : SOFT}
                font-weight={isBest(plot, id) ? 600 : 400}
              >
                {areaText(plot.curves[at]?.area)}
              </text>
            ))}
          </g>
        );
      })}
    </g>
  );
}

/** Only once all curves of the plot have ended. */
function isBest({ curves, better }: Plot, id: string): boolean {
  const areas = curves.map(({ area }) => area);
  if (areas.length < 2 || areas.includes(null)) return false;
  const best = better === 'low' ? Math.min(...(areas as number[])) : Math.max(...(areas as number[]));
  return curves.find((curve) => curve.id === id)?.area === best;
}
