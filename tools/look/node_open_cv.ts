import { createRequire } from 'node:module';
import { type OpenCv, provideOpenCv } from '../../src/techniques/segmentation/open_cv.ts';

/** OpenCV as its package has it: Node has no policy that its script would break. */
export function startNodeOpenCv(): void {
  provideOpenCv(() => createRequire(import.meta.url)('@techstark/opencv-js') as Promise<OpenCv>);
}
