/** The part of OpenCV.js that the program uses. Whoever runs techniques says where it comes from; it is loaded when first needed. */

import { once } from '../../contract/once.ts';
import { ToldError, told } from '../../contract/told.ts';

/** A matrix in OpenCV's own heap: whoever makes one calls `delete`. */
export interface Mat {
  /** Its bytes, row by row; valid until OpenCV allocates again. */
  readonly data: Uint8Array;
  delete(): void;
}

export interface OpenCv {
  readonly Mat: new (rows?: number, columns?: number, type?: number) => Mat;
  readonly Rect: new (x: number, y: number, width: number, height: number) => object;
  readonly CV_8UC1: number;
  readonly CV_8UC3: number;
  readonly GC_INIT_WITH_MASK: number;
  readonly GC_EVAL: number;
  readonly GC_EVAL_FREEZE_MODEL: number;
  grabCut(
    image: Mat,
    mask: Mat,
    rect: object,
    background: Mat,
    foreground: Mat,
    iterations: number,
    mode: number,
  ): void;
  setRNGSeed(seed: number): void;
}

/** OpenCV that cannot be had. */
export class OpenCvError extends ToldError {
  override readonly name = 'OpenCvError';
}

let loaded = false;
let load = once(() => bring(() => Promise.reject(new Error('nobody said where it is'))));

/** Says how OpenCV is brought here; called before the first technique that needs it. */
export function provideOpenCv(how: () => Promise<OpenCv>): void {
  loaded = false;
  load = once(() => bring(how));
}

/** False until openCv() has come through once: it is megabytes that take their time. */
export const hasOpenCv = (): boolean => loaded;

/** @throws {OpenCvError} if it cannot be loaded; the next call tries again */
export const openCv = (): Promise<OpenCv> => load();

async function bring(how: () => Promise<OpenCv>): Promise<OpenCv> {
  try {
    const cv = await how();
    loaded = true;
    return cv;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new OpenCvError(told('settingErrors.noOpenCv', { why }), { cause });
  }
}
