/** Without a GPU, drawing and the network share the same cores: the network has to come first. */
const SOFTWARE_INTERVAL_MS = 100;
const RESTING_INTERVAL_MS = 500;
/** But a hand that moves the map must see it move. */
const HANDLED_INTERVAL_MS = 33;
const HANDLED_FOR_MS = 400;

/** When a stage draws: only when something changed, and without a GPU not too often. */
export class DrawingSchedule {
  readonly #draw: () => void;
  readonly #software: boolean;
  #handledAt = Number.NEGATIVE_INFINITY;
  #scheduled = false;
  #drawnAt = 0;
  #beforeDrawing: (() => void) | null = null;
  #ended = false;
  resting = false;

  /**
   * @param software true where the processor draws
   * @param draw draws the stage; it runs in an animation frame
   */
  constructor(software: boolean, draw: () => void) {
    this.#software = software;
    this.#draw = draw;
  }

  /** Something changed. */
  invalidate(): void {
    if (this.#scheduled || this.#ended) return;
    this.#scheduled = true;
    const draw = () => requestAnimationFrame(() => this.drawNow());
    const now = performance.now();
    const waitMs = this.#drawnAt + this.#betweenMs(now) - now;
    if (waitMs > 0) setTimeout(draw, waitMs);
    else draw();
  }

  withDrawing(change: () => void): void {
    if (!this.#software) {
      change();
      return;
    }
    this.#beforeDrawing = change;
    this.invalidate();
  }

  handle(): void {
    this.#handledAt = performance.now();
    this.invalidate();
  }

  drawNow(): void {
    const change = this.#beforeDrawing;
    this.#beforeDrawing = null;
    try {
      change?.();
    } finally {
      // After a change that failed the next one has to be drawn as well.
      this.#scheduled = false;
      this.#drawnAt = performance.now();
      if (!this.#ended) this.#draw();
    }
  }

  /** Draws no more. */
  end(): void {
    this.#ended = true;
  }

  #betweenMs(now: number): number {
    if (!this.#software) return 0;
    if (now - this.#handledAt < HANDLED_FOR_MS) return HANDLED_INTERVAL_MS;
    return this.resting ? RESTING_INTERVAL_MS : SOFTWARE_INTERVAL_MS;
  }
}
