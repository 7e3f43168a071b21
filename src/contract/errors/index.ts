/** What the program says where something fails, in English. One file a matter; other languages have the same names. */
import { atlasErrors } from './atlas_errors.ts';
import { cameraErrors } from './camera_errors.ts';
import { exhibitErrors } from './exhibit_errors.ts';
import { galleryErrors } from './gallery_errors.ts';
import { importErrors } from './import_errors.ts';
import { instrumentErrors } from './instrument_errors.ts';
import { modelErrors } from './model_errors.ts';
import { networkErrors } from './network_errors.ts';
import { outputErrors } from './output_errors.ts';
import { phoneErrors } from './phone_errors.ts';
import { pictureErrors } from './picture_errors.ts';
import { pieces } from './pieces.ts';
import { settingErrors } from './setting_errors.ts';
import { studioErrors } from './studio_errors.ts';
import { styleErrors } from './style_errors.ts';
import { taughtErrors } from './taught_errors.ts';
import { tourErrors } from './tour_errors.ts';
import { workerErrors } from './worker_errors.ts';

export const errorMessages = {
  atlasErrors,
  cameraErrors,
  exhibitErrors,
  galleryErrors,
  importErrors,
  instrumentErrors,
  modelErrors,
  networkErrors,
  outputErrors,
  phoneErrors,
  pictureErrors,
  pieces,
  settingErrors,
  studioErrors,
  styleErrors,
  taughtErrors,
  tourErrors,
  workerErrors,
} as const;
