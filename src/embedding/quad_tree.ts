/** Deeper cells are smaller than rounding: what lies in one is in one place. */
const DEEPEST = 48;
const EMPTY = -1;

/**
 * Points in the plane in ever smaller square cells, so that a group far away can stand for its members (Barnes & Hut
 * 1986). Built anew for every arrangement; flat arrays, as it is walked once a point.
 */
export class QuadTree {
  /** Per cell: how many points, the sum of their places, side squared, one point, first of four children or EMPTY. */
  #mass: Float64Array;
  #sumX: Float64Array;
  #sumY: Float64Array;
  #side2: Float64Array;
  #point: Int32Array;
  #children: Int32Array;
  #cells = 0;
  readonly #stack = new Int32Array(4 * DEEPEST);

  /** @param points x, y, x, y, ... Borrowed for the tree's life. */
  constructor(private readonly points: Float64Array) {
    const room = 4 * points.length + 64;
    this.#mass = new Float64Array(room);
    this.#sumX = new Float64Array(room);
    this.#sumY = new Float64Array(room);
    this.#side2 = new Float64Array(room);
    this.#point = new Int32Array(room);
    this.#children = new Int32Array(room);
    const { x, y, half } = around(points);
    this.#addCell(2 * half);
    for (let point = 0; point < points.length / 2; point++) this.#insert(point, x, y, half);
  }

  /**
   * The pull of all other points on one, under the heavy-tailed kernel 1 / (1 + distance squared) of t-SNE.
   * @param theta a cell whose side is below this share of its distance counts as one point; 0 is exact
   * @param push [x, y] to which the sum of kernel squared times difference is added
   * @returns the sum of the kernel
   */
  repel(point: number, theta: number, push: Float64Array): number {
    const x = this.points[2 * point] as number;
    const y = this.points[2 * point + 1] as number;
    const theta2 = theta * theta;
    const stack = this.#stack;
    let [depth, total, pushX, pushY] = [1, 0, 0, 0];
    stack[0] = 0;
    while (depth > 0) {
      const cell = stack[--depth] as number;
      let mass = this.#mass[cell] as number;
      if (mass === 0) continue;
      const dx = x - (this.#sumX[cell] as number) / mass;
      const dy = y - (this.#sumY[cell] as number) / mass;
      const distance2 = dx * dx + dy * dy;
      const first = this.#children[cell] as number;
      if (first !== EMPTY && (this.#side2[cell] as number) >= theta2 * distance2) {
        for (let child = first; child < first + 4; child++) stack[depth++] = child;
        continue;
      }
      // A leaf holds the points of one place: of its own, a point does not push itself.
      if (first === EMPTY && distance2 === 0) mass--;
      const kernel = 1 / (1 + distance2);
      total += mass * kernel;
      const strength = mass * kernel * kernel;
      pushX += strength * dx;
      pushY += strength * dy;
    }
    push[0] = (push[0] as number) + pushX;
    push[1] = (push[1] as number) + pushY;
    return total;
  }

  #insert(point: number, centreX: number, centreY: number, halfSide: number): void {
    const x = this.points[2 * point] as number;
    const y = this.points[2 * point + 1] as number;
    let [cell, cx, cy, half] = [0, centreX, centreY, halfSide];
    for (let depth = 0; ; depth++) {
      const before = this.#mass[cell] as number;
      this.#mass[cell] = before + 1;
      this.#sumX[cell] = (this.#sumX[cell] as number) + x;
      this.#sumY[cell] = (this.#sumY[cell] as number) + y;
      if (this.#children[cell] === EMPTY) {
        if (before === 0) {
          this.#point[cell] = point;
          return;
        }
        const resident = this.#point[cell] as number;
        const samePlace = this.points[2 * resident] === x && this.points[2 * resident + 1] === y;
        if (samePlace || depth === DEEPEST - 1) return;
        this.#split(cell, cx, cy, half, before);
      }
      half /= 2;
      const [right, below] = [x > cx, y > cy];
      cell = (this.#children[cell] as number) + (right ? 1 : 0) + (below ? 2 : 0);
      cx += right ? half : -half;
      cy += below ? half : -half;
    }
  }

  /** Makes room for four children and moves the resident points, all of one place, into theirs. */
  #split(cell: number, cx: number, cy: number, half: number, residents: number): void {
    const first = this.#cells;
    for (let child = 0; child < 4; child++) this.#addCell(half);
    this.#children[cell] = first;
    const resident = this.#point[cell] as number;
    const x = this.points[2 * resident] as number;
    const y = this.points[2 * resident + 1] as number;
    const own = first + (x > cx ? 1 : 0) + (y > cy ? 2 : 0);
    this.#point[own] = resident;
    this.#mass[own] = residents;
    this.#sumX[own] = x * residents;
    this.#sumY[own] = y * residents;
  }

  #addCell(side: number): void {
    if (this.#cells === this.#mass.length) this.#grow();
    this.#side2[this.#cells] = side * side;
    this.#children[this.#cells] = EMPTY;
    this.#cells++;
  }

  #grow(): void {
    const twice = <T extends Float64Array | Int32Array>(old: T, bigger: T): T => {
      bigger.set(old);
      return bigger;
    };
    const room = 2 * this.#cells;
    this.#mass = twice(this.#mass, new Float64Array(room));
    this.#sumX = twice(this.#sumX, new Float64Array(room));
    this.#sumY = twice(this.#sumY, new Float64Array(room));
    this.#side2 = twice(this.#side2, new Float64Array(room));
    this.#point = twice(this.#point, new Int32Array(room));
    this.#children = twice(this.#children, new Int32Array(room));
  }
}

/** The square around all points. */
function around(points: Float64Array): { x: number; y: number; half: number } {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] as number, points[at + 1] as number];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const half = Math.max(right - left, bottom - top, 1e-12) / 2;
  return { x: (left + right) / 2, y: (top + bottom) / 2, half };
}
