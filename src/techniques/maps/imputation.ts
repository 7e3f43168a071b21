/**
 * Noisy linear imputation: what removed pixels become in ROAD, Rong et al. 2022, A Consistent and Efficient Evaluation
 * Strategy for Attribution Methods, section 5. Each removed pixel is the weighted mean of its eight neighbours, removed ones
 * too, which is a system of linear equations; a little noise is added. The shape of the hole then tells the network nothing.
 */
import { fillWith } from '../../network/preprocess.ts';
import { Random } from '../../numeric/random.ts';

/** [row, column, weight]: twice as much for those beside as for those at the corners. */
const NEIGHBOURS = [
  [-1, -1, 1 / 12],
  [-1, 0, 1 / 6],
  [-1, 1, 1 / 12],
  [0, -1, 1 / 6],
  [0, 1, 1 / 6],
  [1, -1, 1 / 12],
  [1, 0, 1 / 6],
  [1, 1, 1 / 12],
] as const;

/** Of the residual, relative to the right-hand side: far finer than the noise. */
const TOLERANCE = 1e-3;
const MOST_ITERATIONS = 1000;

/** The equations of the removed pixels: diagonal * x - sum of weight * x of removed neighbours = known. */
interface Equations {
  /** The pixels that are removed. */
  readonly pixels: Uint32Array;
  /** The sum of the weights of the neighbours that are in the picture. */
  readonly diagonal: Float64Array;
  /** Of each removed pixel eight numbers of removed ones, in the order of NEIGHBOURS; -1 where that one is not removed. */
  readonly others: Int32Array;
  /** Three a removed pixel: the weighted sum of its neighbours that are there. */
  readonly known: Float64Array;
}

/**
 * @param pixels height x width pixels of three colours, preprocessed; edited where `removed` is 1
 * @param noise standard deviation of what is added, in the pixels' unit; the same in every run
 * @param neutral the colour that all pixels become where all are removed
 * @returns how many iterations the equations took
 */
export function impute(
  pixels: Float32Array,
  removed: Uint8Array,
  width: number,
  noise: number,
  neutral: readonly number[],
): number {
  const iterations = fill(pixels, removed, width, neutral);
  const random = new Random(1);
  removed.forEach((is, pixel) => {
    if (!is) return;
    for (let at = 3 * pixel; at < 3 * pixel + 3; at++)
      pixels[at] = (pixels[at] as number) + noise * random.normal();
  });
  return iterations;
}

/** Without noise. What a picture of half the size becomes is where the equations begin. @returns iterations at full size */
function fill(pixels: Float32Array, removed: Uint8Array, width: number, neutral: readonly number[]): number {
  const equations = equationsOf(pixels, removed, width);
  // Nothing is there to begin from.
  if (equations.pixels.length === removed.length) {
    fillWith(pixels, neutral);
    return 0;
  }
  const solution = guess(pixels, removed, width, equations.pixels, neutral);
  const iterations = solve(equations, solution);
  equations.pixels.forEach((pixel, i) => {
    pixels.set(solution.subarray(3 * i, 3 * i + 3), 3 * pixel);
  });
  return iterations;
}

/** Smaller pictures are solved from nothing. */
const SMALLEST = 8;

/** Three numbers a removed pixel, from the picture at half the size, where a pixel is the mean of those of four that are there. */
function guess(
  pixels: Float32Array,
  removed: Uint8Array,
  width: number,
  places: Uint32Array,
  neutral: readonly number[],
): Float64Array {
  const [height, across] = [removed.length / width, Math.ceil(width / 2)];
  const found = new Float64Array(3 * places.length);
  if (Math.min(height, width) < SMALLEST) return found;
  const small = new Float32Array(3 * across * Math.ceil(height / 2));
  const counts = new Uint8Array(small.length / 3);
  const halfOf = (pixel: number) =>
    Math.floor(Math.floor(pixel / width) / 2) * across + Math.floor((pixel % width) / 2);
  removed.forEach((is, pixel) => {
    if (is) return;
    const half = halfOf(pixel);
    counts[half] = (counts[half] as number) + 1;
    for (let colour = 0; colour < 3; colour++)
      small[3 * half + colour] =
        (small[3 * half + colour] as number) + (pixels[3 * pixel + colour] as number);
  });
  const gone = counts.map((count) => (count > 0 ? 0 : 1));
  for (let at = 0; at < small.length; at++)
    small[at] = (small[at] as number) / Math.max(1, counts[Math.floor(at / 3)] as number);
  if (gone.includes(1)) fill(small, gone, across, neutral);
  places.forEach((pixel, i) => {
    const half = halfOf(pixel);
    found.set(small.subarray(3 * half, 3 * half + 3), 3 * i);
  });
  return found;
}

