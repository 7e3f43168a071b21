import { basename, dirname, extname, resolve } from 'node:path';

/**
 * A name for every picture, without folders: its own without the ending, and where several have the same, as much more of
 * the path as tells them apart: `x.jpg`, `FOLDER-x`, `FOLDER-x.jpg` and so on.
 */
export function distinctNames(images: readonly string[]): string[] {
  const alike = new Map<string, string[]>();
  for (const image of images) {
    const name = nameAt(image, 0).toLowerCase();
    alike.set(name, [...(alike.get(name) ?? []), image]);
  }
  const names = new Map<string, string>();
  for (const group of alike.values())
    for (const image of group) names.set(image, nameAt(image, levelFor(group)));
  return images.map((image) => names.get(image) as string);
}

/** Deeper than folders lie in folders: what is the same by then is the same file. */
const DEEPEST = 64;

function levelFor(group: readonly string[]): number {
  for (let level = 0; level < DEEPEST; level++) {
    const names = new Set(group.map((image) => nameAt(image, level).toLowerCase()));
    if (names.size === group.length) return level;
  }
  return DEEPEST;
}

/** @param level 0: the name alone; odd: with its ending; from 2 on with one folder more every second time */
function nameAt(image: string, level: number): string {
  const folders = resolve(dirname(image)).split(/[/\\]/).filter(Boolean);
  const above = folders.slice(folders.length - Math.min(folders.length, Math.floor(level / 2)));
  const name = level % 2 === 1 ? basename(image) : basename(image, extname(image));
  return [...above, name].join('-');
}
