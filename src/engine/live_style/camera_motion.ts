/** The motion of the camera itself, of which most blocks of a picture are witnesses. */

/** What was found of each block of a grid, row after row. */
export interface Found {
  readonly columns: number;
  readonly rows: number;
  /** Motion in pixels. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** How much a block's light and dark varies in every direction, in squares of 1/255 a pixel: one without knows nothing of its motion. */
  readonly certainty: Float32Array;
}

/** A block that varies more is no better a witness. */
const MOST_CERTAIN = 60;
/** A block whose motion is so many pixels away from the camera's counts half. */
const AWAY = 0.5;
/** Against turning and zooming, in certainty of all blocks: a picture without much to hold on to only moves. */
const EVEN = 20;
/** Least squares whose weights follow what the last ones left. */
const ROUNDS = 6;

/**
 * The affine motion that most blocks agree on (robust least squares, reweighted after Geman & McClure 1987), beginning at their weighted median.
 * What moves by itself has little to say in it, as long as it is the smaller part of the picture.
 * @returns the camera's motion at the middle of each block, in pixels
 */
export function cameraMotion(found: Found): { x: Float32Array; y: Float32Array } {
  const { columns, rows, certainty } = found;
  const across = found.x.map((_, i) => ((i % columns) + 0.5) / columns - 0.5);
  const down = found.x.map((_, i) => (Math.floor(i / columns) + 0.5) / rows - 0.5);
  let x = new Float32Array(certainty.length).fill(weightedMedian(found.x, certainty));
  let y = new Float32Array(certainty.length).fill(weightedMedian(found.y, certainty));
  for (let round = 0; round < ROUNDS; round++) {
    const weights = certainty.map((certain, i) => {
      const [ex, ey] = [(found.x[i] as number) - (x[i] as number), (found.y[i] as number) - (y[i] as number)];
      return Math.min(certain, MOST_CERTAIN) / (1 + ((ex * ex + ey * ey) / AWAY ** 2) ** 2);
    });
    x = plane(found.x, weights, across, down);
    y = plane(found.y, weights, across, down);
  }
  return { x, y };
}

function weightedMedian(values: Float32Array, weights: Float32Array): number {
  const order = [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number));
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let sum = 0;
  for (const i of order) {
    sum += weights[i] as number;
    if (sum > half) return values[i] as number;
  }
  return 0;
}

/** The plane a + b across + c down nearest to the values, at each of their places; 0 without weights. */
function plane(
  values: Float32Array,
  weights: Float32Array,
  across: Float32Array,
  down: Float32Array,
): Float32Array<ArrayBuffer> {
  let [n, x, y, xx, xy, yy, v, vx, vy] = [1e-6, 0, 0, EVEN, 0, EVEN, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const [w, u, t] = [weights[i] as number, across[i] as number, down[i] as number];
    const value = w * (values[i] as number);
    n += w;
    x += w * u;
    y += w * t;
    xx += w * u * u;
    xy += w * u * t;
    yy += w * t * t;
    v += value;
    vx += value * u;
    vy += value * t;
  }
  // Cramer's rule on the symmetric [n x y; x xx xy; y xy yy].
  const [c0, c1, c2] = [xx * yy - xy * xy, y * xy - x * yy, x * xy - y * xx];
  const determinant = n * c0 + x * c1 + y * c2;
  const a = (c0 * v + c1 * vx + c2 * vy) / determinant;
  const b = (c1 * v + (n * yy - y * y) * vx + (x * y - n * xy) * vy) / determinant;
  const c = (c2 * v + (x * y - n * xy) * vx + (n * xx - x * x) * vy) / determinant;
  return Float32Array.from(values, (_, i) => a + b * (across[i] as number) + c * (down[i] as number));
}
