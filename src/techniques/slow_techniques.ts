import { told } from '../contract/told.ts';
import type { SlowTechnique } from './common/slow_technique.ts';
import { UnknownTechniqueError } from './common/technique.ts';
import { deepDream } from './deep_dream.ts';
import { depthStrip } from './depth_strip.ts';
import { dreamZoom } from './dream_zoom.ts';
import { featureInversion } from './feature_inversion.ts';
import { gradientAscent } from './gradient_ascent.ts';
import { styleTransfer } from './style_transfer.ts';
import { textureSynthesis } from './texture_synthesis.ts';

/** Every slow technique, in the lecture's order. A new one is a file beside this and a line here. */
export const slowTechniques: readonly SlowTechnique[] = [
  gradientAscent,
  deepDream,
  dreamZoom,
  featureInversion,
  depthStrip,
  textureSynthesis,
  styleTransfer,
];

/**
 * @param among those that there are; the program's own by default
 * @throws {UnknownTechniqueError}
 */
export function slowTechniqueById(
  id: string,
  among: readonly SlowTechnique[] = slowTechniques,
): SlowTechnique {
  const found = among.find((technique) => technique.id === id);
  if (found) return found;
  throw new UnknownTechniqueError(
    told('settingErrors.noPainting', { id, all: among.map((p) => p.id).join(', ') }),
  );
}
