/** How far the motion between two frames can be trusted, pixel by pixel. */
import { type Luminance, type Padded, sampled, smoothed } from './small_luminance.ts';

/** Mean square of what the motion leaves unexplained at which it is trusted half, in squares of 1/255: a camera's noise is below. */
const UNEXPLAINED = 8;
/** The same for each square of a slope of light and dark: of an edge, a motion that is wrong by a third of a pixel leaves as much. */
const PER_SLOPE = 0.1;
/** What stands for it where a pixel was out of the picture, for each square of a pixel that it was away. */
const OUTSIDE = 1000;

/** Motion of each block, in shares of the picture's width and height. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly dx: Float32Array;
  readonly dy: Float32Array;
}

/**
 * 1 / (1 + (r / (UNEXPLAINED + PER_SLOPE s))²), where r is the mean square of what the motion leaves of a pixel's 3 x 3 neighbours, and s
 * that of their slopes. Something new is told from an edge that is not met exactly: it leaves more than the slopes of what is there.
 * @param before the frame before, padded
 * @returns 0..1 for each pixel of `after`; next to 0 for what was out of the picture before
 */
export function confidence(before: Padded, after: Luminance, grid: Grid): Luminance {
  const { width, height, values } = after;
  const [left, above] = [between(width, grid.columns), between(height, grid.rows)];
  const [squares, slopes] = [new Float32Array(values.length), new Float32Array(values.length)];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const at = (motion: Float32Array) => {
        const [u, v] = [left.share[x] as number, above.share[y] as number];
        const [up, low] = [(above.low[y] as number) * grid.columns, (above.high[y] as number) * grid.columns];
        const [a, b] = [left.low[x] as number, left.high[x] as number];
        const first = (1 - u) * (motion[up + a] as number) + u * (motion[up + b] as number);
        return (
          (1 - v) * first + v * ((1 - u) * (motion[low + a] as number) + u * (motion[low + b] as number))
        );
      };
      const [fromX, fromY] = [x + at(grid.dx) * width, y + at(grid.dy) * height];
      const away = Math.hypot(beyond(fromX, width), beyond(fromY, height));
      const square = (sampled(before, fromX, fromY) - (values[i] as number)) ** 2;
      squares[i] = square + OUTSIDE * away ** 2;
      const [west, east] = [values[x > 0 ? i - 1 : i], values[x < width - 1 ? i + 1 : i]];
      const [north, south] = [values[y > 0 ? i - width : i], values[y < height - 1 ? i + width : i]];
      slopes[i] =
        (((east as number) - (west as number)) ** 2 + ((south as number) - (north as number)) ** 2) / 4;
    }
  const unexplained = smoothed({ width, height, values: squares }).values;
  const steep = smoothed({ width, height, values: slopes }).values;
  return {
    width,
    height,
    values: unexplained.map(
      (square, i) => 1 / (1 + (square / (UNEXPLAINED + PER_SLOPE * (steep[i] as number))) ** 2),
    ),
  };
}

/** Where between two blocks a pixel lies: the one before its place, the one after, and how far it is on the way. */
function between(pixels: number, blocks: number): { low: Int32Array; high: Int32Array; share: Float32Array } {
  const [low, high, share] = [new Int32Array(pixels), new Int32Array(pixels), new Float32Array(pixels)];
  for (let i = 0; i < pixels; i++) {
    const at = Math.max(0, Math.min(blocks - 1, ((i + 0.5) * blocks) / pixels - 0.5));
    low[i] = Math.floor(at);
    high[i] = Math.min(blocks - 1, Math.floor(at) + 1);
    share[i] = at - Math.floor(at);
  }
  return { low, high, share };
}

/** How far a place lies beyond the first or last of so many pixels. */
const beyond = (place: number, pixels: number): number => Math.max(0, -place, place - (pixels - 1));
