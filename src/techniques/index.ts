import { activations } from './activations.ts';
import { embedding } from './embedding.ts';
import { liveStyle } from './fast_style.ts';
import type { Filter } from './filter.ts';
import { gradCam } from './grad_cam.ts';
import { guidedBackprop } from './guided_backprop.ts';
import { guidedGradCam } from './guided_grad_cam.ts';
import { occlusion } from './occlusion.ts';
import { ranking } from './ranking.ts';
import { saliency } from './saliency.ts';
import { type Technique, UnknownTechniqueError } from './technique.ts';

/** Every technique, in the lecture's order. A new one is a file beside this and a line here. */
export const techniques: readonly Technique[] = [
  ranking,
  activations,
  embedding,
  occlusion,
  saliency,
  guidedBackprop,
  gradCam,
  guidedGradCam,
];

/** Every filter, after the techniques on screen. */
export const filters: readonly Filter[] = [liveStyle];

/** @throws {UnknownTechniqueError} */
export function techniqueById(id: string): Technique {
  const found = techniques.find((technique) => technique.id === id);
  if (found) return found;
  throw new UnknownTechniqueError(
    `There is no technique "${id}". There are: ${[...techniques, ...filters].map((t) => t.id).join(', ')}.`,
  );
}

export const filterById = (id: string): Filter | undefined => filters.find((filter) => filter.id === id);
