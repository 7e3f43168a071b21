/** Sizes of what goes out of the page, as text. */
import type { Size } from '../../render/placement.ts';

/** Of a side, in pixels. */
const LEAST = 16;
const MOST = 4096;

/** "1280x720". @returns undefined where the text is no size of 16 to 4096 even pixels a side: video has no odd ones */
export function readSize(text: string): Size | undefined {
  const [, width, height] = /^(\d{2,4})[x×](\d{2,4})$/.exec(text)?.map(Number) ?? [];
  if (width === undefined || height === undefined) return undefined;
  return [width, height].every((side) => side >= LEAST && side <= MOST && side % 2 === 0)
    ? { width, height }
    : undefined;
}

export const writeSize = ({ width, height }: Size): string => `${width}x${height}`;
