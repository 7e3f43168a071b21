import type { Rect } from '../../contract/geometry.ts';
import type { SeenPicture } from '../../contract/inside.ts';
import { t } from '../language/language.ts';
import { CellPicker } from './cell_picker.tsx';
import { place } from './inside_store.ts';
import { SeenCanvas } from './seen_canvas.tsx';

interface PlacePickerProps {
  /** Of the map whose neuron is looked at. */
  cells: { height: number; width: number };
  picture: SeenPicture;
  /** What the neuron sees, in the picture's pixels; null where it sees nothing of it. */
  field: Rect | null;
}

/** The live picture, in which the place of the figure is chosen. */
export const PlacePicker = ({ cells, picture, field }: PlacePickerProps) => (
  <CellPicker
    cells={cells}
    place={place.value}
    label={t('inside.placePicker')}
    onPlace={(next) => (place.value = next)}
  >
    <SeenCanvas picture={picture} frame={field} />
  </CellPicker>
);
