import type { Rect } from '../../contract/geometry.ts';
import type { HeatMap } from '../../contract/picture.ts';
import { t } from '../language/language.ts';
import { boxText } from './box_text.ts';
import { pointedBox, setSide, togglePointing } from './pointing.ts';

const SIDES: readonly (keyof Rect)[] = ['x', 'y', 'width', 'height'];

/** Draws a box where the thing is, by hand or by numbers, and says how much of the map lies in it. */
export function PointingControls({ map }: { map: HeatMap }) {
  const box = pointedBox.value;
  return (
    <div class="pointing-controls">
      <button type="button" class="text-button" aria-pressed={box !== null} onClick={togglePointing}>
        {t('pointing.draw')}
      </button>
      {box && (
        <>
          <p class="help">{t('pointing.how')}</p>
          <div class="number-fields">
            {SIDES.map((side) => (
              <label key={side}>
                {t(`pointing.${side}`)}
                <input
                  type="number"
                  min={0}
                  max={100}
                  step={1}
                  value={Math.round(100 * box[side])}
                  onInput={(event) => setSide(side, event.currentTarget.valueAsNumber / 100)}
                />
              </label>
            ))}
          </div>
          <output class="pointed-share" aria-live="off">
            {boxText(map, box)}
          </output>
        </>
      )}
    </div>
  );
}
