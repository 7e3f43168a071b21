import { isMapOpen } from '../../embedding/map_settings.ts';
import * as patches from '../../patches/patch_store.ts';
import * as studio from '../../studio/store.ts';
import type { Place } from './plan.ts';

/** Where files would go now. Under a view of the studio lies the last live one, which takes nothing. */
export function placeNow(): Exclude<Place, 'styles'> {
  if (studio.chosen.value !== null) return 'elsewhere';
  return isMapOpen.value ? 'map' : patches.isOpen.value ? 'patches' : 'elsewhere';
}
