/** What `npm run train-style` asks of train.py: what the person left out is filled in. */
import { basename, extname, join } from 'node:path';
import { idFrom } from '../networks/id_from.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Photographs that come with the program: those of the map of pictures, and three to look at meanwhile. */
const PHOTOGRAPHS = join(ROOT, 'models/gallery');
const LOOK = ['chelsea', 'coffee', 'macaw'].map((name) => join(ROOT, `models/pictures/${name}.jpg`));

export interface Order {
  /** Of train.py. What the person gave counts from where the person stands. */
  readonly arguments: readonly string[];
  readonly name: string;
  /** Where the sheet of what it paints by then lies, in the repository's folder. */
  readonly sheet: string;
}

/**
 * @param given what the person wrote: a picture, and any flags of train.py
 * @param cores of this machine
 * @returns null where there is no picture
 */
export function orderOf(given: readonly string[], cores: number): Order | null {
  const [picture, ...flags] = given;
  if (picture === undefined || picture.startsWith('-')) return null;
  const flagged = (flag: string): string | undefined => {
    const at = flags.findIndex((one) => one === flag || one.startsWith(`${flag}=`));
    return at < 0 ? undefined : flags[at] === flag ? flags[at + 1] : flags[at]?.slice(flag.length + 1);
  };
  const name = flagged('--name') ?? nameOf(picture);
  const usual: [string, readonly string[]][] = [
    ['--name', [name]],
    ['--photographs', [PHOTOGRAPHS]],
    ['--threads', [`${cores}`]],
    ['--look', LOOK],
  ];
  const added = usual.flatMap(([flag, values]) => (flagged(flag) === undefined ? [flag, ...values] : []));
  // As identity.py makes a folder's name of it.
  const folder = flagged('--id') ?? idFrom(name);
  return {
    arguments: [picture, ...flags, ...added],
    name,
    sheet: `tools/train-style/runs/${folder}-${flagged('--size') ?? 'tiny'}/progress.png`,
  };
}

/** `my_great-wave.jpg` is "My great wave". */
function nameOf(picture: string): string {
  const words = basename(picture, extname(picture))
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
