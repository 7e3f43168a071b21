/** English: the source of all other languages, in the first file that the page loads. One file a feature. */
import { atlas } from './atlas.ts';
import { inside } from './inside.ts';
import { pointing } from './pointing.ts';
import { shell } from './shell.ts';
import { tour } from './tour.ts';

export const english = { atlas, inside, pointing, shell, tour } as const;
