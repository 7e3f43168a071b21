/** English: the source of all other languages, in the first file that the page loads. One file a feature. */

export const english = { atlas, shell, tour } as const;
export const english = { pointing, shell, tour } as const;
import { atlas } from './atlas.ts';
import { pointing } from './pointing.ts';
import { shell } from './shell.ts';
import { tour } from './tour.ts';
