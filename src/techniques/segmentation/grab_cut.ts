import type { Mat, OpenCv } from './open_cv.ts';

/** What is known of a pixel before the cut. */
export type Seed = 'background' | 'foreground' | 'unknown';

/** The values of OpenCV's masks: sure background and foreground, probable background and foreground. */
const GC_BGD = 0;
const GC_FGD = 1;
const GC_PR_BGD = 2;

/** What is not known is what the cut decides. */
export const SEED_CODES: Readonly<Record<Seed, number>> = {
  background: GC_BGD,
  foreground: GC_FGD,
  unknown: GC_PR_BGD,
};

/**
 * Cuts foreground from background by their colours. Rother, Kolmogorov, Blake 2004, GrabCut, with OpenCV.
 * As in Simonyan et al. 2013, section 3.2, the first colour models are estimated from the seeds alone and a first cut is
 * made by them; every further iteration estimates the models anew from the cut and cuts again.
 * @param rgb three bytes a pixel, row by row. Borrowed.
 * @param seeds one of SEED_CODES a pixel. Borrowed.
 * @yields the cut after each iteration: 1 where the foreground is, else 0; once nothing but 0 where either kind of seed is
 * missing
 */
export function* grabCut(
  cv: OpenCv,
  rgb: Uint8Array,
  seeds: Uint8Array,
  width: number,
  iterations: number,
): Generator<Uint8Array, void> {
  const height = seeds.length / width;
  const known = seeds.reduce((found, seed) => found | (1 << seed), 0);
  if ((known & 1) === 0 || (known & 2) === 0) {
    yield new Uint8Array(seeds.length);
    return;
  }
  const mats: Mat[] = [];
  const mat = (...size: [] | [number, number, number]) => {
    const made = new cv.Mat(...size);
    mats.push(made);
    return made;
  };
  // The Gaussian mixtures begin with random centres.
  cv.setRNGSeed(1);
  const nowhere = new cv.Rect(0, 0, 1, 1);
  try {
    const [background, foreground] = [mat(), mat()];
    learn(cv, rgb, seeds, mat, background, foreground);
    const image = mat(height, width, cv.CV_8UC3);
    image.data.set(rgb);
    const mask = mat(height, width, cv.CV_8UC1);
    mask.data.set(seeds);
    for (let cut = 1; cut <= iterations; cut++) {
      const mode = cut === 1 ? cv.GC_EVAL_FREEZE_MODEL : cv.GC_EVAL;
      cv.grabCut(image, mask, nowhere, background, foreground, 1, mode);
      // Sure and probable foreground are the odd ones.
      yield mask.data.map((value) => value & 1);
    }
  } finally {
    for (const made of mats) made.delete();
  }
}

/** Estimates both colour models from a picture that holds nothing but the seeds, one under the other. */
function learn(
  cv: OpenCv,
  rgb: Uint8Array,
  seeds: Uint8Array,
  mat: (rows: number, columns: number, type: number) => Mat,
  background: Mat,
  foreground: Mat,
): void {
  const sure = Array.from(seeds.keys()).filter((pixel) => seeds[pixel] !== GC_PR_BGD);
  const image = mat(sure.length, 1, cv.CV_8UC3);
  const mask = mat(sure.length, 1, cv.CV_8UC1);
  sure.forEach((pixel, row) => {
    image.data.set(rgb.subarray(3 * pixel, 3 * pixel + 3), 3 * row);
    mask.data[row] = seeds[pixel] as number;
  });
  cv.grabCut(image, mask, new cv.Rect(0, 0, 1, 1), background, foreground, 1, cv.GC_INIT_WITH_MASK);
}
