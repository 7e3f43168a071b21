/** Style nets that somebody dropped on the page, in this browser's IndexedDB: their files, as they were dropped. */

import type { DroppedFile } from '../../contract/live_style.ts';
import { told } from '../../contract/told.ts';
import { keptList } from '../../studio/kept_database.ts';

export interface KeptNet {
  /** Of the first of its styles. */
  readonly id: string;
  /** Of a net for any style itself: one. */
  readonly styles: readonly { readonly id: string; readonly title: string }[];
  readonly files: readonly DroppedFile[];
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

export const keptNets = keptList<KeptNet>('nets', {
  ...{ name: 'convoscope-style-nets', things: told('pieces.styles') },
  full: told('studioErrors.noRoomForStyle'),
});
