/** Longest side of a frame in pixels: no network here looks at more, and a frame is sent many times a second. */
export const LONGEST_SIDE = 1280;

/** The size with the same aspect ratio whose longer side is at most `longest`, at least 1 x 1. Never enlarges. */
export function fitWithin(width: number, height: number, longest = LONGEST_SIDE) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
