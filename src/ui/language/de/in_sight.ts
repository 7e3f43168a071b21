/** What is in sight of features that this language otherwise lacks. */
import type { English, Words } from '../words.ts';

export const studio: Partial<Words<English['studio']>> = {
  paintFromThisFrame: 'Dieses Bild malen',
  paint: 'Malen',
  settings: 'Einstellungen',
  more: 'Mehr',
  sideBySide: 'Nebeneinander malen',
  besideFast: 'Langsam neben schnell',
  paintedTowards: 'Gemalt auf',
  paintedAfter: 'Gemalt nach',
  after: 'nach',
  waiting: 'wartet',
  paintingStep: 'Schritt {step} von {steps}',
  paintingsGrowHereStepBy: 'Hier wachsen Gemälde, Schritt für Schritt, während das Live-Bild weiterläuft.',
  thisFrameWillBePainted: 'Dieses Bild wird gemalt',
  paintedFromNoiseNotFrom: 'Nicht nach der Kamera gemalt, sondern aus Rauschen',
  whatIsPaintedHereHangs: 'Was hier gemalt wird, hängt an dieser Wand.',
};

export const embedding: Partial<Words<English['embedding']>> = {
  byFeaturesSmallAngle: 'Nach Merkmalen: kleiner Winkel',
  byFeaturesSmallL2: 'Nach Merkmalen: kleiner L2-Abstand',
  byPixels: 'Nach Pixeln',
  cosineUnit: '1 − Kosinus',
  pixelUnit: 'Unterschied, von 255',
  nearestToTheLivePicture: 'Dem Live-Bild am nächsten',
};
