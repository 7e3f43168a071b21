import { scaleLinear } from 'd3-scale';
import { allDigits, formatFixed } from '../format.ts';

/** More columns than this leave no room for numbers: the cells are colours alone. */
const MOST_WRITTEN = 5;

interface NumberGridProps {
  values: ArrayLike<number>;
  columns: number;
  /** The value of the strongest colour, on either side of zero. */
  strongest: number;
  /** Red, green or blue where the numbers are those of a colour. */
  hue?: string | undefined;
  /** Cells that are nothing but padding. */
  padding?: readonly boolean[];
  label: string;
  /** The cell that is pointed at, in all grids of one row. */
  pointed: number | null;
  onPoint: (cell: number | null) => void;
}

/** Numbers in the order of their places, each on its colour: orange above zero, blue below. */
export function NumberGrid(props: NumberGridProps) {
  const { values, columns, strongest, hue, padding, label, pointed, onPoint } = props;
  const tint = scaleLinear([0, strongest || 1], [0, 70]).clamp(true);
  return (
    <table class={`number-grid ${columns > MOST_WRITTEN ? 'bare' : ''}`} aria-label={label}>
      <tbody>
        {Array.from({ length: values.length / columns }, (_, row) => (
          <tr key={row}>
            {Array.from({ length: columns }, (_, column) => {
              const at = row * columns + column;
              const value = values[at] as number;
              const colour = hue ?? (value < 0 ? 'var(--gain)' : 'var(--accent)');
              return (
                <td
                  key={column}
                  class={`${at === pointed ? 'pointed' : ''} ${padding?.[at] ? 'padding' : ''}`}
                  style={{
                    backgroundColor: `color-mix(in srgb, ${colour} ${tint(Math.abs(value))}%, var(--ground))`,
                  }}
                  onPointerEnter={() => onPoint(at)}
                  onPointerDown={() => onPoint(at)}
                  onPointerLeave={(event) => event.pointerType === 'mouse' && onPoint(null)}
                >
                  {columns <= MOST_WRITTEN ? (
                    shortNumber(value)
                  ) : (
                    <span class="unseen">{shortNumber(value)}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Two digits that matter, as few signs as can be. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  return formatFixed(value, size >= 10 || size < 0.005 ? 0 : size >= 1 ? 1 : 2);
}

/** As many digits as single precision has. */
export const exactNumber = (value: number): string => allDigits(Number(value.toPrecision(7)));
