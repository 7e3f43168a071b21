/** General flashes as WCAG 2.2 defines them, counted on frames. */

/** A change counts from a tenth of the largest relative luminance on, where the darker of the two is below 0.8. */
const LEAST_CHANGE = 0.1;
const BRIGHT = 0.8;
/** Flashes a second that are allowed; a flash is a pair of opposing changes. */
const ALLOWED = 3;
/** The field that counts is 341 x 256 pixels of a screen of 1024 x 768: a third of each side. */
const FIELDS = 3;

export interface LuminanceFrame {
  readonly width: number;
  readonly height: number;
  /** Relative luminance of each pixel, 0..1, row by row. */
  readonly luminance: Float32Array;
}

/** Relative luminance of sRGB colours (WCAG 2.2). @param pixels red, green and blue in 0..1, one after another */
export function luminanceOf(pixels: ArrayLike<number>): Float32Array {
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return Float32Array.from({ length: pixels.length / 3 }, (_, i) => {
    const [red = 0, green = 0, blue = 0] = [pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]];
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  });
}

/** The frames at which a change ends that is opposed to the one before; the first change has none before it. */
function opposingChanges(values: readonly number[]): number[] {
  const changes: number[] = [];
  let [low, high, direction] = [values[0] ?? 0, values[0] ?? 0, 0];
  for (const [frame, value] of values.entries()) {
    const rises = value - low >= LEAST_CHANGE && low < BRIGHT && direction <= 0;
    const falls = high - value >= LEAST_CHANGE && value < BRIGHT && direction >= 0;
    if (rises || falls) {
      changes.push(frame);
      direction = rises ? 1 : -1;
      [low, high] = [value, value];
    }
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return changes;
}

/**
 * How much of a field of view flashes more than three times in some second.
 * @returns the largest share of the pixels of any field, 0..1; WCAG allows less than a quarter
 */
export function flashingShare(frames: readonly LuminanceFrame[], framesPerSecond: number): number {
  const { width = 0, height = 0 } = frames[0] ?? {};
  const flashing = new Uint8Array(width * height);
  for (let pixel = 0; pixel < flashing.length; pixel++) {
    const changes = opposingChanges(frames.map(({ luminance }) => luminance[pixel] ?? 0));
    // More than three pairs: the seventh change lies less than a second after the first.
    const isFlashing = changes.some((first, at) => {
      const seventh = changes[at + 2 * ALLOWED];
      return seventh !== undefined && seventh - first < framesPerSecond;
    });
    if (isFlashing) flashing[pixel] = 1;
  }
  let largest = 0;
  const [across, down] = [Math.ceil(width / FIELDS), Math.ceil(height / FIELDS)];
  for (let top = 0; top + down <= height; top += Math.max(1, down >> 1)) {
    for (let left = 0; left + across <= width; left += Math.max(1, across >> 1)) {
      let count = 0;
      for (let y = top; y < top + down; y++)
        for (let x = left; x < left + across; x++) count += flashing[y * width + x] ?? 0;
      largest = Math.max(largest, count / (across * down));
    }
  }
  return largest;
}
