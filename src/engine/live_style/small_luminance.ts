/** Light and dark of frames, small: what motion is looked for in. */
import { luminanceAt } from '../../numeric/luminance.ts';

/** Light and dark of a frame, made small; 0..255, row after row. */
export interface Luminance {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** The longer side of the luminance that motion is looked for in. */
const LONGER_SIDE = 96;

/** What a picture of this size is made small to before motion is looked for. */
export function smallSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGER_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * @param rgba four bytes a pixel
 * @returns light and dark (BT.601) at no more than 96 pixels a side, smoothed
 */
export function luminanceOf(rgba: ArrayLike<number>, width: number, height: number): Luminance {
  const small = smallSize(width, height);
  const sums = new Float32Array(small.width * small.height);
  const counts = new Float32Array(sums.length);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * small.height) / height) * small.width;
    for (let x = 0; x < width; x++) {
      const [from, to] = [4 * (y * width + x), row + Math.floor((x * small.width) / width)];
      sums[to] = (sums[to] as number) + luminanceAt(rgba, from);
      counts[to] = (counts[to] as number) + 1;
    }
  }
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) / (counts[i] as number);
  return smoothed({ ...small, values: sums });
}

/** By 1, 2, 1 along both sides: edges that move by part of a pixel change little by little. */
export function smoothed({ width, height, values }: Luminance): Luminance {
  const along = (from: Float32Array, length: number, step: number): Float32Array =>
    from.map((value, i) => {
      const place = Math.floor(i / step) % length;
      const before = from[place > 0 ? i - step : i] as number;
      const after = from[place < length - 1 ? i + step : i] as number;
      return (before + 2 * value + after) / 4;
    });
  return { width, height, values: along(along(values, width, 1), height, width) };
}

/** Half as wide and high: means of two by two. */
export function halved({ width, height, values }: Luminance): Luminance {
  const [w, h] = [Math.max(1, width >> 1), Math.max(1, height >> 1)];
  const half = new Float32Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const at = (dy: number, dx: number) =>
        values[Math.min(height - 1, 2 * y + dy) * width + Math.min(width - 1, 2 * x + dx)] as number;
      half[y * w + x] = (at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1)) / 4;
    }
  return { width: w, height: h, values: half };
}

/** With a border all around that goes on as its edge does: what lies `pad` pixels outside can be asked for. */
export interface Padded extends Luminance {
  readonly pad: number;
}

export function padded({ width, height, values }: Luminance, pad: number): Padded {
  const [w, h] = [width + 2 * pad, height + 2 * pad];
  const wide = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    const from = Math.min(height - 1, Math.max(0, y - pad)) * width;
    for (let x = 0; x < w; x++)
      wide[y * w + x] = values[from + Math.min(width - 1, Math.max(0, x - pad))] as number;
  }
  return { width: w, height: h, values: wide, pad };
}

/** Between pixels, bilinear; beyond the border, the border. */
export function sampled({ width, height, values, pad }: Padded, x: number, y: number): number {
  const [cx, cy] = [Math.min(width - 2, Math.max(0, x + pad)), Math.min(height - 2, Math.max(0, y + pad))];
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [u, v] = [cx - x0, cy - y0];
  const at = y0 * width + x0;
  const above = (1 - u) * (values[at] as number) + u * (values[at + 1] as number);
  const below = (1 - u) * (values[at + width] as number) + u * (values[at + width + 1] as number);
  return (1 - v) * above + v * below;
}
