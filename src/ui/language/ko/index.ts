/** Korean, for readers of CS231n's Korean notes: the terms are theirs, with the English word beside where a student needs it. */
import './font.css';
import type { Dictionary, Said } from '../words.ts';
import { ablation } from './ablation.ts';
import { address } from './address.ts';
import { atlas } from './atlas.ts';
import { browserErrors } from './browser_errors.ts';
import { channels } from './channels.ts';
import { chart } from './chart.ts';
import classNames from './class_names.json';
import { classes } from './classes.ts';
import { classroom } from './classroom.ts';
import { comparison } from './comparison.ts';
import { embedding } from './embedding.ts';
import { errors } from './errors.ts';
import { exhibit } from './exhibit.ts';
import { fool } from './fool.ts';
import { inside } from './inside.ts';
import { keys } from './keys.ts';
import { kiosk } from './kiosk.ts';
import { liveStyle } from './live_style.ts';
import { networks } from './networks.ts';
import { patches } from './patches.ts';
import { phrases } from './phrases.ts';
import { pointing } from './pointing.ts';
import { save } from './save.ts';
import { shell } from './shell.ts';
import { sources } from './sources.ts';
import { studio } from './studio.ts';
import { teach } from './teach.ts';
import { tour } from './tour.ts';
import { views } from './views.ts';
import { welcome } from './welcome.ts';

const words: Dictionary = {
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
  keys,
  kiosk,
  liveStyle,
  networks,
  patches,
  pointing,
  save,
  shell,
  sources,
  studio,
  teach,
  tour,
  welcome,
};
const said: Said = { views, phrases, classNames };

export const korean = { words, said };
