import type { InputDescription } from '../../network/description.ts';

/** Settings in pixels of the network's input are meant for pictures of this side. */
const USUAL_SIDE = 224;

/** A patch fits so many times at least into the shorter side of a smaller picture. */
const LEAST_TIMES = 3;

type Input = Pick<InputDescription, 'height' | 'width'>;

const shorterOf = ({ height, width }: Input): number => Math.min(height, width);

/** A length in pixels as the same part of a smaller picture; in pictures of 224 and more it stays. */
export const scaledTo = (input: Input, length: number): number =>
  length * Math.min(1, shorterOf(input) / USUAL_SIDE);

/** The side of a patch, and the way from one to the next, in pixels. */
interface Sweep {
  readonly size: number;
  readonly stride: number;
}

/**
 * A patch of 40 pixels would hide most of a picture of 32 wherever it lies: in pictures smaller than 224 it is at most a third of the
 * shorter side. The stride is cut in the same measure, and to a third at most; both stay whole pixels.
 * @returns what was asked for where it fits
 */
export function fittedSweep(input: Input, asked: Sweep): Sweep {
  const shorter = shorterOf(input);
  if (shorter >= USUAL_SIDE) return asked;
  const most = Math.max(1, Math.floor(shorter / LEAST_TIMES));
  const size = Math.min(asked.size, most);
  const stride = Math.max(1, Math.min(most, Math.round((asked.stride * size) / asked.size)));
  return { size, stride };
}
