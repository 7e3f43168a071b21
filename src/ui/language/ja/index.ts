/** Japanese. What was added of late and is not translated yet is English. */
import './font.css';
import type { PartialDictionary, Said } from '../words.ts';
import { ablation } from './ablation.ts';
import { address } from './address.ts';
import { atlas } from './atlas.ts';
import { atlasErrors } from './atlas_errors.ts';
import { browserErrors } from './browser_errors.ts';
import { cameraErrors } from './camera_errors.ts';
import { channels } from './channels.ts';
import { chart } from './chart.ts';
import classNames from './class_names.json';
import { classes } from './classes.ts';
import { classroom } from './classroom.ts';
import { comparison } from './comparison.ts';
import { embedding } from './embedding.ts';
import { errors } from './errors.ts';
import { exhibit } from './exhibit.ts';
import { exhibitErrors } from './exhibit_errors.ts';
import { fool } from './fool.ts';
import { galleryErrors } from './gallery_errors.ts';
import { importErrors } from './import_errors.ts';
import { inside } from './inside.ts';
import { instrument } from './instrument.ts';
import { instrumentErrors } from './instrument_errors.ts';
import { keys } from './keys.ts';
import { kiosk } from './kiosk.ts';
import { liveStyle } from './live_style.ts';
import { modelErrors } from './model_errors.ts';
import { networkErrors } from './network_errors.ts';
import { networks } from './networks.ts';
import { output } from './output.ts';
import { outputErrors } from './output_errors.ts';
import { patches } from './patches.ts';
import { phoneErrors } from './phone_errors.ts';
import { phones } from './phones.ts';
import { phrases } from './phrases.ts';
import { pictureErrors } from './picture_errors.ts';
import { pieces } from './pieces.ts';
import { pointing } from './pointing.ts';
import { record } from './record.ts';
import { save } from './save.ts';
import { settingErrors } from './setting_errors.ts';
import { shell } from './shell.ts';
import { sources } from './sources.ts';
import { staff } from './staff.ts';
import { steps } from './steps.ts';
import { studio } from './studio.ts';
import { studioErrors } from './studio_errors.ts';
import { styleErrors } from './style_errors.ts';
import { taughtErrors } from './taught_errors.ts';
import { teach } from './teach.ts';
import { tour } from './tour.ts';
import { tourErrors } from './tour_errors.ts';
import { views } from './views.ts';
import { welcome } from './welcome.ts';
import { workerErrors } from './worker_errors.ts';

const words: PartialDictionary = {
  ablation,
  address,
  atlas,
  atlasErrors,
  browserErrors,
  cameraErrors,
  channels,
  chart,
  classes,
  classroom,
  comparison,
  embedding,
  errors,
  exhibit,
  exhibitErrors,
  fool,
  galleryErrors,
  importErrors,
  inside,
  instrument,
  instrumentErrors,
  keys,
  kiosk,
  liveStyle,
  modelErrors,
  networkErrors,
  networks,
  output,
  outputErrors,
  patches,
  phoneErrors,
  phones,
  pictureErrors,
  pieces,
  pointing,
  record,
  save,
  settingErrors,
  shell,
  sources,
  staff,
  steps,
  studio,
  studioErrors,
  styleErrors,
  taughtErrors,
  teach,
  tour,
  tourErrors,
  welcome,
  workerErrors,
};
const said: Said = { views, phrases, classNames };

export const japanese = { words, said };
