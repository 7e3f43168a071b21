import { isMapOpen } from '../../embedding/map_settings.ts';
import * as patches from '../../patches/patch_store.ts';
import type { Place } from './plan.ts';

/** Where files would go now. */
export const placeNow = (): Exclude<Place, 'styles'> =>
  isMapOpen.value ? 'map' : patches.isOpen.value ? 'patches' : 'elsewhere';
