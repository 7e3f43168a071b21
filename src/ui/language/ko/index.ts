/** Korean. For readers of CS231n's Korean notes: terms are theirs, with the English word beside where a student needs it. */
import './font.css';
import type { Dictionary, Said } from '../words.ts';
import { atlas } from './atlas.ts';
import { inside } from './inside.ts';
import { pointing } from './pointing.ts';
import { shell } from './shell.ts';
import { tour } from './tour.ts';
import { views } from './views.ts';

const words: Dictionary = { atlas, inside, pointing, shell, tour };
const said: Said = { views, phrases: {} };

export const korean = { words, said };
