/** Styles of one's own, in this browser's IndexedDB. */

import type { LearnedStyle } from '../../contract/live_style.ts';
import { told } from '../../contract/told.ts';
import { keptList } from '../../studio/kept_database.ts';

/** A style with the picture that it was made of. */
export interface KeptStyle extends LearnedStyle {
  /** Its middle square, 512 pixels a side at most. */
  readonly picture: Blob;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

export const keptStyles = keptList<KeptStyle>('styles', {
  ...{ name: 'convoscope-styles', things: told('pieces.styles') },
  full: told('studioErrors.noRoomForStyle'),
});
