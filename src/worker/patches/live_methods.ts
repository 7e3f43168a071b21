import type { PatchMethods, PatchSummary } from '../../contract/patches.ts';
import type { Picture } from '../../contract/picture.ts';
import type { View } from '../../contract/view.ts';
import type { Ingested } from '../../engine/ingested.ts';
import type { LivePatches } from '../../engine/patches/live_patches.ts';
import { topPatches } from '../../techniques/top_patches.ts';
import type { Ready } from '../opened.ts';

export const patchMethods = (ready: Ready): PatchMethods => ({
  patches: async (layer, channels) => ready().networks.main.patches.page(layer, channels),
  forgetPatches: async () => ready().networks.main.patches.forget(),
});

/** Keeps the strongest patches where a look was for them. @returns what is kept by now; null where it was not */
export async function keepPatches(
  kept: LivePatches,
  picture: Picture,
  view: View,
  frame: Ingested,
): Promise<PatchSummary | null> {
  if (picture.kind !== 'maxima') return null;
  const seconds = Number(view.parameters.gap ?? topPatches.parameters.gap.default);
  return kept.take(picture, 1000 * seconds, frame.photograph);
}
