import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Rect } from '../../contract/geometry.ts';
import type { Plot } from '../../contract/picture.ts';
import { formatFixed, wholePercent } from '../format.ts';
import { phrase, t } from '../language/language.ts';
import { curveStyle } from './curve_style.ts';

const INK = '#f2efe8';
const QUIET = '#8d8a84';
const LINE = '#ffffff26';

/** Room for the title above, and for the axes' numbers and names. */
const MARGIN = { top: 26, right: 10, bottom: 34, left: 58 };

/** From this width on there is room to say which area is the better one; the table tells it too. */
const ROOMY_PX = 240;

/** From this height on the name of the vertical axis fits beside it. */
const NAMED_PX = 130;

const oneDigit = (value: number) => formatFixed(value, 1);

/** One plot: both axes run from 0 to 1, unless the vertical one begins lower, so that plots of the same measure can be compared from picture to picture. */
export function PlotFrame({ plot, area }: { plot: Plot; area: Rect }) {
  const left = area.x + MARGIN.left;
  const right = area.x + area.width - MARGIN.right;
  const top = area.y + MARGIN.top;
  const bottom = area.y + area.height - MARGIN.bottom;
  const x = scaleLinear([0, 1], [left, right]);
  const y = scaleLinear([plot.least ?? 0, 1], [bottom, top]).clamp(true);
  const heightText = plot.least === undefined ? wholePercent : oneDigit;
  const path = line<[number, number]>(
    ([part]) => x(part),
    ([, height]) => y(height),
  );
  const ticks = y.ticks(area.height > 150 ? 4 : 2);
  const namesHeights = area.height > NAMED_PX;
  return (
    <g>
      <text x={left} y={area.y + 14} fill={INK} font-size="13" font-weight="500">
        {phrase(plot.title)}
        {area.width >= ROOMY_PX && (
          <tspan fill={QUIET} font-weight="400" dx="8">
            {plot.better === 'low' ? t('chart.aSmallAreaIsBetter') : t('chart.aLargeAreaIsBetter')}
          </tspan>
        )}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} stroke={LINE} />
          <text x={left - 6} y={y(tick) + 4} fill={QUIET} font-size="11" text-anchor="end">
            {heightText(tick)}
          </text>
        </g>
      ))}
      {[0, 0.5, 1].map((tick) => (
        <text
          key={tick}
          x={x(tick)}
          y={bottom + 15}
          fill={QUIET}
          font-size="11"
          text-anchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}
        >
          {wholePercent(tick)}
        </text>
      ))}
      <text x={(left + right) / 2} y={bottom + 30} fill={QUIET} font-size="11" text-anchor="middle">
        {phrase(plot.x)}
      </text>
      {namesHeights && (
        <text
          x={area.x + 10}
          y={(top + bottom) / 2}
          fill={QUIET}
          font-size="11"
          text-anchor="middle"
          transform={`rotate(-90 ${area.x + 10} ${(top + bottom) / 2})`}
        >
          {phrase(plot.y)}
        </text>
      )}
      {plot.curves.map(({ id, points }) => {
        const { colour, dash } = curveStyle(id);
        const last = points.at(-1);
        return (
          <g key={id}>
            <path
              d={path(points) ?? ''}
              fill="none"
              stroke={colour}
              stroke-width="2"
              stroke-linejoin="round"
              stroke-dasharray={dash || undefined}
            />
            {last && last[0] < 1 && <circle cx={x(last[0])} cy={y(last[1])} r="3" fill={colour} />}
          </g>
        );
      })}
    </g>
  );
}
