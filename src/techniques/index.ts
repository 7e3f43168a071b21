import { told } from '../contract/told.ts';
import { activations } from './activations.ts';
import type { Filter } from './common/filter.ts';
import { type Technique, UnknownTechniqueError } from './common/technique.ts';
import { concepts } from './concepts.ts';
import { cutOut } from './cut_out.ts';
import { embedding } from './embedding.ts';
import { faithfulness } from './faithfulness.ts';
import { liveStyle } from './fast_style.ts';
import { firstFilters } from './first_filters.ts';
import { fool } from './fool.ts';
import { gradCam } from './grad_cam.ts';
import { gradCamPlusPlus } from './grad_cam_plus_plus.ts';
import { guidedBackprop } from './guided_backprop.ts';
import { guidedGradCam } from './guided_grad_cam.ts';
import { hiresCam } from './hires_cam.ts';
import { layerCam } from './layer_cam.ts';
import { lrp } from './lrp.ts';
import { occlusion } from './occlusion.ts';
import { ranking } from './ranking.ts';
import { saliency } from './saliency.ts';
import { sanityCheck } from './sanity_check.ts';
import { scoreCam } from './score_cam.ts';
import { topPatches } from './top_patches.ts';
import { weights } from './weights.ts';

/**
 * Every technique, in the order on screen: the lecture's, but for the weights, which stand still and so come last. A new
 * one is a file beside this and a line here.
 */
export const techniques: readonly Technique[] = [
  ranking,
  activations,
  topPatches,
  embedding,
  occlusion,
  saliency,
  guidedBackprop,
  gradCam,
  guidedGradCam,
  gradCamPlusPlus,
  hiresCam,
  layerCam,
  lrp,
  concepts,
  scoreCam,
  cutOut,
  faithfulness,
  sanityCheck,
  fool,
  firstFilters,
  weights,
];

/** Every filter, after the techniques on screen. */
export const filters: readonly Filter[] = [liveStyle];

/**
 * @param among those that there are; the program's own by default
 * @throws {UnknownTechniqueError}
 */
export function techniqueById(id: string, among: readonly Technique[] = techniques): Technique {
  const found = among.find((technique) => technique.id === id);
  if (found) return found;
  throw new UnknownTechniqueError(
    told('settingErrors.noTechnique', { id, all: [...among, ...filters].map((t) => t.id).join(', ') }),
  );
}

export const filterById = (id: string): Filter | undefined => filters.find((filter) => filter.id === id);
