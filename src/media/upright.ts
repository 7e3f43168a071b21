export interface Pixels {
  /** Red, green, blue and alpha of each pixel, row after row. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/**
 * Pixels as they are seen.
 * @param orientation of TIFF and EXIF, 1..8: on which sides the first row and the first column of what is stored are seen
 * @returns the same pixels where they are upright, or the number is none of these
 */
export function upright(stored: Pixels, orientation: number): Pixels {
  if (!(orientation >= 2 && orientation <= 8)) return stored;
  const { rgba, width, height } = stored;
  /** Rows are seen as columns. */
  const isTurned = orientation >= 5;
  const fromLastRow = [3, 4, 6, 7].includes(orientation);
  const fromLastColumn = [2, 3, 7, 8].includes(orientation);
  const [across, down] = isTurned ? [height, width] : [width, height];
  const from = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      const row = isTurned ? x : y;
      const column = isTurned ? y : x;
      const atRow = fromLastRow ? height - 1 - row : row;
      const atColumn = fromLastColumn ? width - 1 - column : column;
      to[y * across + x] = from[atRow * width + atColumn] as number;
    }
  return { rgba: new Uint8ClampedArray(to.buffer), width: across, height: down };
}
