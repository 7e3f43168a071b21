/** Japanese: interface and captions. What it lacks is English, and listed in test/ui/language/begun.test.ts. */
import './font.css';
import type { PartialDictionary, Said } from '../words.ts';
import { ablation } from './ablation.ts';
import { address } from './address.ts';
import { atlas } from './atlas.ts';
import { browserErrors } from './browser_errors.ts';
import { channels } from './channels.ts';
import { chart } from './chart.ts';
import { classes } from './classes.ts';
import { classroom } from './classroom.ts';
import { comparison } from './comparison.ts';
import { embedding } from './embedding.ts';
import { errors } from './errors.ts';
import { exhibit } from './exhibit.ts';
import { fool } from './fool.ts';
import { inside } from './inside.ts';
import { instrument } from './instrument.ts';
import { keys } from './keys.ts';
import { kiosk } from './kiosk.ts';
import { liveStyle } from './live_style.ts';
import { networks } from './networks.ts';
import { output } from './output.ts';
import { patches } from './patches.ts';
import { phones } from './phones.ts';
import { phrases } from './phrases.ts';
import { pointing } from './pointing.ts';
import { record } from './record.ts';
import { save } from './save.ts';
import { shell } from './shell.ts';
import { sources } from './sources.ts';
import { staff } from './staff.ts';
import { steps } from './steps.ts';
import { studio } from './studio.ts';
import { teach } from './teach.ts';
import { tour } from './tour.ts';
import { views } from './views.ts';
import { welcome } from './welcome.ts';

const words: PartialDictionary = {
  ablation,
  address,
  atlas,
  browserErrors,
  channels,
  chart,
  classes,
  classroom,
  comparison,
  embedding,
  errors,
  exhibit,
  fool,
  inside,
  instrument,
  keys,
  kiosk,
  liveStyle,
  networks,
  output,
  patches,
  phones,
  pointing,
  record,
  save,
  shell,
  sources,
  staff,
  steps,
  studio,
  teach,
  tour,
  welcome,
};
const said: Said = { views, phrases, classNames: {} };

export const japanese = { words, said };
