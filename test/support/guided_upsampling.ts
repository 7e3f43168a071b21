/** The guide of a painting (src/engine/live_style/edge_guide.ts) and bilinear enlarging, written plainly: what backends and shaders are held to. */

/**
 * @param painting RGB 0..255, row after row; `photograph` likewise
 * @returns slopes as bytes that are not rounded, and below them the luminance, three a pixel
 */
export function guideByHand(
  painting: ArrayLike<number>,
  photograph: ArrayLike<number>,
  width: number,
  height: number,
): number[] {
  const light = Array.from({ length: width * height }, (_, i) => {
    const [r = 0, g = 0, b = 0] = [0, 1, 2].map((c) => photograph[3 * i + c] as number);
    return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
  });
  const slopes = Array.from({ length: 3 * width * height }, (_, i) => {
    const [at, channel] = [Math.floor(i / 3), i % 3];
    const [column, row] = [at % width, Math.floor(at / width)];
    const window: [light: number, colour: number][] = [];
    for (let y = Math.max(0, row - 2); y <= Math.min(height - 1, row + 2); y++)
      for (let x = Math.max(0, column - 2); x <= Math.min(width - 1, column + 2); x++)
        window.push([
          light[y * width + x] as number,
          (painting[3 * (y * width + x) + channel] as number) / 255,
        ]);
    const mean = (of: (l: number, p: number) => number) =>
      window.reduce((sum, [l, p]) => sum + of(l, p), 0) / window.length;
    const [l0, p0] = [mean((l) => l), mean((_, p) => p)];
    const variance = Math.max(
      0.002,
      mean((l) => (l - l0) ** 2),
    );
    const own = Math.max(
      1e-4,
      mean((_, p) => (p - p0) ** 2),
    );
    const together = mean((l, p) => (l - l0) * (p - p0));
    const slope = (together / variance) * Math.min(1, together ** 2 / (variance * own));
    const range = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
    const [darkest, lightest] = range(window.map(([l]) => l));
    const [least, most] = range(window.map(([, p]) => p));
    const [l, p] = [light[at] as number, (painting[i] as number) / 255];
    // As light and as dark as the window is, it has none but the colours there, but for a step of a byte.
    const [lighter, darker] = [Math.max(lightest - l, 1e-4), Math.max(l - darkest, 1e-4)];
    const [higher, lower] = [most - p + 1 / 255, p - least + 1 / 255];
    const held =
      slope > 0
        ? Math.min(slope, higher / lighter, lower / darker)
        : Math.max(slope, -lower / lighter, -higher / darker);
    return 128 + 63 * held;
  });
  return [...slopes, ...light.flatMap((value) => [255 * value, 255 * value, 255 * value])];
}

/** RGB as opaque RGBA `times` as wide and high, bilinear between the middles of pixels. */
export function enlarged(
  rgb: ArrayLike<number>,
  width: number,
  height: number,
  times: number,
): Uint8ClampedArray {
  const place = (i: number, count: number) => {
    const at = Math.min(count - 1, Math.max(0, (i + 0.5) / times - 0.5));
    return [Math.floor(at), Math.min(count - 1, Math.floor(at) + 1), at - Math.floor(at)] as const;
  };
  return Uint8ClampedArray.from({ length: 4 * width * height * times * times }, (_, i) => {
    const [pixel, c] = [Math.floor(i / 4), i % 4];
    if (c === 3) return 255;
    const [x0, x1, u] = place(pixel % (width * times), width);
    const [y0, y1, v] = place(Math.floor(pixel / (width * times)), height);
    const at = (y: number, x: number) => rgb[3 * (y * width + x) + c] as number;
    return (1 - v) * ((1 - u) * at(y0, x0) + u * at(y0, x1)) + v * ((1 - u) * at(y1, x0) + u * at(y1, x1));
  });
}
