import type { ComponentChildren } from 'preact';
import type { Place } from '../../contract/inside.ts';

interface CellPickerProps {
  /** Of the map that places are cells of: arrows go from one to the next. */
  cells: { height: number; width: number };
  place: Place;
  label: string;
  onPlace: (place: Place) => void;
  children: ComponentChildren;
}

/** What is drawn in it can be pointed into: a press, a drag or an arrow key chooses a place. */
export function CellPicker({ cells, place, label, onPlace, children }: CellPickerProps) {
  const at = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    onPlace({
      y: within((event.clientY - box.top) / box.height),
      x: within((event.clientX - box.left) / box.width),
    });
  };
  return (
    <button
      type="button"
      class="cell-picker"
      aria-label={label}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        at(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && at(event)}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (!step) return;
        event.preventDefault();
        onPlace({
          y: within(centre(place.y, cells.height) + step[0] / cells.height),
          x: within(centre(place.x, cells.width) + step[1] / cells.width),
        });
      }}
    >
      {children}
    </button>
  );
}

const STEPS: Record<string, [rows: number, columns: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

const within = (share: number) => Math.min(1 - 1e-6, Math.max(0, share));

/** The middle of the cell that a share lies in. */
const centre = (share: number, cells: number) => (Math.floor(share * cells) + 0.5) / cells;
