import type { ComponentChildren, HTMLAttributes } from 'preact';
import { useRef } from 'preact/hooks';

interface Grid {
  readonly height: number;
  readonly width: number;
}

interface CellSliderProps
  extends Pick<
    HTMLAttributes<HTMLDivElement>,
    'class' | 'style' | 'onPointerDown' | 'onPointerMove' | 'onFocus' | 'onBlur'
  > {
  cells: Grid;
  /** The number of the chosen cell, row by row. */
  at: number;
  label: string;
  /** What an aid says of the chosen cell. */
  said: string;
  onCell: (cell: number) => void;
  children?: ComponentChildren;
}

/** One cell of a grid is chosen, by arrow keys, Home and End, and said as it changes. */
export function CellSlider({ cells, at, label, said, onCell, children, ...others }: CellSliderProps) {
  return (
    <div
      {...others}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={cells.height * cells.width - 1}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={said}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        const next = cellAfter(event.key, at, cells);
        if (next === null) return;
        event.preventDefault();
        onCell(next);
      }}
    >
      {children}
    </div>
  );
}

const STEPS: Record<string, readonly [rows: number, columns: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The cell that a key leads to; null where it is none of those keys. In a single row or column all arrows go along it. */
function cellAfter(key: string, at: number, { height, width }: Grid): number | null {
  const last = height * width - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = STEPS[key];
  if (!step) return null;
  const [rows, columns] = step;
  if (height === 1 || width === 1) return within(at + rows + columns, last);
  const row = within(Math.floor(at / width) + rows, height - 1);
  return row * width + within((at % width) + columns, width - 1);
}

const within = (place: number, last: number) => Math.min(last, Math.max(0, place));

interface CellReaderProps {
  cells: Grid;
  /** The cell that is pointed at; null where none is. */
  at: number | null;
  /** What can be read, and how. */
  label: string;
  said: string;
  onPoint: (cell: number | null) => void;
  children: ComponentChildren;
}

/** The words of the cell that a pointer is at. Who has none goes to the cells from here. */
export function CellReader({ cells, at, label, said, onPoint, children }: CellReaderProps) {
  // Once for each cell: its numbers change with every look.
  const kept = useRef({ at, said });
  if (kept.current.at !== at) kept.current = { at, said };
  // Whoever goes on by keys goes on from there, also after a mouse has passed.
  const own = useRef(0);
  const read = (cell: number) => {
    own.current = cell;
    onPoint(cell);
  };
  return (
    <CellSlider
      class="exact"
      cells={cells}
      at={at ?? own.current}
      label={label}
      said={kept.current.said}
      onFocus={() => at === null && read(0)}
      onBlur={() => onPoint(null)}
      onCell={read}
    >
      {at === null ? label : children}
    </CellSlider>
  );
}
