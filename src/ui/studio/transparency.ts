/** The transparency of a finished picture, shown or not: the picture keeps its colours either way. */
import type { JobId, Pixels } from '../../contract/jobs.ts';
import { opaqueJobs } from './store.ts';

export function hasTransparency({ rgba }: Pixels): boolean {
  for (let i = 3; i < rgba.length; i += 4) if ((rgba[i] as number) < 255) return true;
  return false;
}

export function setTransparent(id: JobId, on: boolean): void {
  const others = opaqueJobs.value.filter((other) => other !== id);
  opaqueJobs.value = on ? others : [...others, id];
}

/** A job's picture as it is shown and saved. @param picture borrowed */
export function shownOf(id: JobId, picture: Pixels): Pixels {
  if (!opaqueJobs.value.includes(id)) return picture;
  const rgba = picture.rgba.slice();
  for (let i = 3; i < rgba.length; i += 4) rgba[i] = 255;
  return { ...picture, rgba };
}
