import type { ShownPart } from '../../contract/jobs.ts';
import type { StepPart } from '../../techniques/common/slow_technique.ts';

const MIDDLE = 127.5;

/** A part of a step as a picture: mid-grey changes nothing, white is the largest magnitude. */
export function shownPart({ name, width, height, values, length }: StepPart): ShownPart {
  const scale = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++)
    for (let colour = 0; colour < 3; colour++) {
      const value = values[3 * pixel + colour] as number;
      rgba[4 * pixel + colour] = MIDDLE + (scale > 0 ? (MIDDLE * value) / scale : 0);
    }
  return { name, picture: { width, height, rgba }, scale, length };
}
