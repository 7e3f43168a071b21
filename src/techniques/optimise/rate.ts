/** The step size of each step, the first being 1. */
export type Rate = (step: number) => number;

/** The last step's share of the full size. */
const LAST = 0.05;

export const rateOf = (rate: number | Rate): Rate => (typeof rate === 'number' ? () => rate : rate);

/**
 * Along half a cosine from the full size at the first step to a twentieth of it at the end: what large steps leave moving
 * comes to rest. Loshchilov & Hutter 2017, "SGDR", equation 5, without restarts. Beyond the end it stays as it is there.
 * @param steps from the first to the end
 */
export const fallingRate =
  (rate: number, steps: number): Rate =>
  (step) => {
    const done = Math.min(1, (step - 1) / steps);
    return rate * (LAST + ((1 - LAST) * (1 + Math.cos(Math.PI * done))) / 2);
  };
