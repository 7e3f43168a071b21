/** What of a TIFF's structure has to hold before its pixels are unpacked (TIFF 6.0, section 2). */

/** Bytes of one value of each type, by the type's number. */
const SIZE_OF_TYPE: Readonly<Record<number, number>> = {
  ...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 },
};
const ENTRY_BYTES = 12;
/** Of a picture's pixels, packed or not: description of the page alone, no thumbnails, camera's notes or further pages. */
const TAGS = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
} as const;
/** Others that change how pixels are read: colours, order of bits, predictor, fax options, palette, transparency, JPEG's tables. */
const MORE_TAGS = [
  262, 266, 284, 292, 293, 317, 320, 338, 339, 347, 512, 513, 514, 519, 520, 521, 529, 530, 532,
];
const OF_PIXELS: ReadonlySet<number> = new Set([...Object.values(TAGS), ...MORE_TAGS]);
/** By the specification, tiles are multiples of 16. */
const LEAST_TILE = 16;
const MOST_BITS = 64;
const MOST_SAMPLES = 8;

interface Page {
  readonly width: number;
  readonly height: number;
  /** 1 is none. */
  readonly compression: number;
  /** 1..8: where the first row and the first column are seen; 1 is upright. */
  readonly orientation: number;
}

/**
 * The first page of a TIFF as a file of its own, in which every offset and every count lies: a decoder that follows them comes to an end.
 * @param file the whole file; not changed
 * @returns the size in pixels, how they are packed and turned, and a copy of the file that has one page and of it only the tags that say what its pixels are
 * @throws {RangeError} saying what is wrong with it
 */
export function firstPageOf(file: ArrayBuffer): Page & { readonly alone: ArrayBuffer } {
  const alone = file.slice(0);
  const view = new DataView(alone);
  if (alone.byteLength < 8) throw new RangeError('it ends too early');
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) throw new RangeError('it does not begin as a TIFF');
  const little = order === 0x4949;
  const start = view.getUint32(4, little);
  if (start < 8 || start + 2 > alone.byteLength) throw new RangeError('its directory lies outside the file');
  const count = view.getUint16(start, little);
  const end = start + 2 + count * ENTRY_BYTES;
  if (end + 4 > alone.byteLength) throw new RangeError('its directory is cut off');

  const numbers = new Map<number, number[]>();
  const kept: number[] = [];
  for (let at = start + 2; at < end; at += ENTRY_BYTES) {
    const tag = view.getUint16(at, little);
    if (!OF_PIXELS.has(tag)) continue;
    const [type, values] = [view.getUint16(at + 2, little), view.getUint32(at + 4, little)];
    const size = SIZE_OF_TYPE[type];
    if (size === undefined) throw new RangeError(`its tag ${tag} is of an unknown type`);
    const bytes = size * values;
    const from = bytes <= 4 ? at + 8 : view.getUint32(at + 8, little);
    if (from + bytes > alone.byteLength) throw new RangeError(`its tag ${tag} lies outside the file`);
    if (type === 3 || type === 4) {
      const read = (i: number) =>
        type === 3 ? view.getUint16(from + 2 * i, little) : view.getUint32(from + 4 * i, little);
      numbers.set(
        tag,
        Array.from({ length: values }, (_, i) => read(i)),
      );
    }
    kept.push(at);
  }
  const page = checkPage(numbers, alone.byteLength);

  const entries = new Uint8Array(alone);
  kept.forEach((at, i) => {
    entries.copyWithin(start + 2 + i * ENTRY_BYTES, at, at + ENTRY_BYTES);
  });
  view.setUint16(start, kept.length, little);
  // No page follows.
  view.setUint32(start + 2 + kept.length * ENTRY_BYTES, 0, little);
  return { ...page, alone };
}

function checkPage(numbers: ReadonlyMap<number, readonly number[]>, fileBytes: number): Page {
  const one = (tag: number, otherwise: number) => numbers.get(tag)?.[0] ?? otherwise;
  const [width, height] = [one(TAGS.width, 0), one(TAGS.height, 0)];
  if (width === 0 || height === 0) throw new RangeError('it holds no picture');
  const [bits, samples] = [one(TAGS.bits, 1), one(TAGS.samples, 1)];
  if (bits < 1 || bits > MOST_BITS || samples < 1 || samples > MOST_SAMPLES)
    throw new RangeError(`it has ${samples} samples of ${bits} bits in each pixel`);
  if (one(TAGS.rowsPerStrip, height) === 0) throw new RangeError('its strips have no rows');

  const isTiled = numbers.has(TAGS.tileWidth);
  if (isTiled) {
    const [across, down] = [one(TAGS.tileWidth, 0), one(TAGS.tileHeight, 0)];
    if (across < LEAST_TILE || down < LEAST_TILE)
      throw new RangeError(`its tiles have ${across} x ${down} pixels`);
  }
  const offsets = numbers.get(isTiled ? TAGS.tileOffsets : TAGS.stripOffsets) ?? [];
  if (offsets.length === 0) throw new RangeError('it does not say where its pixels lie');
  // A picture in one strip may leave out how long that is.
  const lengths = numbers.get(isTiled ? TAGS.tileBytes : TAGS.stripBytes) ?? [];
  if (lengths.some((bytes, i) => (offsets[i] ?? 0) + bytes > fileBytes))
    throw new RangeError('its pixels lie outside the file');
  return { width, height, compression: one(TAGS.compression, 1), orientation: one(TAGS.orientation, 1) };
}
