import type { Rect } from '../../contract/geometry.ts';
import type { HeatMap } from '../../contract/picture.ts';
import { percent } from '../format.ts';
import { t } from '../language/language.ts';
import { energyInBox } from './energy_in_box.ts';

/** How much of the map lies in the box, and how much of the picture the box is. */
export function boxText(map: HeatMap, box: Rect): string {
  const energy = energyInBox(map, box);
  const area = percent(box.width * box.height);
  return energy === null
    ? t('pointing.nothing', { area })
    : t('pointing.inside', { energy: percent(energy), area });
}
