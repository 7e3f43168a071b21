import type { ComponentChildren } from 'preact';
import type { Place } from '../../contract/inside.ts';
import { t } from '../language/language.ts';
import { CellSlider } from './cell_slider.tsx';

interface CellPickerProps {
  /** Of the map that places are cells of: arrows go from one to the next. */
  cells: { height: number; width: number };
  place: Place;
  label: string;
  /** What is chosen, in words; the place's row and column by default. */
  said?: string;
  onPlace: (place: Place) => void;
  onFocus?: () => void;
  children: ComponentChildren;
}

/** What is drawn in it can be pointed into: a press, a drag or an arrow key chooses a place. */
export function CellPicker({ cells, place, label, said, onPlace, onFocus, children }: CellPickerProps) {
  const { height, width } = cells;
  const row = Math.max(0, Math.floor(place.y * height));
  const column = Math.max(0, Math.floor(place.x * width));
  const at = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    onPlace({
      y: within((event.clientY - box.top) / box.height),
      x: within((event.clientX - box.left) / box.width),
    });
  };
  return (
    <CellSlider
      class="cell-picker"
      cells={cells}
      at={row * width + column}
      label={label}
      said={said ?? t('inside.rowColumn', { row, column })}
      {...(onFocus && { onFocus })}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        at(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && at(event)}
      // To the middle of the cell.
      onCell={(cell) =>
        onPlace({ y: (Math.floor(cell / width) + 0.5) / height, x: ((cell % width) + 0.5) / width })
      }
    >
      {children}
    </CellSlider>
  );
}

const within = (share: number) => Math.min(1 - 1e-6, Math.max(0, share));
