/** Photographs before a camera whose noise is made here. */
import { join } from 'node:path';
import sharp from 'sharp';
import type { Size } from '../../src/render/placement.ts';

/** Standard deviation of the noise of every colour of every pixel, of 255: that of a webcam in a room. */
const NOISE = 4;

export const SCENES = ['dog', 'coffee', 'rocket'];

/** Normally distributed numbers, the same at every run: Box and Muller on a linear congruential generator. */
function* normals(seed: number): Generator<number, never> {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / 4294967297;
  };
  for (;;) yield Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/**
 * @param scene a picture of models/pictures
 * @param step pixels to the left and up from frame to frame: whole ones, so that what was where is known to the bit
 * @returns RGB of each frame
 */
export async function noisyFilm(
  scene: string,
  { width, height }: Size,
  frames: number,
  step = { x: 0, y: 0 },
): Promise<Uint8Array[]> {
  const whole = { width: width + frames * step.x, height: height + frames * step.y };
  const photograph = sharp(join(import.meta.dirname, `../../models/pictures/${scene}.jpg`))
    .resize({ ...whole, fit: 'cover' })
    .removeAlpha();
  const still = await photograph.raw().toBuffer();
  const noise = normals(SCENES.indexOf(scene) + 1);
  const film: Uint8Array[] = [];
  for (let t = 0; t < frames; t++) {
    const clean = await sharp(still, { raw: { ...whole, channels: 3 } })
      .extract({ left: t * step.x, top: t * step.y, width, height })
      .raw()
      .toBuffer();
    film.push(
      Uint8Array.from(
        new Uint8ClampedArray(Array.from(clean, (value) => value + NOISE * noise.next().value)),
      ),
    );
  }
  return film;
}
