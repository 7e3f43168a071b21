/** What is in sight of features that this language otherwise lacks. */
import type { English, Words } from '../words.ts';

export const studio: Partial<Words<English['studio']>> = {
  paintFromThisFrame: 'Pintar esta imagen',
  paint: 'Pintar',
  settings: 'Ajustes',
  more: 'Más',
  sideBySide: 'Pintar lado a lado',
  paintedTowards: 'Pintado hacia',
  paintedAfter: 'Pintado según',
  after: 'según',
  waiting: 'en espera',
  paintingStep: 'paso {step} de {steps}',
  paintingsGrowHereStepBy: 'Aquí crecen las pinturas, paso a paso, mientras sigue la imagen en vivo.',
  thisFrameWillBePainted: 'Se pintará esta imagen',
  paintedFromNoiseNotFrom: 'Pintado no desde la cámara, sino desde el ruido',
  whatIsPaintedHereHangs: 'Lo que se pinta aquí cuelga de esta pared.',
};

export const embedding: Partial<Words<English['embedding']>> = {
  byFeaturesSmallAngle: 'Por características: ángulo pequeño',
  byFeaturesSmallL2: 'Por características: distancia L2 pequeña',
  byPixels: 'Por píxeles',
  cosineUnit: '1 − coseno',
  pixelUnit: 'diferencia, de 255',
  nearestToTheLivePicture: 'Lo más cercano a la imagen en vivo',
};
