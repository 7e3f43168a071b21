import type { Rect } from '../../contract/geometry.ts';
import { phrase } from '../language/language.ts';
import { areaText } from './area_text.ts';
import { curveStyle } from './curve_style.ts';

const SOFT = '#bdb9b0';
const QUIET = '#8d8a84';

const GAP_PX = 10;
const WORDS_PX = 18;
/** Before the rows: what they are. */
const NAMES_PX = 52;
/** Larger, the maps would leave the chart too little. */
const LARGEST_PX = 150;

/** A method's map before and now: addresses such as data URLs. */
export interface DrawnPair {
  readonly id: string;
  readonly before: string;
  readonly now: string;
}

/** Where there is less height than this, the newest maps are shown alone. */
const ROOMY_PX = 260;

const ROWS = ['before', 'now'] as const;
const rowsFor = (height: number) => (height < ROOMY_PX ? ROWS.slice(1) : ROWS);

function sideFor(count: number, width: number, height: number): number {
  const rows = rowsFor(height).length;
  const room = (0.5 * height - WORDS_PX) / rows - GAP_PX;
  return Math.max(16, Math.min(LARGEST_PX, (width - NAMES_PX) / count - GAP_PX, room));
}

/** Half of the height at most. */
export const pairsHeight = (count: number, width: number, height: number): number =>
  WORDS_PX + rowsFor(height).length * (sideFor(count, width, height) + GAP_PX);

interface MapPairsProps {
  pairs: readonly DrawnPair[];
  /** The methods' names, in the same order. */
  labels: readonly string[];
  area: Rect;
  /** Under the methods' curves, written beside their maps of now; null where a curve is under way. */
  areas?: readonly (number | null)[] | undefined;
  /** Of all there is room for. */
  height: number;
  mirrored: boolean;
}

/** Two rows of maps, a column a method: before, and now; or these alone. */
export function MapPairs({ pairs, labels, areas, area, height, mirrored }: MapPairsProps) {
  const side = sideFor(pairs.length, area.width, height);
  const column = Math.max(side + GAP_PX, Math.min(130, (area.width - NAMES_PX) / pairs.length));
  const rows = rowsFor(height).map((name, row) => ({
    name,
    top: area.y + WORDS_PX + row * (side + GAP_PX),
  }));
  return (
    <g font-size="12">
      {pairs.map(({ id }, at) => (
        <text key={id} x={area.x + NAMES_PX + at * column} y={area.y + 12} fill={curveStyle(id).colour}>
          {phrase(labels[at] ?? '')}
        </text>
      ))}
      {rows.map(({ name, top }) => (
        <g key={name}>
          <text x={area.x + 8} y={top + 12} fill={name === 'now' ? SOFT : QUIET}>
            {phrase(name)}
          </text>
          {name === 'now' &&
            areas?.map((value, at) => (
              <text
                key={pairs[at]?.id}
                x={area.x + NAMES_PX + at * column + side + 6}
                y={top + side / 2 + 4}
                fill={SOFT}
              >
                {areaText(value, 2)}
              </text>
            ))}
          {pairs.map((pair, at) => (
            <image
              key={pair.id}
              href={pair[name]}
              width={side}
              height={side}
              transform={`translate(${area.x + NAMES_PX + at * column + (mirrored ? side : 0)} ${top})${mirrored ? ' scale(-1 1)' : ''}`}
            />
          ))}
        </g>
      ))}
    </g>
  );
}