function equationsOf(pixels: Float32Array, removed: Uint8Array, width: number): Equations {
  const height = removed.length / width;
  const unknown = new Int32Array(removed.length).fill(-1);
  const places: number[] = [];
  removed.forEach((is, pixel) => {
    if (is) unknown[pixel] = places.push(pixel) - 1;
  });
  const diagonal = new Float64Array(places.length);
  const others = new Int32Array(8 * places.length).fill(-1);
  const known = new Float64Array(3 * places.length);
  places.forEach((pixel, i) => {
    const [y, x] = [Math.floor(pixel / width), pixel % width];
    NEIGHBOURS.forEach(([dy, dx, weight], n) => {
      if (y + dy < 0 || y + dy >= height || x + dx < 0 || x + dx >= width) return;
      const other = pixel + dy * width + dx;
      diagonal[i] = (diagonal[i] as number) + weight;
      if (removed[other]) others[8 * i + n] = unknown[other] as number;
      else
        for (let colour = 0; colour < 3; colour++)
          known[3 * i + colour] =
            (known[3 * i + colour] as number) + weight * (pixels[3 * other + colour] as number);
    });
  });
  return { pixels: Uint32Array.from(places), diagonal, others, known };
}

/**
 * The method of conjugate gradients: the matrix is symmetric and positive definite, as some pixel is there. All colours at once.
 * @param solution where it begins; edited
 * @returns iterations
 */
function solve({ diagonal, others, known }: Equations, solution: Float64Array): number {
  const product = new Float64Array(known.length);
  multiply(diagonal, others, solution, product);
  const residual = known.map((value, i) => value - (product[i] as number));
  const direction = residual.map((value, i) => value / (diagonal[Math.floor(i / 3)] as number));
  let [size, iterations] = [dot(residual, direction), 0];
  const enough = TOLERANCE ** 2 * dot(known, known);
  while (dot(residual, residual) > enough && iterations < MOST_ITERATIONS) {
    multiply(diagonal, others, direction, product);
    const step = size / dot(direction, product);
    for (let i = 0; i < solution.length; i++) {
      solution[i] = (solution[i] as number) + step * (direction[i] as number);
      residual[i] = (residual[i] as number) - step * (product[i] as number);
    }
    let next = 0;
    for (let i = 0; i < residual.length; i++)
      next += (residual[i] as number) ** 2 / (diagonal[Math.floor(i / 3)] as number);
    for (let i = 0; i < direction.length; i++)
      direction[i] =
        (residual[i] as number) / (diagonal[Math.floor(i / 3)] as number) +
        (next / size) * (direction[i] as number);
    size = next;
    iterations++;
  }
  return iterations;
}

function multiply(diagonal: Float64Array, others: Int32Array, x: Float64Array, into: Float64Array): void {
  for (let i = 0; i < diagonal.length; i++) {
    const own = diagonal[i] as number;
    let red = own * (x[3 * i] as number);
    let green = own * (x[3 * i + 1] as number);
    let blue = own * (x[3 * i + 2] as number);
    for (let n = 0; n < 8; n++) {
      const other = others[8 * i + n] as number;
      if (other < 0) continue;
      const weight = NEIGHBOURS[n]?.[2] ?? 0;
      red -= weight * (x[3 * other] as number);
      green -= weight * (x[3 * other + 1] as number);
      blue -= weight * (x[3 * other + 2] as number);
    }
    into[3 * i] = red;
    into[3 * i + 1] = green;
    into[3 * i + 2] = blue;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
